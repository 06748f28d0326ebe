import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import type { CollectionReading } from './postman-reading.ts'
import { readCollection } from './read-collection.ts'
import { shop } from './test-collections.ts'

function read(document: unknown, known: Parameters<typeof readCollection>[1] = []): CollectionReading {
  const outcome = readCollection(document, known)
  if (!outcome.ok) throw new Error(outcome.reason)
  return outcome.reading
}

const reading = read(shop)

const requestOf = (name: string, of: CollectionReading = reading) => {
  const found = of.requests.find((one) => one.name === name)
  if (found === undefined) throw new Error(`There is no ${name}`)
  return found
}

const oneRequest = (request: unknown, more: object = {}) => ({
  info: { name: 'One' },
  item: [{ name: 'It', request }],
  ...more,
})

describe('a collection', () => {
  it('has its requests in their order, folders in folders as one', () => {
    expect(reading.requests.map(({ name, folder, form }) => [form.method, name, folder])).toEqual([
      ['GET', 'Find orders', 'Orders / Archive'],
      ['POST', 'Make an order', 'Orders'],
      ['GET', 'Users', 'Admin'],
      ['PUT', 'Upload', 'Admin'],
      ['POST', 'Log in', null],
      ['POST', 'Ask the graph', null],
      ['GET', 'Signed by AWS', null],
      ['GET', 'Key in the address', null],
    ])
    expect(reading).toMatchObject({ name: 'Shop API', summary: 'Everything about orders.' })
  })

  it('knows where its requests go: most of them are paths under that address', () => {
    expect(reading.base).toBe('https://shop.example.com/v1')
    expect(reading.hosts).toEqual(['shop.example.com', 'admin.example.com', 'aws.example.com'])
    expect(requestOf('Find orders').form).toMatchObject({
      url: '/orders/{orderId}/lines?page=1&sort=name',
      pathValues: { orderId: '{{order_id}}' },
      query: [
        { name: 'page', on: true },
        { name: 'sort', on: true },
        { name: 'all', value: 'true', on: false },
      ],
      headers: [
        { on: true, name: 'Accept', value: 'application/json' },
        { on: false, name: 'X-Debug', value: '1' },
      ],
    })
    expect(requestOf('Users').form.url).toBe('https://admin.example.com/users?api_key={{api_key}}')
  })

  it('has its ways in, each once, with what was filled in', () => {
    expect(reading.accounts).toEqual([
      {
        signInId: 'client-credentials',
        where: 'the collection',
        servers: { token: 'https://shop.example.com/v1/oauth/token' },
        values: {
          clientId: 'shop-cli',
          clientAuth: 'client_secret_post',
          scope: 'orders:read orders:write',
          extraParameters: '[{"step":"token","in":"body","name":"audience","value":"https://shop.example.com"}]',
        },
        secrets: { clientSecret: 'canary-client-secret-01' },
        missing: [],
      },
      {
        signInId: 'basic',
        where: 'the folder “Admin”',
        servers: {},
        values: { username: 'root' },
        secrets: { password: 'canary-admin-pass-01' },
        missing: [],
      },
      {
        signInId: 'X-Api-Key',
        where: 'the request “Ask the graph”',
        servers: {},
        values: {},
        secrets: { apiKey: 'canary-api-key-01' },
        missing: [],
      },
    ])
    expect(reading.signIns.map(({ id, flow }) => [id, flow])).toEqual([
      ['client-credentials', 'client-credentials'],
      ['basic', 'api-key'],
      ['X-Api-Key', 'api-key'],
    ])
  })

  it('hands the sign-in of a folder down, and lets a request have its own or none', () => {
    expect(reading.requests.map(({ name, account }) => [name, account])).toEqual([
      ['Find orders', 0],
      ['Make an order', 0],
      ['Users', 1],
      ['Upload', null],
      ['Log in', null],
      ['Ask the graph', 2],
      ['Signed by AWS', null],
      ['Key in the address', null],
    ])
    expect(requestOf('Log in').form.authorization).toEqual({ kind: 'none' })
  })

  it('has every kind of body', () => {
    const made = requestOf('Make an order').form
    expect(made.bodyKind).toBe('json')
    expect(JSON.parse(made.json)).toEqual({
      sku: 'a',
      id: '{{$uuid}}',
      by: '{{$randomFirstName}}',
      pin: { secret: '{{secret}}' },
    })
    expect(requestOf('Upload').form.parts).toEqual([
      { on: true, name: 'file', value: '', kind: 'file', file: null, contentType: '' },
      { on: true, name: 'note', value: 'front', kind: 'text', file: null, contentType: 'text/plain' },
      { on: false, name: 'secret', value: '{{Authorization}}', kind: 'text', file: null, contentType: '' },
    ])
    expect(requestOf('Log in').form.form).toEqual([
      { on: true, name: 'user', value: 'ann' },
      { on: true, name: 'password', value: '{{password}}' },
      { on: false, name: 'remember', value: 'no' },
    ])
    expect(JSON.parse(requestOf('Ask the graph').form.json)).toEqual({
      query: 'query Q($n: Int) { a(n: $n) }',
      variables: { n: 1 },
    })
  })

  it('keeps no secret in its requests: each is a variable', () => {
    expect(JSON.stringify(reading.requests)).not.toContain('canary-')
    expect(requestOf('Upload').form.headers).toEqual([
      { on: true, name: 'Authorization', value: 'Bearer {{Authorization}}' },
    ])
    expect(requestOf('Key in the address').form.url).toBe('/ping?x=1&token={{token}}')
    const secrets = reading.variables.filter(({ kind }) => kind === 'secret')
    expect(Object.fromEntries(secrets.map(({ name, value }) => [name, value]))).toEqual({
      adminPassword: 'canary-admin-pass-01',
      secret: 'canary-json-secret-01',
      api_key: 'canary-query-key-01',
      Authorization: 'canary-header-token-01',
      password: 'canary-form-pass-01',
      token: 'canary-in-query-01',
    })
    expect(reading.variables.filter(({ kind }) => kind === 'plain')).toEqual([
      { name: 'baseUrl', kind: 'plain', value: 'https://shop.example.com/v1' },
      { name: 'order_id', kind: 'plain', value: '42' },
    ])
  })

  it('says what was left out, by name, and never a secret', () => {
    expect(reading.notTaken).toEqual([
      'The request “Signed by AWS” signs in by an AWS signature, which Hallpass does not do.',
      'The user name and password in the address of “Key in the address” were left out.',
      'Scripts are not run by Hallpass. They belong to the collection (before), the request “Make an order” (after).',
      'Hallpass does not make these values by itself: $randomFirstName. They stand as they were.',
      'One saved answer was left out.',
    ])
    expect(reading.remarks).toEqual([
      'One file of a body has to be chosen again.',
      'Names with spaces or other signs were written with “_” instead: order id.',
    ])
    expect(JSON.stringify([reading.notTaken, reading.remarks, reading.name, reading.signIns])).not.toContain('canary-')
  })
})

