import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { OpenApiReading } from './open-api-reading.ts'
import { readOpenApi } from './read-open-api.ts'
import { openapi31, petstore, swagger2 } from './test-documents.ts'

function read(document: unknown, source: string | null = null): OpenApiReading {
  const outcome = readOpenApi(document, source)
  if (!outcome.ok) throw new Error(outcome.reason)
  return outcome.reading
}

const requestOf = (reading: OpenApiReading, name: string) => {
  const found = reading.requests.find((one) => one.name === name)
  if (found === undefined) throw new Error(`There is no ${name}`)
  return found
}

describe('a pet store in OpenAPI 3.0', () => {
  const reading = read(petstore)
  const { provider } = reading

  it('becomes a system with the addresses it names', () => {
    expect(reading.dialect).toBe('OpenAPI 3.0')
    expect(provider).toMatchObject({
      name: 'Swagger Petstore - OpenAPI 3.0',
      monogram: 'SP',
      summary: 'This is a sample Pet Store Server based on the OpenAPI 3.0 specification.',
      docsUrl: 'https://swagger.io',
    })
    expect(provider.servers).toEqual([
      {
        id: 'server',
        label: 'Sign-in address',
        default: 'https://login.petstore.example.com',
        neededBy: ['authorization-code', 'client-credentials'],
      },
      {
        id: 'api',
        label: 'API address',
        default: 'https://eu.petstore.example.com/api/v3',
        hint: 'The file also names https://sandbox.petstore.example.com/api/v3 (Sandbox).',
      },
    ])
  })

  it('has a sign-in for each way that Hallpass can go', () => {
    expect(provider.signIns.map(({ label, flow }) => [label, flow])).toEqual([
      ['In the browser', 'authorization-code'],
      ['As a program', 'client-credentials'],
      ['API key · api_key', 'api-key'],
      ['API key · app_id', 'api-key'],
      ['User name and password', 'api-key'],
      ['A token I have (JWT)', 'api-key'],
    ])
    expect(provider.signIns[0]?.settings).toMatchObject({
      endpoints: { authorization: '/oauth/authorize', token: '/oauth/token' },
      scopes: ['write:pets', 'read:pets'],
      scopeMeanings: { 'write:pets': 'modify pets in your account' },
    })
    expect(provider.signIns[2]).toMatchObject({
      use: { header: 'api_key', scheme: '' },
      whereToFind: ['Ask for one at Settings.'],
    })
    expect(new Set(provider.signIns.map(({ id }) => id)).size).toBe(6)
  })

  it('says what is done otherwise, and what is left out', () => {
    expect(reading.remarks).toEqual([
      expect.stringContaining('implicit flow, which is no longer advised'),
      expect.stringContaining('variable {{query_key}}'),
    ])
    expect(reading.notTaken).toEqual([expect.stringContaining('the HTTP scheme “digest”')])
  })

  it('has its operations as requests, in folders by tag', () => {
    expect(reading.requests.map(({ name, folder, form }) => `${folder}: ${form.method} ${name}`)).toEqual([
      'pet: POST Add a new pet to the store',
      'pet: GET Finds Pets by status',
      'pet: GET getPetById',
      'pet: DELETE Deletes a pet',
      'pet: POST Uploads an image.',
      'store: POST Open to everybody',
      'store: GET Two keys at once',
      'null: GET A key in the address',
    ])
  })

  it('makes an example body from the schema, without what only the server writes, and round in no circle', () => {
    const { form } = requestOf(reading, 'Add a new pet to the store')
    expect(form.bodyKind).toBe('json')
    expect(JSON.parse(form.json)).toEqual({
      name: 'doggie',
      category: { id: 1, name: 'Dogs' },
      photoUrls: ['string'],
      born: '2030-01-31',
      status: 'available',
    })
  })

  it('has parameters in the address: what must be there is on, and without a value it is a variable', () => {
    const { form } = requestOf(reading, 'Finds Pets by status')
    expect(form.url).toBe('/pet/findByStatus?status=available&owner={{owner}}')
    expect(form.query).toContainEqual({ on: false, name: 'limit', value: '20' })
    expect(form.headers).toEqual([{ on: false, name: 'X-Trace', value: 'abc' }])
    expect(requestOf(reading, 'getPetById').form).toMatchObject({ url: '/pet/{petId}', pathValues: { petId: '7' } })
  })

  it('has forms, and files that are still to be chosen', () => {
    expect(requestOf(reading, 'Uploads an image.').form.parts).toEqual([
      { on: true, name: 'file', value: '', kind: 'file', file: null, contentType: '' },
      { on: false, name: 'note', value: 'front', kind: 'text', file: null, contentType: '' },
    ])
    expect(requestOf(reading, 'Open to everybody').form).toMatchObject({
      bodyKind: 'form',
      form: [
        { on: true, name: 'user', value: 'ann' },
        { on: true, name: 'remember', value: 'true' },
      ],
    })
  })

  it('sends no token where the document says that none is wanted, and a second key as a variable', () => {
    expect(requestOf(reading, 'Open to everybody').form.authorization).toEqual({ kind: 'none' })
    expect(requestOf(reading, 'Two keys at once').form).toMatchObject({
      authorization: { kind: 'connection' },
      headers: [{ on: true, name: 'X-App-Id', value: '{{app_id}}' }],
    })
    expect(requestOf(reading, 'A key in the address').form).toMatchObject({
      authorization: { kind: 'none' },
      url: '/store/legacy?key={{query_key}}',
    })
  })
})

