import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readOpenApi } from '../../../shared/open-api/read-open-api.ts'
import { openapi31, petstore, swagger2 } from '../../../shared/open-api/test-documents.ts'
import { providerSchema } from '../../cards/provider-schema.ts'
import { failureOf, startTestServer } from '../../http/test-server.ts'
import { createTestServices, jsonAnswer } from '../test-services.ts'
import { all, draftOfForm, libraryYaml, read } from './test-files.ts'

test('is shown with what it has, and nothing changes', async () => {
  const services = createTestServices()
  const { preview } = await read(services, libraryYaml('https://library.example'), 'open-api')
  expect(preview).toEqual({
    kind: 'open-api',
    dialect: 'OpenAPI 3.0',
    system: { name: 'Library', monogram: 'Li', hue: expect.any(Number), summary: 'The API “Library”.', docsUrl: '' },
    signIns: [
      { id: 'oauth-client-credentials', label: 'As a program', summary: expect.any(String), words: '' },
      { id: 'basic-api-key', label: 'User name and password', summary: expect.any(String), words: '' },
    ],
    hosts: [
      { host: 'library.example', why: 'Sign-in address', isPlainHttp: false },
      { host: 'library.example', why: 'API address', isPlainHttp: false },
    ],
    asksAddresses: [],
    requests: [
      { name: 'My loans', folder: 'Me', method: 'GET', url: '/loans' },
      { name: 'Renew a loan', folder: 'Me', method: 'PUT', url: '/loans/{id}' },
    ],
    remarks: [],
    notTaken: [],
  })
  expect(services.providers.list().some(({ isOwn }) => isOwn)).toBe(false)
})

test('is taken as a system whose connections begin with the requests, which then go out with a token', async () => {
  const server = await startTestServer(({ path }) =>
    path === '/token' ? jsonAnswer(200, { access_token: 'canary-token-0001', token_type: 'Bearer' }) : { body: 'ok' },
  )
  const services = createTestServices()
  const { id, preview } = await read(services, libraryYaml(server.url), 'open-api')
  const taken = await services.bringIn.take(id, {
    kind: 'open-api',
    name: 'My library',
    signInIds: ['oauth-client-credentials'],
    requests: all(preview.requests),
  })
  expect(taken).toMatchObject({ connectionIds: [], requests: 2, leftOut: [] })
  const provider = services.providers.list().find((one) => one.id === taken.providerIds[0])
  expect(provider).toMatchObject({ name: 'My library', isOwn: true, signIns: [{ flow: 'client-credentials' }] })
  expect(provider?.signIns[0]?.fields.find(({ name }) => name === 'scope')).toMatchObject({
    suggestions: ['loans.read'],
    meanings: { 'loans.read': 'Read your loans' },
  })

  const connection = await services.connections.connect({
    attemptId: 'a',
    draft: {
      providerId: taken.providerIds[0] ?? '',
      signInId: 'oauth-client-credentials',
      name: '',
      environment: { kind: 'test', label: 'Test' },
      servers: { server: server.url, api: `${server.url}/v1` },
      values: { clientId: 'cli', clientAuth: 'client_secret_post' },
      secrets: { clientSecret: 'canary-secret' },
      acceptsInsecure: false,
      verifyTls: true,
      keepFresh: false,
      basicEncoding: 'exact',
    },
  })
  const { saved } = await services.workbench.load(connection.id)
  const renew = await services.workbench.read(
    connection.id,
    saved.find(({ name }) => name === 'Renew a loan')?.id ?? '',
  )
  await services.requests.send(draftOfForm(connection.id, renew.form), 's')
  const sent = server.arrived.at(-1)
  expect(sent).toMatchObject({ method: 'PUT', path: '/v1/loans/7' })
  expect(sent?.headers.authorization).toBe('Bearer canary-token-0001')
  expect(JSON.parse(sent?.body ?? '')).toEqual({ days: 14 })
})

test('addresses without a host are meant from where the file was fetched', async () => {
  const server = await startTestServer(() => ({ body: JSON.stringify(openapi31) }))
  const services = createTestServices()
  const { preview } = await services.bringIn.readUrl(`${server.url}/docs/openapi.json?key=canary-key`)
  expect(preview).toMatchObject({
    kind: 'open-api',
    hosts: expect.arrayContaining([{ host: server.host, why: 'API address', isPlainHttp: false }]),
    requests: expect.arrayContaining([expect.objectContaining({ url: '/notes' })]),
  })
  expect(JSON.stringify(preview)).not.toContain('canary')
})

