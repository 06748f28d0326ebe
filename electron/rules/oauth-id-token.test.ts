/** ID tokens through the whole trusted side, against the certified server: checked, kept, renewed, and used as the token. */
import { decodeJwt } from 'jose'
import { expect, onTestFinished, test } from 'vitest'
import { earlierRefreshToken } from '../http/test-earlier-sign-in.ts'
import { failureOf } from '../http/test-server.ts'
import { signedInClient, startSignedIn } from './test-signed-in.ts'
import { connect, createTestWorld, type TestWorld } from './test-world.ts'

function createWorld(): TestWorld {
  const world = createTestWorld()
  onTestFinished(world.close)
  return world
}

const tokenOf = async (world: TestWorld) => (await world.tokens.list())[0]?.token
const withoutIdToken = ({ id_token: _, ...rest }: Record<string, unknown>) => rest

test('who signed in is known, and proven by the keys of the issuer', async () => {
  const server = await startSignedIn()
  const world = createWorld()
  await connect(world, server.draft())
  expect((await tokenOf(world))?.idToken).toMatchObject({
    issuer: server.issuer,
    subject: 'ada',
    check: { outcome: 'checked', alg: 'RS256', by: 'issuer-keys', issuerKnown: true },
  })
  expect(server.asked('/jwks')).toHaveLength(1)
})

test('keys that changed since are asked for anew', async () => {
  const server = await startSignedIn()
  const world = createWorld()
  await connect(world, server.draft())
  await server.rotateKeys()
  const refreshToken = await earlierRefreshToken(server.provider(), signedInClient.client_id, { accountId: 'grace' })
  const { secrets } = server.draft()
  await connect(world, server.draft({ secrets: { ...secrets, refreshToken } }))
  const [, second] = await world.tokens.list()
  expect(second?.token?.idToken).toMatchObject({ subject: 'grace', check: { outcome: 'checked' } })
  expect(server.asked('/jwks')).toHaveLength(2)
})

test('without keys the sign-in counts, and the token says so', async () => {
  const server = await startSignedIn()
  const world = createWorld()
  server.disturb('/jwks', { status: 503 })
  await connect(world, server.draft())
  expect((await tokenOf(world))?.idToken?.check).toMatchObject({ outcome: 'not-checked', why: 'no-keys-came' })
})

test('a connection to another issuer gets no token', async () => {
  const server = await startSignedIn()
  const world = createWorld()
  const { servers } = server.draft()
  const attempt = connect(world, server.draft({ servers: { ...servers, issuer: 'https://other.example' } }))
  expect((await failureOf(attempt)).error).toMatchObject({ code: 'id-token-refused', why: 'issuer' })
  expect(world.connections.list()).toEqual([])
})

test('nor does one that is given the keys of somebody else', async () => {
  const [server, other] = [await startSignedIn(), await startSignedIn()]
  // All test servers begin with the same keys.
  await other.rotateKeys()
  const world = createWorld()
  const { servers } = server.draft()
  const attempt = connect(world, server.draft({ servers: { ...servers, jwks: other.endpoints.jwks } }))
  expect((await failureOf(attempt)).error).toMatchObject({ code: 'id-token-refused', why: 'signature' })
})

test('a renewal that is about somebody else keeps the token there was', async () => {
  const server = await startSignedIn()
  const world = createWorld()
  const theirs = await earlierRefreshToken(server.provider(), signedInClient.client_id, { accountId: 'grace' })
  server.changeAnswers((body) => ({ ...body, refresh_token: theirs }))
  const { id } = await connect(world, server.draft())
  const before = await tokenOf(world)
  expect((await failureOf(world.tokens.get(id))).error).toMatchObject({
    code: 'id-token-refused',
    why: 'another-person',
    found: 'grace',
    expected: 'ada',
  })
  expect(await tokenOf(world)).toEqual(before)
})

test('an answer without an ID token leaves the one there was', async () => {
  const server = await startSignedIn()
  const world = createWorld()
  const { id } = await connect(world, server.draft())
  server.changeAnswers(withoutIdToken)
  await world.tokens.get(id)
  expect((await tokenOf(world))?.idToken?.subject).toBe('ada')
})

test('the ID token can be the one that is used: sent, copied and counted down', async () => {
  const server = await startSignedIn()
  const world = createWorld()
  const { id } = await connect(world, server.draft({ values: { bearer: 'id-token' } }))
  await world.copies.copy(id, 'token')
  const { exp = 0, sub } = decodeJwt(world.clipboard.text)
  expect(sub).toBe('ada')
  const token = await tokenOf(world)
  expect(token).toMatchObject({ format: 'jwt', expiresAt: exp * 1000, expirySource: 'jwt' })
  expect(token?.notes).toContainEqual({ kind: 'id-token-is-bearer' })
})

test('where it is to be used and none comes, that is said', async () => {
  const server = await startSignedIn()
  const world = createWorld()
  server.changeAnswers(withoutIdToken)
  const attempt = connect(world, server.draft({ values: { bearer: 'id-token' } }))
  expect((await failureOf(attempt)).error).toMatchObject({ code: 'no-id-token' })
})
