import { expect, test } from 'vitest'
import { shop, staging } from '../../../shared/postman/test-collections.ts'
import { failureOf, startTestServer } from '../../http/test-server.ts'
import { createTestServices, jsonAnswer, type TestServices } from '../test-services.ts'
import { all, draftOfForm, read } from './test-files.ts'

const environment = { kind: 'test', label: 'Test' } as const

async function shopServer() {
  return startTestServer(({ path }) =>
    path === '/v1/oauth/token'
      ? jsonAnswer(200, { access_token: 'canary-token-0001', token_type: 'Bearer', expires_in: 600 })
      : { body: 'ok' },
  )
}

/** The collection, its shop on this computer, and without the value that Hallpass does not make. */
const shopAt = (url: string) =>
  JSON.stringify(shop).replaceAll('https://shop.example.com', url).replace('{{$randomFirstName}}', 'Ann')

async function take(services: TestServices, text: string) {
  const { id, preview } = await read(services, text, 'postman-collection')
  const taken = await services.bringIn.take(id, {
    kind: 'postman-collection',
    name: preview.system.name,
    environment,
    accounts: all(preview.accounts),
    requests: all(preview.requests),
    variables: all(preview.variables),
  })
  return { preview, taken }
}

async function savedForm(services: TestServices, connectionId: string, name: string) {
  const { saved } = await services.workbench.load(connectionId)
  const id = saved.find((one) => one.name === name)?.id ?? ''
  return (await services.workbench.read(connectionId, id)).form
}

test('a collection is shown without any of its secrets, and nothing changes', async () => {
  const services = createTestServices()
  const { preview } = await read(services, JSON.stringify(shop), 'postman-collection')
  expect(JSON.stringify(preview)).not.toContain('canary-')
  expect(preview).toMatchObject({
    system: { name: 'Shop API' },
    base: 'https://shop.example.com/v1',
    accounts: [
      {
        signIn: 'As a program',
        where: 'the collection',
        facts: [
          { label: 'Client ID', value: 'shop-cli' },
          { label: 'Scope', value: 'orders:read orders:write' },
          { label: 'Token endpoint', value: 'https://shop.example.com/v1/oauth/token' },
        ],
        secrets: ['Client secret'],
      },
      { signIn: 'User name and password', where: 'the folder “Admin”', secrets: ['Password'] },
      { signIn: 'API key', secrets: ['Token or key'] },
    ],
  })
  expect(preview.variables).toContainEqual({ name: 'adminPassword', kind: 'secret' })
  expect(services.connections.list()).toEqual([])
  expect([...services.kept.vault.keys()]).toEqual([])
})

test('taken, it is a system with connections, whose requests go out each with its own sign-in', async () => {
  const server = await shopServer()
  const services = createTestServices()
  const { taken } = await take(services, shopAt(server.url))
  expect(taken).toMatchObject({ requests: 8, variables: 8, leftOut: [] })
  expect(services.connections.list().map(({ name, signInId }) => [name, signInId])).toEqual([
    ['Shop API', 'client-credentials'],
    ['Shop API · Admin', 'basic'],
    ['Shop API · Ask the graph', 'X-Api-Key'],
  ])
  // Nothing was asked of anybody until now.
  expect(server.arrived).toEqual([])

  const [main = '', admin = '', graph = ''] = taken.connectionIds
  const send = async (name: string) => {
    await services.requests.send(draftOfForm(main, await savedForm(services, main, name)), name)
    return server.arrived.at(-1)
  }
  const made = await send('Make an order')
  expect(server.arrived[0]?.body).toContain('client_secret=canary-client-secret-01')
  expect(made?.headers.authorization).toBe('Bearer canary-token-0001')
  expect(JSON.parse(made?.body ?? '{}')).toMatchObject({ pin: { secret: 'canary-json-secret-01' } })
  expect(await send('Find orders')).toMatchObject({ path: '/v1/orders/42/lines?page=1&sort=name' })
  const logIn = await send('Log in')
  expect(logIn?.body).toBe('user=ann&password=canary-form-pass-01')
  expect(logIn?.headers.authorization).toBeUndefined()
  expect((await send('Ask the graph'))?.headers['x-api-key']).toBe('canary-api-key-01')

  expect((await savedForm(services, main, 'Users')).authorization).toEqual({ kind: 'other', connectionId: admin })
  for (const other of [admin, graph]) expect((await services.workbench.load(other)).saved).toEqual([])
})

test('all of its secrets are in the vault, and nowhere else', async () => {
  const services = createTestServices()
  const { taken } = await take(services, JSON.stringify(shop))
  const told = [taken, services.connections.list(), services.providers.list(), ...services.kept.sealed.values()]
  expect(JSON.stringify(told)).not.toContain('canary-')
  const vault = [...services.kept.vault.values()].join()
  for (const secret of [
    'client-secret',
    'admin-pass',
    'json-secret',
    'query-key',
    'header-token',
    'form-pass',
    'api-key',
  ]) {
    expect(vault).toContain(`canary-${secret}-01`)
  }
  // Those of ways in that are not taken are not kept at all.
  expect(vault).not.toContain('canary-aws')
  expect(vault).not.toContain('canary-url')
})

