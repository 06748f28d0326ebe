import { expect, test } from 'vitest'
import type { CommandChoice, CommandPreview } from '../../../shared/bring-in/command-preview.ts'
import { failureOf } from '../../http/test-server.ts'
import { createTestServices, type TestServices } from '../test-services.ts'

const login = `$ curl -k -X POST https://api.acme.io/v1/login -u ann:canary-secret-of-ann -H 'X-Key: <app key>' \\
  -d '{"device": "{{device}}", "password": "canary-other-secret"}' | jq -r .data.token`

async function read(services: TestServices, text: string): Promise<{ id: string; preview: CommandPreview }> {
  const { id, preview } = await services.bringIn.read(text, '')
  if (preview.kind !== 'command') throw new Error(`Read as ${preview.kind}`)
  return { id, preview }
}

const choice = (changes: Partial<CommandChoice> = {}): CommandChoice => ({
  ...{ kind: 'command', name: 'Acme', fields: [], address: '', second: '', secondAddress: '' },
  ...changes,
})

async function taken(services: TestServices, text: string, changes: Partial<CommandChoice> = {}) {
  const { id } = await read(services, text)
  const { providerIds, leftOut } = await services.bringIn.take(id, choice(changes))
  return { provider: services.providers.list().find((one) => one.id === providerIds[0]), leftOut }
}

test('shows the request with what people give in its place, and no secret of the command', async () => {
  const services = createTestServices()
  const { preview } = await read(services, login)
  const lines = preview.request.map((line) => line.map((one) => ('text' in one ? one.text : `[${one.field}]`)).join(''))
  expect(lines).toEqual([
    'POST /v1/login',
    'Authorization: Basic [username] : [password]',
    'X-Key: [appKey]',
    '{',
    '  "device": "[device]",',
    '  "password": "[password2]"',
    '}',
  ])
  expect(preview.fields.map(({ label, secret }) => `${label}${secret ? '*' : ''}`)).toEqual([
    ...['User name', 'Password*', 'Device', 'Password 2*', 'App key*'],
  ])
  expect(preview).toMatchObject({
    system: { name: 'Acme' },
    hosts: [{ host: 'api.acme.io', why: 'Sign-in address', isPlainHttp: false }],
    asksAddresses: [],
    lostAddress: false,
    tokenPlaces: { paths: ['data.token'], header: null, isGuess: false },
    example: null,
  })
  expect(preview.remarks.join(' ')).toMatch(/“Password”\. It is not kept/)
  expect(JSON.stringify(preview)).not.toContain('canary')
  expect(services.providers.list().some(({ isOwn }) => isOwn)).toBe(false)
})

test('becomes a system whose fields are called and marked as the person wants, and nothing secret of it is on disk', async () => {
  const services = createTestServices()
  const { provider } = await taken(services, login, {
    name: 'Our Acme',
    fields: [
      { name: 'device', label: 'Name of this computer', secret: true },
      { name: 'username', label: ' ', secret: false },
      { name: 'nobody', label: 'x', secret: false },
    ],
  })
  expect(provider).toMatchObject({ name: 'Our Acme', isOwn: true })
  expect(provider?.signIns[0]?.fields.map(({ label, secret }) => `${label}${secret ? '*' : ''}`)).toEqual([
    ...['User name', 'Password*', 'Name of this computer*', 'Password 2*', 'App key*'],
  ])
  expect(JSON.stringify(services.providers.list())).not.toContain('canary')
  expect(services.connections.list()).toEqual([])
})

test('a second command is the request to try, and says how the token goes out', async () => {
  const services = createTestServices()
  const { provider, leftOut } = await taken(services, login, {
    second: 'curl https://data.acme.io/v1/things/<id>?page=2 -H "X-Session: $T" -H "X-Region: eu" -H "X-Zone: <zone>"',
  })
  expect(provider).toMatchObject({
    use: { header: 'X-Session', scheme: '' },
    examples: [
      { method: 'GET', path: '/v1/things/{thingId}?page=2', pathFields: [{ name: 'thingId', label: 'Thing ID' }] },
    ],
    servers: [{ id: 'server' }, { id: 'api', default: 'https://data.acme.io' }],
  })
  expect(leftOut).toEqual(['The header X-Zone of the request to try. Add it under Headers there.'])
})

test('an address that was lost can be given, or is left for the form', async () => {
  const services = createTestServices()
  const lost = `curl -X POST '' -d 'grant_type=client_credentials&client_id=<id>&client_secret=<secret>'`
  const second = { second: `curl '' -H 'Authorization: Bearer <token>'` }
  expect((await read(services, lost)).preview).toMatchObject({ lostAddress: true, asksAddresses: ['Token endpoint'] })
  const { provider } = await taken(services, lost, {
    address: 'https://id.acme.io/oauth/token/',
    ...second,
    secondAddress: 'https://api.acme.io/v2/me',
  })
  expect(provider).toMatchObject({
    servers: [
      { id: 'server', default: 'https://id.acme.io' },
      { id: 'api', default: 'https://api.acme.io' },
    ],
    signIns: [{ settings: { endpoints: { token: '/oauth/token/' } } }],
    examples: [{ path: '/v2/me' }],
  })
  const { provider: without } = await taken(services, lost)
  expect(without?.servers[0]).toMatchObject({ id: 'token', label: 'Token endpoint' })
})

test.each<[string, string, Partial<CommandChoice>]>([
  ['address', 'An address cannot hold', { address: 'https://ann:x@a.example' }],
  ['secondAddress', 'This does not read', { secondAddress: 'https://["' }],
  ['second', 'no command in this text', { second: 'Bearer <token>' }],
])('what cannot be used is refused at its field, and nothing is kept: %s', async (field, reason, changes) => {
  const services = createTestServices()
  const { id } = await read(services, `curl -X POST '' -d 'user=<user>&password=<password>'`)
  const failure = await failureOf(services.bringIn.take(id, choice(changes)))
  expect(failure.error).toMatchObject({ code: 'invalid-input', field })
  expect(failure.error).toHaveProperty('reason', expect.stringContaining(reason))
  expect(services.providers.list().some(({ isOwn }) => isOwn)).toBe(false)
  await services.bringIn.take(id, choice())
  expect(services.providers.list().some(({ isOwn }) => isOwn)).toBe(true)
})

test.each([
  ['a sentence about a program', 'You can use curl for this.', 'no command in this text'],
  ['a request that needs nothing', 'curl https://api.acme.io/health', 'signs in nobody'],
  ['a key in the address', 'curl "https://api.acme.io/w?api_key=<key>"', 'its key in the address'],
  [
    'JSON that was cut off, whose secret would else be the name of a parameter',
    `curl https://api.acme.io/auth/login -u a:b -d '{"secret_id":"canary-cut-off`,
    'neither a form nor JSON',
  ],
  [
    'a login in XML',
    `curl -d '<login password="x"/>' -u a:b https://api.acme.io/auth/login`,
    'neither a form nor JSON',
  ],
])('%s is refused in a sentence', async (_what, text, reason) => {
  const failure = await failureOf(createTestServices().bringIn.read(text, ''))
  expect(failure.error).toMatchObject({ code: 'invalid-input', field: 'text' })
  expect(failure.error).toHaveProperty('reason', expect.stringContaining(reason))
})
