/** What a connection's own server can be asked about its token, through the whole trusted side, against the certified server. */
import { decodeJwt } from 'jose'
import { expect, onTestFinished, test } from 'vitest'
import { failureOf } from '../http/test-server.ts'
import { inVault } from './rules-kit.ts'
import { signedInClient, startSignedIn } from './test-signed-in.ts'
import { connect, createTestWorld } from './test-world.ts'

async function connected(changes: Parameters<Awaited<ReturnType<typeof startSignedIn>>['draft']>[0] = {}) {
  const server = await startSignedIn()
  const world = createTestWorld()
  onTestFinished(world.close)
  const connection = await connect(world, server.draft(changes))
  return { server, world, connection, id: connection.id }
}

test('whose token it is', async () => {
  const { server, world, id } = await connected()
  const said = await world.questions.userinfo(id)
  expect(said).toMatchObject({ host: new URL(server.issuer).host, who: 'Name of ada', check: null })
  expect(JSON.parse(said.text)).toMatchObject({ sub: 'ada', email: 'ada@example.com' })
  expect(said.rows.map(({ name }) => name)).toContain('email')
})

test('whose token it is, by the access token, where the ID token is the one that is used', async () => {
  const { server, world, id } = await connected({ values: { bearer: 'id-token' } })
  expect(await world.questions.userinfo(id)).toMatchObject({ who: 'Name of ada' })
  const sent = server.asked('/me')[0]?.headers.authorization?.slice('Bearer '.length) ?? ''
  expect(() => decodeJwt(sent)).toThrow()
})

test('a server that speaks of somebody else is not believed', async () => {
  const { server, world, id } = await connected()
  server.disturb('/me', { status: 200, body: JSON.stringify({ sub: 'grace' }) })
  expect((await failureOf(world.questions.userinfo(id))).error).toMatchObject({
    code: 'userinfo-refused',
    why: 'another-person',
  })
})

test('what a token is worth, in the name of the connection’s own client', async () => {
  const { server, world, id } = await connected()
  expect(await world.questions.introspect(id)).toMatchObject({ active: true })
  const [asked] = server.asked('/token/introspection')
  const basic = atob(asked?.headers.authorization?.slice('Basic '.length) ?? '')
  expect(decodeURIComponent(basic)).toBe(`${signedInClient.client_id}:${signedInClient.client_secret}`)
})

test('what its server repeats of any of its tokens is masked, wherever it is asked', async () => {
  const { server, world, id, connection } = await connected()
  const { accessToken, idToken, refreshToken } = inVault(world, connection)
  const tokens = [accessToken, idToken, refreshToken]
  const body = JSON.stringify({ active: true, sub: 'ada', said: tokens.join(' ') })
  for (const path of ['/me', '/token/introspection']) server.disturb(path, { status: 200, body })
  const address = server.endpoints.introspection
  const answers = [
    await world.questions.userinfo(id),
    await world.questions.introspect(id),
    await world.inspector.introspect({ kind: 'stored', connectionId: id }, address, 'other', 'other-secret'),
  ]
  for (const answer of answers) {
    expect(answer.rows.map(({ name }) => name)).toContain('said')
    for (const token of tokens) expect(JSON.stringify(answer)).not.toContain(token)
  }
})

test('a token that was ended is worth nothing any more, and stays here until it is forgotten', async () => {
  const { server, world, id } = await connected()
  expect(await world.questions.revoke(id)).toMatchObject({ ended: ['refresh-token', 'access-token'], left: [] })
  expect(await world.questions.introspect(id)).toMatchObject({ active: false })
  expect((await world.tokens.list())[0]?.token).not.toBeNull()
  const kinds = server.asked('/token/revocation').map(({ form }) => form.token_type_hint)
  expect(kinds).toEqual(['refresh_token', 'access_token'])
  await world.tokens.forget(id)
  expect((await failureOf(world.questions.revoke(id))).error).toMatchObject({ code: 'not-found', what: 'token' })
})

test('a server in trouble does not end a token, and can be asked again', async () => {
  const { server, world, id } = await connected()
  server.disturb('/token/revocation', { status: 503 })
  expect((await failureOf(world.questions.revoke(id))).error).toMatchObject({ code: 'server-failed' })
  server.disturb('/token/revocation', null)
  expect(await world.questions.revoke(id)).toMatchObject({ ended: ['refresh-token', 'access-token'] })
})

test('that only the first of two tokens was ended is told', async () => {
  const { server, world, id } = await connected()
  server.disturb('/token/revocation', { status: 503 }, 1)
  expect(await world.questions.revoke(id)).toMatchObject({ ended: ['refresh-token'], left: ['access-token'] })
})

test('signing out opens the page of the server, with the ID token only by choice', async () => {
  const { server, world, id } = await connected()
  await world.questions.signOut(id, false)
  await world.questions.signOut(id, true)
  const [plain, hinted] = world.opened.map((address) => new URL(address))
  expect(`${plain?.origin}${plain?.pathname}`).toBe(server.endpoints.endSession)
  expect(Object.fromEntries(plain?.searchParams ?? [])).toEqual({ client_id: signedInClient.client_id })
  expect(decodeJwt(hinted?.searchParams.get('id_token_hint') ?? '')).toMatchObject({ sub: 'ada' })
})

test('what the connection has no address for is not asked', async () => {
  const server = await startSignedIn()
  const world = createTestWorld()
  onTestFinished(world.close)
  const { issuer, token } = server.draft().servers as Record<string, string>
  const { id } = await connect(world, server.draft({ servers: { issuer: issuer ?? '', token: token ?? '' } }))
  const calls = [
    () => world.questions.userinfo(id),
    () => world.questions.revoke(id),
    () => world.questions.signOut(id, false),
    () => world.questions.introspect(id),
  ]
  for (const call of calls) {
    expect((await failureOf(call())).error).toMatchObject({ code: 'not-found', what: 'connection' })
  }
  expect(world.opened).toEqual([])
})

test('the ID token of a connection can be read, without its signature', async () => {
  const { world, id } = await connected()
  const { reading, check } = await world.inspector.readStored(id, 'id-token')
  // It was checked before the sign-in counted, and is not asked about again.
  expect(check).toMatchObject({ outcome: 'matches', alg: 'RS256', key: { origin: 'issuer' }, warnings: [] })
  expect(reading).toMatchObject({ format: 'jwt', payload: { readable: true, value: { sub: 'ada' } } })
  const access = await world.inspector.readStored(id, 'access-token')
  expect(access.check).toBeNull()
  expect(access.reading.format).toBe('opaque')
})
