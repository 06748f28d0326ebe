/**
 * Which token requests carry, in which header, after which word: through the whole trusted side, from the form to what arrives at
 * the API, what is copied and what is shown.
 */
import { decodeJwt } from 'jose'
import { describe, expect, onTestFinished, test } from 'vitest'
import type { RequestDraft } from '../../shared/domain/http-exchange.ts'
import { startTestServer, type TestAnswer } from '../http/test-server.ts'
import { failureOf, inVault } from './rules-kit.ts'
import { startSignedIn } from './test-signed-in.ts'
import { connect, createTestWorld } from './test-world.ts'

type Use = { readonly bearer?: string; readonly tokenHeader?: string; readonly tokenScheme?: string }

async function startWorld(use: Use, answer: (path: string) => TestAnswer = () => ({ body: 'yes' })) {
  const server = await startSignedIn()
  const api = await startTestServer(({ path }) => answer(path))
  const world = createTestWorld()
  onTestFinished(world.close)
  const draft = server.draft()
  const connection = await connect(world, {
    ...draft,
    servers: { ...draft.servers, api: api.url },
    values: { ...draft.values, ...use },
  })
  const request: RequestDraft = {
    ...{ connectionId: connection.id, authorization: { kind: 'connection' }, method: 'GET', url: '/things' },
    ...{ pathValues: {}, query: [], headers: [], body: { kind: 'none' } },
  }
  return { server, api, world, connection, request }
}

const uses: readonly (readonly [Use, string, string])[] = [
  [{}, 'Authorization', 'Bearer '],
  [{ tokenHeader: 'X-Api-Token', tokenScheme: '-' }, 'X-Api-Token', ''],
  [{ tokenScheme: 'SSWS' }, 'Authorization', 'SSWS '],
  [{ tokenHeader: 'X-Auth', tokenScheme: 'Token' }, 'X-Auth', 'Token '],
]
const both = uses.flatMap(([use, header, word]) =>
  ['access-token', 'id-token'].map((bearer) => [{ ...use, bearer }, header, word] as const),
)

describe.each(both)('with %j', (use, header, word) => {
  test('that token is sent, copied and written as code in that header after that word, and shown masked', async () => {
    const { world, api, connection, request } = await startWorld(use)
    const record = inVault(world, connection)
    const token = use.bearer === 'id-token' ? (record.idToken ?? '') : (record.accessTokenBeside ?? record.accessToken)
    if (use.bearer === 'id-token') expect(decodeJwt(token).sub).toBe('ada')
    else expect(() => decodeJwt(token)).toThrow()

    const exchange = await world.requests.send(request, 'one')
    const [arrived] = api.arrived
    expect(arrived?.headers[header.toLowerCase()]).toBe(`${word}${token}`)
    if (header !== 'Authorization') expect(arrived?.headers).not.toHaveProperty('authorization')
    expect(JSON.stringify(exchange)).not.toContain(token)

    const { added } = await world.requests.preview(request)
    expect(added.map(({ name }) => name)).toEqual([header])
    expect(added[0]?.maskedValue).toBe(`${word}…${token.slice(-4)}`)

    await world.copies.copy(connection.id, 'token')
    expect(world.clipboard.text).toBe(token)
    await world.copies.copy(connection.id, 'headers')
    expect(world.clipboard.text.trim()).toBe(`${header}: ${word}${token}`)
    await world.snippets.copy(request, 'curl-bash', true)
    expect(world.clipboard.text).toContain(`${header}: ${word}${token}`)
  })
})

const unusual = { bearer: 'id-token', tokenHeader: 'X-Api-Token', tokenScheme: '-' } as const

test.each(['access-token', 'id-token'])(
  'what an API repeats of either token is masked, where the %s is used',
  async (bearer) => {
    let repeated = ''
    const { world, connection, request } = await startWorld({ bearer }, () => ({ headers: { 'x-said': repeated } }))
    const record = inVault(world, connection)
    const tokens = [record.accessToken, record.accessTokenBeside, record.idToken, record.refreshToken]
    repeated = `It was: ${tokens.filter((one) => one != null).join(' and ')}`
    const shown = JSON.stringify(await world.requests.send(request, 'one'))
    expect(shown).toContain('It was: ')
    for (const token of tokens.filter((one) => one != null)) expect(shown).not.toContain(token)
  },
)

test('the header goes to no other server, whatever its name', async () => {
  const elsewhere = await startTestServer(() => ({ body: 'there' }))
  const { world, api, request } = await startWorld(unusual, () => ({
    status: 302,
    headers: { location: `${elsewhere.url}/other` },
  }))
  await world.requests.send(request, 'one')
  expect(api.arrived[0]?.headers).toHaveProperty('x-api-token')
  expect(elsewhere.arrived[0]?.headers).not.toHaveProperty('x-api-token')
})

test('a refused token is renewed, and the new one of the same kind goes into the same header', async () => {
  let refusals = 1
  const { world, api, connection, request } = await startWorld(unusual, () => {
    refusals -= 1
    return refusals >= 0 ? { status: 401 } : { body: 'yes' }
  })
  const exchange = await world.requests.send(request, 'one')
  expect(exchange).toMatchObject({ status: 200, tokenRenewed: true })
  const [, second] = api.arrived
  expect(second?.headers['x-api-token']).toBe(inVault(world, connection).idToken)
})

test.each([
  [{ tokenHeader: 'X Api' }, 'tokenHeader'],
  [{ tokenHeader: 'Host' }, 'tokenHeader'],
  [{ tokenScheme: 'Łódź' }, 'tokenScheme'],
])('%j can be no part of a request, which is said at its field before anybody is asked', async (use, field) => {
  const server = await startSignedIn()
  const world = createTestWorld()
  onTestFinished(world.close)
  expect(await failureOf(connect(world, server.draft({ values: use })))).toMatchObject({ code: 'invalid-input', field })
  expect(server.asked('/token')).toEqual([])
})