describe('Swagger 2.0', () => {
  const reading = read(swagger2)

  it('has its address from host, base path and schemes, https where there is a choice', () => {
    expect(reading.dialect).toBe('Swagger 2.0')
    expect(reading.provider.servers.map(({ id, default: address }) => [id, address])).toEqual([
      ['server', 'https://login.rides.example.com'],
      ['api', 'https://api.rides.example.com/v1'],
    ])
  })

  it('has its four OAuth flows, the implicit one only as a remark', () => {
    expect(reading.provider.signIns.map(({ flow }) => flow)).toEqual([
      'authorization-code',
      'client-credentials',
      'password',
      'api-key',
    ])
    expect(reading.remarks).toEqual([expect.stringContaining('“rides_implicit” also names the implicit flow')])
  })

  it('has parameters, forms and bodies in their older writing', () => {
    expect(requestOf(reading, 'Product Types').form).toMatchObject({
      url: '/products?latitude=52.5',
      query: [{ on: true }, { on: false, name: 'ids', value: 'a,b' }],
    })
    expect(requestOf(reading, 'A photo').form.parts).toMatchObject([
      { name: 'photo', kind: 'file', on: true },
      { name: 'caption', kind: 'text', value: 'me', on: false },
    ])
    expect(JSON.parse(requestOf(reading, 'Ask for a ride').form.json)).toEqual({ product: 'x', seats: 0 })
  })

  it('offers a sign-in with a code where only the implicit flow is named, and asks for its token endpoint', () => {
    const { rides_implicit } = swagger2.securityDefinitions
    const { provider, remarks } = read({ ...swagger2, securityDefinitions: { rides_implicit } })
    expect(provider.signIns.map(({ flow }) => flow)).toEqual(['authorization-code'])
    expect(provider.servers).toContainEqual({
      id: 'token',
      label: 'Token endpoint',
      neededBy: ['authorization-code'],
    })
    expect(remarks).toEqual([expect.stringContaining('needs the server’s token endpoint')])
  })
})