test('what the file does not tell is asked of the person: the system is there, with its requests', async () => {
  const services = createTestServices()
  const { preview, taken } = await take(
    services,
    JSON.stringify({
      info: { name: 'Bare' },
      auth: {
        type: 'basic',
        basic: [
          { key: 'username', value: '{{who}}' },
          { key: 'password', value: 'canary-p' },
        ],
      },
      item: [{ name: 'It', request: '{{base}}/x' }],
    }),
  )
  expect(preview.accounts[0]?.missing).toEqual(['the user name'])
  expect(taken.connectionIds).toEqual([])
  expect(taken.leftOut).toEqual(['The sign-in of the collection is not a connection yet. Please fill in “User name”.'])
  expect(taken.start).toMatchObject({ signInId: 'basic' })
  const connection = await services.connections.save({
    draft: {
      providerId: taken.providerIds[0] ?? '',
      signInId: 'basic',
      name: '',
      environment,
      servers: {},
      values: { username: 'ann' },
      secrets: { password: 'x' },
      acceptsInsecure: false,
      verifyTls: true,
      keepFresh: false,
      basicEncoding: 'exact',
    },
  })
  expect((await services.workbench.load(connection.id)).saved.map(({ name }) => name)).toEqual(['It'])
})

test('an environment that was brought in first fills in what the collection leaves open', async () => {
  const services = createTestServices()
  const { id, preview } = await read(services, JSON.stringify(staging), 'postman-environment')
  expect(JSON.stringify(preview)).not.toContain('canary-')
  await services.bringIn.take(id, {
    kind: 'postman-environment',
    connectionId: null,
    variables: all(preview.variables),
    replaces: false,
  })
  const collection = { info: { name: 'C' }, item: [{ name: 'It', request: '{{baseUrl}}/x?k={{clientSecret}}' }] }
  const { preview: shown } = await read(services, JSON.stringify(collection), 'postman-collection')
  expect(shown).toMatchObject({
    base: 'https://staging.shop.example.com/v1',
    requests: [{ url: '/x?k={{clientSecret}}' }],
  })
  // A secret of the environment is never put into what a file wants sent.
  expect(JSON.stringify(shown)).not.toContain('canary-')
})

test('variables that are there stay, unless they are to be replaced; no secret is emptied or made readable', async () => {
  const services = createTestServices()
  const put = (name: string, kind: 'plain' | 'secret', value: string) =>
    services.variables.put({ id: null, connectionId: null, name, kind, value })
  await put('baseUrl', 'plain', 'mine')
  await put('empty', 'secret', 'canary-mine')
  const takeWith = async (replaces: boolean) => {
    const { id, preview } = await read(services, JSON.stringify(staging), 'postman-environment')
    const variables = all(preview.variables)
    return services.bringIn.take(id, { kind: 'postman-environment', connectionId: null, variables, replaces })
  }
  const known = async () => Object.fromEntries((await services.variables.listIn(null)).map((one) => [one.name, one]))

  expect(await takeWith(false)).toMatchObject({
    variables: 3,
    leftOut: ['Already there, and left as they were: baseUrl, empty.'],
  })
  expect((await known()).baseUrl).toMatchObject({ value: 'mine' })
  await takeWith(true)
  expect((await known()).baseUrl).toMatchObject({ value: 'https://staging.shop.example.com/v1' })
  const { empty } = await known()
  expect(empty).toMatchObject({ kind: 'secret' })
  if (empty !== undefined) expect(await services.variables.secretOf(empty)).toBe('canary-mine')
})

test('when the vault is full in the middle of it, nothing of it stays', async () => {
  const services = createTestServices()
  const { id, preview } = await read(services, JSON.stringify(shop), 'postman-collection')
  services.failing.write = true
  const choice = {
    kind: 'postman-collection',
    name: 'Shop',
    environment,
    accounts: all(preview.accounts),
    requests: all(preview.requests),
    variables: all(preview.variables),
  } as const
  await failureOf(services.bringIn.take(id, choice))
  expect(services.providers.list().some(({ isOwn }) => isOwn)).toBe(false)
  expect(services.connections.list()).toEqual([])
  services.failing.write = false
  expect(await services.bringIn.take(id, choice)).toMatchObject({ requests: 8 })
})

test.each([
  [
    '{"info": {"schema": "https://schema.getpostman.com/json/collection/v2.1.0/collection.json"},\n "item": [',
    'Line 2',
  ],
  ['{"info": {}, "item": [], "x": tru}', 'not sound JSON'],
  ['{"id": "a", "order": [], "requests": []}', 'Collection v2.1'],
  ['{"_postman_variable_scope": "environment", "values": {}}', '“values”'],
])('%j is told in one sentence', async (text, words) => {
  const { error } = await failureOf(createTestServices().bringIn.read(text, ''))
  expect(error).toMatchObject({ code: 'invalid-input', field: 'text', reason: expect.stringContaining(words) })
})