describe('OAuth 2 in its many spellings', () => {
  const withOAuth = (settings: Record<string, unknown>) =>
    read(
      oneRequest('https://api.example.com/x', {
        auth: { type: 'oauth2', oauth2: Object.entries(settings).map(([key, value]) => ({ key, value })) },
      }),
    )

  it.each([
    ['authorization_code', 'authorization-code'],
    ['authorization_code_with_pkce', 'authorization-code'],
    ['implicit', 'authorization-code'],
    ['password_credentials', 'password'],
    ['client_credentials', 'client-credentials'],
    ['Client Credentials', 'client-credentials'],
  ])('%s is the sign-in %s', (grant_type, flow) => {
    const { signIns, accounts } = withOAuth({
      grant_type,
      accessTokenUrl: 'https://a.example.com/token',
      clientId: 'c',
    })
    expect(signIns.map((one) => one.flow)).toEqual([flow])
    expect(accounts[0]?.servers).toMatchObject({ token: 'https://a.example.com/token' })
  })

  it('without a grant is the token that was kept', () => {
    const { signIns, accounts } = withOAuth({ accessToken: 'canary-kept', tokenType: 'Bearer', addTokenTo: 'header' })
    expect(signIns.map(({ flow }) => flow)).toEqual(['api-key'])
    expect(accounts[0]?.secrets).toEqual({ apiKey: 'canary-kept' })
  })

  it('comes back where it did, or has the address pasted', () => {
    const values = (redirect_uri: string) =>
      withOAuth({ grant_type: 'authorization_code', authUrl: 'https://a.example.com/auth', redirect_uri }).accounts[0]
        ?.values
    expect(values('https://oauth.pstmn.io/v1/callback')).toMatchObject({
      redirect: 'paste',
      redirectUri: 'https://oauth.pstmn.io/v1/callback',
    })
    expect(values('http://localhost:8400/cb')).toMatchObject({
      redirect: 'fixed-port',
      redirectHost: 'localhost',
      redirectPort: '8400',
      redirectPath: '/cb',
    })
  })

  it('that is not known is said', () => {
    const { signIns, notTaken } = withOAuth({ grant_type: 'urn:x' })
    expect(notTaken).toEqual(['The OAuth 2 grant of the collection is not known to Hallpass.'])
    expect(signIns.map(({ label }) => label)).toEqual(['A token I have'])
  })
})

describe('what is not in the file', () => {
  const collection = oneRequest('{{host}}/x', {
    auth: {
      type: 'basic',
      basic: [
        { key: 'username', value: '{{user}}' },
        { key: 'password', value: '{{pass}}' },
      ],
    },
  })

  it('is named, and is left to the person', () => {
    const { accounts, base, requests } = read(collection)
    expect(accounts[0]).toMatchObject({ values: {}, secrets: {}, missing: ['the user name', 'the password'] })
    expect(base).toBeNull()
    expect(requests[0]?.form.url).toBe('{{host}}/x')
  })

  it('comes from what is known already, such as an environment that was brought in first', () => {
    const { accounts, base, requests } = read(collection, [
      { name: 'host', kind: 'plain', value: 'http://127.0.0.1:9/v2/' },
      { name: 'user', kind: 'plain', value: 'ann' },
    ])
    expect(accounts[0]).toMatchObject({ values: { username: 'ann' }, missing: ['the password'] })
    expect(base).toBe('http://127.0.0.1:9/v2')
    expect(requests[0]?.form.url).toBe('/x')
  })
})