describe('OpenAPI 3.1', () => {
  const reading = read(openapi31)

  it('takes the issuer of OpenID Connect, from which the other addresses can be looked up', () => {
    expect(reading.provider.servers.map(({ id, default: address }) => [id, address])).toEqual([
      ['issuer', 'https://sso.example.com/realms/a'],
      ['authorization', undefined],
      ['token', undefined],
      ['api', undefined],
    ])
    expect(reading.provider.signIns.map(({ flow }) => flow)).toEqual(['authorization-code'])
  })

  it('puts the prefix before every path where no host is named, and into the address where the file came from one', () => {
    expect(reading.requests[0]?.form.url).toBe('/v2/notes')
    const fetched = read(openapi31, 'https://notes.example.com/docs/openapi.json')
    expect(fetched.requests[0]?.form.url).toBe('/notes')
    expect(fetched.provider.servers.at(-1)).toMatchObject({ id: 'api', default: 'https://notes.example.com/v2' })
  })

  it('reads types in lists, parts that all hold, and constants', () => {
    const { form } = requestOf(reading, 'Write a note')
    expect(JSON.parse(form.json)).toEqual({ title: 'Monday', tags: ['new'] })
    expect(form.headers).toEqual([{ on: true, name: 'Content-Type', value: 'application/vnd.notes+json' }])
  })

  it('names what stands in other files, and what calls the person', () => {
    expect(reading.notTaken).toEqual([
      'Webhooks are calls that the server makes. They were left out.',
      'Parts that stand in other files were not fetched: “https://example.com/common.yaml#/limit”.',
    ])
  })
})

describe('addresses of sign-ins', () => {
  const withFlows = (flows: unknown, server = 'https://api.example.com') =>
    read({
      openapi: '3.0.0',
      info: { title: 'X' },
      servers: [{ url: server }],
      components: { securitySchemes: { a: { type: 'oauth2', flows } } },
    })

  it('are whole where they are on several hosts, as Google has them', () => {
    const { provider } = withFlows({
      authorizationCode: {
        authorizationUrl: 'https://accounts.example.com/o/oauth2/auth',
        tokenUrl: 'https://oauth2.example.com/token',
        scopes: {},
      },
    })
    expect(provider.servers.map(({ id, default: address }) => [id, address])).toEqual([
      ['authorization', 'https://accounts.example.com/o/oauth2/auth'],
      ['token', 'https://oauth2.example.com/token'],
      ['api', 'https://api.example.com'],
    ])
  })

  it('are meant from the API where they have no host, and then are one address with it', () => {
    const { provider } = withFlows({ password: { tokenUrl: 'token', scopes: {} } })
    expect(provider.servers.map(({ id, default: address }) => [id, address])).toEqual([
      ['server', 'https://api.example.com'],
    ])
    expect(provider.signIns[0]?.settings).toMatchObject({ endpoints: { token: '/token' } })
  })

  it('ask for the part that is different for everybody', () => {
    const { provider } = withFlows({
      clientCredentials: { tokenUrl: 'https://login.example.com/{tenant}/token', scopes: {} },
    })
    expect(provider.signIns[0]?.fields).toMatchObject([{ name: 'tenant', required: true, secret: false }])
  })

  it('are said to be missing where they are', () => {
    const { provider, notTaken } = withFlows({ clientCredentials: { scopes: {} } })
    expect(notTaken).toEqual([expect.stringContaining('“a” (as a program) was left out')])
    expect(provider.signIns.map(({ label }) => label)).toEqual(['A token I have'])
  })
})

describe('a file that is none', () => {
  it.each([
    [null, 'neither “openapi” nor “swagger”'],
    [[1], 'neither “openapi” nor “swagger”'],
    [{ info: {} }, 'neither “openapi” nor “swagger”'],
    [{ swagger: '1.2' }, 'Swagger 1.2'],
    [{ openapi: '4.0.0' }, 'OpenAPI 4.0.0'],
  ])('is told in one sentence: %j', (document, words) => {
    expect(readOpenApi(document)).toEqual({ ok: false, reason: expect.stringContaining(words) })
  })
})