test.each([petstore, swagger2, openapi31])('$info.title is taken as it is, twice under two names', async (document) => {
  const services = createTestServices()
  const names: (string | undefined)[] = []
  for (let time = 0; time < 2; time += 1) {
    const { id, preview } = await read(services, JSON.stringify(document), 'open-api')
    const signInIds = preview.signIns.map((one) => one.id)
    const choice = { kind: 'open-api', name: preview.system.name, signInIds, requests: all(preview.requests) } as const
    const { providerIds } = await services.bringIn.take(id, choice)
    names.push(services.providers.list().find((one) => one.id === providerIds[0])?.name)
  }
  expect(names).toEqual([document.info.title, `${document.info.title} (2)`])
})

test('without a sign-in nothing is taken, and it can be taken once more', async () => {
  const services = createTestServices()
  const { id } = await read(services, JSON.stringify(petstore), 'open-api')
  const choice = { kind: 'open-api', name: '', signInIds: [], requests: [] } as const
  expect((await failureOf(services.bringIn.take(id, choice))).error).toMatchObject({
    reason: 'Choose one way to sign in at least.',
  })
  expect(services.providers.list().some(({ isOwn }) => isOwn)).toBe(false)
  await services.bringIn.take(id, { ...choice, signInIds: ['staff-api-key'], requests: [0] })
  expect(services.providers.list().filter(({ isOwn }) => isOwn)).toHaveLength(1)
})

test.each([
  ['{"openapi": "3.0.0",\n "paths": }', 'Line 2, column 11'],
  ['openapi: "3.0.0"\npaths: [\n', 'not sound YAML. Line'],
  ['{"openapi": "9.1", "paths": {}}', 'OpenAPI 9.1'],
  ['swagger: "1.2"\napis: []\n', 'Swagger 1.2'],
])('%j is told in one sentence, and nothing changes', async (text, words) => {
  const services = createTestServices()
  const { error } = await failureOf(services.bringIn.read(text, ''))
  expect(error).toMatchObject({ code: 'invalid-input', field: 'text', reason: expect.stringContaining(words) })
})

test('whatever a file says of its sign-ins, what comes of it can be kept', () => {
  const words = fc.oneof(fc.string({ maxLength: 30 }), fc.constant('x'.repeat(5_000)), fc.constant('__proto__'))
  const url = fc.constantFrom(
    ...['https://a.example/token?p=1', 'https://a.example/{tenant}/token', 'https://{host}.example', '/token', 'token'],
    ...[
      'http://b.example:8080/oauth',
      'https://a.example//evil.example',
      'javascript:alert(1)',
      '',
      'https://u:p@a.example/x',
    ],
  )
  const flow = fc.record({ tokenUrl: url, authorizationUrl: url, scopes: fc.dictionary(words, words, { maxKeys: 4 }) })
  const names = fc.constantFrom('implicit', 'password', 'clientCredentials', 'authorizationCode')
  const scheme = fc.oneof(
    fc.record({ type: fc.constant('apiKey'), in: fc.constantFrom('header', 'query', 'cookie'), name: words }),
    fc.record({ type: fc.constant('http'), scheme: fc.constantFrom('basic', 'bearer', 'digest'), bearerFormat: words }),
    fc.record({ type: fc.constant('oauth2'), description: words, flows: fc.dictionary(names, flow, { maxKeys: 3 }) }),
    fc.record({ type: fc.constant('openIdConnect'), openIdConnectUrl: url }),
  )
  const document = fc.record({
    openapi: fc.constant('3.0.0'),
    info: fc.record({ title: words, description: words }),
    servers: fc.array(fc.record({ url, description: words }), { maxLength: 3 }),
    components: fc.record({ securitySchemes: fc.dictionary(words, scheme, { maxKeys: 5 }) }),
  })
  fc.assert(
    fc.property(document, (written) => {
      const outcome = readOpenApi(written)
      if (!outcome.ok) throw new Error(outcome.reason)
      const { provider } = outcome.reading
      expect(providerSchema.safeParse({ ...provider, id: 'own' }).error?.issues ?? []).toEqual([])
      expect(() => createTestServices().providers.check(provider)).not.toThrow()
    }),
    { numRuns: 300 },
  )
})