describe('older and other forms', () => {
  it('v2.0 has its settings as members', () => {
    const { accounts } = read(
      oneRequest({
        url: 'https://a.example.com',
        method: 'GET',
        auth: { type: 'basic', basic: { username: 'u', password: 'p' } },
      }),
    )
    expect(accounts[0]).toMatchObject({ values: { username: 'u' }, secrets: { password: 'p' } })
  })

  it('one from the API of Postman stands in “collection”', () => {
    expect(read({ collection: shop }).requests).toHaveLength(8)
  })

  it('v1 is told how to be exported', () => {
    expect(readCollection({ id: 'x', order: [], requests: [] })).toMatchObject({
      ok: false,
      reason: expect.stringContaining('Collection v2.1'),
    })
  })

  it.each([null, [], { info: {} }, { item: {} }])('%j is told in one sentence', (document) => {
    expect(readCollection(document)).toMatchObject({
      ok: false,
      reason: expect.stringContaining('no Postman collection'),
    })
  })
})

describe('whatever stands in it', () => {
  it('folders without end come to one, and requests beyond what a connection takes are counted', () => {
    let deep: unknown = { name: 'It', request: 'https://a.example.com' }
    for (let depth = 0; depth < 5_000; depth += 1) deep = { name: 'f', item: [deep] }
    expect(read({ info: {}, item: [deep] }).requests).toHaveLength(0)
    const many = Array.from({ length: 2_100 }, (_, at) => ({ name: `r${at}`, request: `https://a.example.com/${at}` }))
    const { requests, notTaken } = read({ info: {}, item: many })
    expect(requests).toHaveLength(2_000)
    expect(notTaken).toEqual(['100 of its requests were left out: a connection takes 2000.'])
  })

  it('nothing throws', () => {
    const names = fc.constantFrom(
      ...[
        'info',
        'name',
        'item',
        'request',
        'url',
        'raw',
        'host',
        'path',
        'query',
        'variable',
        'key',
        'value',
        'auth',
        'type',
      ],
      ...[
        'oauth2',
        'basic',
        'bearer',
        'apikey',
        'body',
        'mode',
        'formdata',
        'urlencoded',
        'header',
        'event',
        'script',
        'exec',
        '__proto__',
      ],
    )
    const texts = fc.constantFrom(
      'oauth2',
      'basic',
      'apikey',
      'raw',
      'graphql',
      '{{a}}',
      '{{ b c }}',
      '{{$guid}}',
      'https://u:p@h/:a?k={{a}}',
      'password',
    )
    const any = fc.letrec((tie) => ({
      any: fc.oneof(
        { maxDepth: 6 },
        fc.oneof(texts, fc.string(), fc.double(), fc.constant(null)),
        fc.array(tie('any'), { maxLength: 4 }),
        fc.array(fc.tuple(names, tie('any')), { maxLength: 8 }).map((members) => Object.fromEntries(members)),
      ),
    })).any
    fc.assert(
      fc.property(any, any, any, any, (info, item, auth, request) => {
        readCollection(item)
        const made = readCollection({
          info,
          auth,
          variable: [{ key: 'a', value: '{{a}}{{b_c}}' }, item],
          item: [
            item,
            {
              name: 'f',
              auth,
              item: [{ request }, { name: 'x', request: { url: info, body: auth, header: item, auth } }],
            },
          ],
        })
        expect(made.ok).toBe(true)
      }),
      { numRuns: 1_500 },
    )
  })
})

test('a secret in a name is not in what is shown', () => {
  const bearer = [{ key: 'token', value: 'canary-named-token' }]
  const { accounts, requests, notTaken } = read({
    info: { name: 'All about canary-named-token' },
    item: [
      {
        name: 'With canary-named-token',
        auth: { type: 'bearer', bearer },
        item: [
          { name: 'canary-named-token', request: 'https://a.example.com', event: [{ script: { exec: ['x()'] } }] },
        ],
      },
    ],
  })
  expect(accounts[0]?.secrets).toEqual({ apiKey: 'canary-named-token' })
  expect(JSON.stringify([accounts[0]?.where, requests, notTaken])).not.toContain('canary-')
})

test('a secret variable in a place that is shown is left to the person', () => {
  const auth = {
    type: 'basic',
    basic: [
      { key: 'username', value: '{{userToken}}' },
      { key: 'password', value: '{{userToken}}' },
    ],
  }
  const { accounts } = read(
    oneRequest('https://{{userToken}}.example.com/x', {
      auth,
      variable: [{ key: 'userToken', value: 'canary-user-token', type: 'secret' }],
    }),
  )
  expect(accounts).toMatchObject([
    { values: {}, secrets: { password: 'canary-user-token' }, missing: ['the user name'] },
  ])
})