describe('whatever stands in it', () => {
  it('four hundred operations are all there, and no more than a connection takes are', () => {
    const document = (count: number) => ({
      openapi: '3.0.0',
      info: { title: 'Large' },
      paths: Object.fromEntries(
        Array.from({ length: count }, (_, at) => [`/things/${at}`, { get: { tags: [`t${at % 9}`] } }]),
      ),
    })
    expect(read(document(400)).requests).toHaveLength(400)
    const more = read(document(2_500))
    expect(more.requests).toHaveLength(2_000)
    expect(more.notTaken).toEqual(['500 of its requests were left out: a connection takes 2000.'])
  })

  it('schemas that hold themselves, and everything many times over, come to an end', () => {
    const wide = Object.fromEntries(
      Array.from({ length: 50 }, (_, at) => [`m${at}`, { $ref: '#/components/schemas/A' }]),
    )
    const looping: Record<string, unknown> = { type: 'object' }
    looping.properties = { again: looping, more: { allOf: [looping, { $ref: '#/components/schemas/B' }] } }
    const body = (schema: unknown) => ({ requestBody: { content: { 'application/json': { schema } } } })
    const reading = read({
      openapi: '3.0.0',
      paths: {
        '/a': { post: body({ $ref: '#/components/schemas/A' }), put: body(looping) },
        '/b': { post: body({ $ref: '#/components/schemas/C' }) },
      },
      components: {
        schemas: {
          A: { type: 'object', properties: { x: { $ref: '#/components/schemas/B' } } },
          B: { type: 'object', properties: { ...wide, y: { type: 'object', properties: wide } } },
          C: { $ref: '#/components/schemas/C' },
        },
      },
    })
    expect(reading.requests).toHaveLength(3)
    expect(reading.notTaken).toEqual([expect.stringContaining('“#/components/schemas/C”')])
  })

  it('a member called __proto__ is one like any other', () => {
    const document = JSON.parse(
      '{"openapi":"3.0.0","paths":{"/a":{"post":{"requestBody":{"content":{"application/json":{"example":{"__proto__":{"isAdmin":true}}}}}}}},"components":{"securitySchemes":{"__proto__":{"type":"http","scheme":"basic"},"constructor":{"$ref":"#/__proto__/toString"}}}}',
    )
    const reading = read(document)
    expect(reading.requests[0]?.form.json).toContain('__proto__')
    expect(({} as { isAdmin?: boolean }).isAdmin).toBeUndefined()
    expect(reading.provider.signIns.map(({ flow }) => flow)).toEqual(['api-key'])
  })

  it('nothing throws', () => {
    const names = fc.constantFrom(
      ...[
        'openapi',
        'swagger',
        'info',
        'title',
        'servers',
        'url',
        'variables',
        'paths',
        '/a',
        '/{x}',
        'get',
        'post',
        'parameters',
      ],
      ...[
        'name',
        'in',
        'schema',
        '$ref',
        'requestBody',
        'content',
        'application/json',
        'multipart/form-data',
        'properties',
        'items',
      ],
      ...[
        'type',
        'allOf',
        'example',
        'components',
        'securitySchemes',
        'flows',
        'clientCredentials',
        'tokenUrl',
        'security',
        '__proto__',
      ],
    )
    const texts = fc.constantFrom(
      '3.0.0',
      '2.0',
      'oauth2',
      'apiKey',
      'query',
      '#/paths',
      '#',
      'https://h/{a}',
      '{',
      'array',
      'object',
    )
    const value = fc.letrec((tie) => ({
      any: fc.oneof(
        { maxDepth: 6 },
        fc.oneof(texts, fc.string(), fc.double(), fc.boolean(), fc.constant(null)),
        fc.array(tie('any'), { maxLength: 4 }),
        fc.array(fc.tuple(names, tie('any')), { maxLength: 8 }).map((members) => Object.fromEntries(members)),
      ),
    })).any
    fc.assert(
      fc.property(
        value,
        value,
        value,
        value,
        fc.constantFrom({ openapi: '3.0.0' }, { swagger: '2.0' }),
        (info, paths, shared, security, head) => {
          const document = {
            ...head,
            info,
            servers: shared,
            paths: { '/a/{b}': { get: paths, post: shared, parameters: shared } },
            components: shared,
            securityDefinitions: security,
            security,
          }
          expect(readOpenApi(document).ok).toBe(true)
          readOpenApi({ ...head, paths, components: { securitySchemes: security, schemas: paths } })
        },
      ),
      { numRuns: 1_500 },
    )
  })
})
