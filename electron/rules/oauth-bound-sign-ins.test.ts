/**
 * Sign-ins of a person that bring a bound token (DPoP, RFC 9449), through the whole trusted side at the certified server: one key
 * from the first request to the last renewal, and nowhere but in the vault.
 */
import { calculateJwkThumbprint, decodeProtectedHeader } from 'jose'
import { describe, expect, onTestFinished, test } from 'vitest'
import type { Asked, AuthorizationServer } from '../http/test-authorization-server.ts'
import { startBindingServer } from '../http/test-binding-server.ts'
import { browseTo } from '../http/test-browser.ts'
import { typeCode } from '../http/test-types-code.ts'
import { readRecord } from '../services/token-record.ts'
import { oauthDraft } from './oauth-kit.ts'
import { connect, createTestWorld, type TestWorld } from './test-world.ts'

const deviceGrant = 'urn:ietf:params:oauth:grant-type:device_code'
const desk = {
  client_id: 'desk',
  token_endpoint_auth_method: 'none',
  application_type: 'native',
  grant_types: ['authorization_code', deviceGrant, 'refresh_token'],
  response_types: ['code'],
  redirect_uris: ['http://127.0.0.1/callback'],
} as const
const values = { clientId: 'desk', clientAuth: 'none', scope: 'openid offline_access', dpop: 'yes' }

async function startWorld(wantsNonce: boolean) {
  const server = await startBindingServer({ wantsNonce, clients: [desk as never] })
  const world = createTestWorld()
  onTestFinished(world.close)
  world.person.browses = (address) => void browseTo(address).catch(() => {})
  const signIn = (signInId: string, typed: Readonly<Record<string, string>> = {}) =>
    connect(world, oauthDraft(world, server, signInId, { ...values, ...typed }, { servers: server.endpoints }))
  return { server, world, signIn }
}

/** The keys that proofs were made with, by their thumbprints, oldest first. */
async function keysIn(requests: readonly Asked[]): Promise<readonly string[]> {
  const proofs = requests.map(({ headers }) => String(headers.dpop))
  return Promise.all(proofs.map((proof) => calculateJwkThumbprint(decodeProtectedHeader(proof).jwk ?? {})))
}

/** The private key that is kept with the only token. */
function keyIn(world: Pick<TestWorld, 'vaultContents'>): string {
  const [dpopKey] = [...world.vaultContents.values()].flatMap((text) => readRecord(text)?.dpopKey ?? [])
  if (dpopKey === undefined) throw new Error('No bound token is kept')
  return dpopKey
}

const asked = (server: AuthorizationServer, grant: string) =>
  server.asked('/token').filter(({ form }) => form.grant_type === grant)

describe.each([false, true])('with one key (nonces: %j)', (wantsNonce) => {
  test('a code from the browser is bound to it before it is given out, and changed for a bound token', async () => {
    const { server, world, signIn } = await startWorld(wantsNonce)
    const { id } = await signIn('authorization-code')
    const jkt = server.asked('/auth')[0]?.query.dpop_jkt
    expect(new Set(await keysIn(asked(server, 'authorization_code')))).toEqual(new Set([jkt]))
    const [state] = await world.tokens.list()
    expect(state?.token).toMatchObject({ connectionId: id, isDpopBound: true })
  })

  test('the same where the request is sent ahead (PAR)', async () => {
    const { server, signIn } = await startWorld(wantsNonce)
    await signIn('authorization-code', { par: 'yes' })
    const jkt = server.asked('/request')[0]?.form.dpop_jkt
    expect(new Set(await keysIn(asked(server, 'authorization_code')))).toEqual(new Set([jkt]))
    expect(server.asked('/auth')[0]?.query).not.toHaveProperty('dpop_jkt')
  })

  test('a code on another device is asked after until it is typed', async () => {
    const { server, world, signIn } = await startWorld(wantsNonce)
    let polled = 0
    world.person.sees = (step) => {
      if (step?.kind !== 'device-code') return
      const passing = setInterval(async () => {
        polled = asked(server, deviceGrant).length
        world.passTime(6_000)
        if (polled < 2) return
        clearInterval(passing)
        await typeCode(`${server.issuer}/device`, step.userCode)
        setTimeout(() => world.passTime(6_000), 20)
      }, 20)
      onTestFinished(() => clearInterval(passing))
    }
    await signIn('device-code')
    const keys = await keysIn(asked(server, deviceGrant))
    expect(keys.length).toBeGreaterThan(2)
    expect(new Set(keys).size).toBe(1)
  })
})

// The second is the control: a code that is not bound can be used by whoever has it.
test.each([
  ['yes', 400],
  ['no', 200],
])('a code that somebody else got hold of is of no use without the key (bound: %s)', async (dpop, status) => {
  const { server, world, signIn } = await startWorld(false)
  let stolen: Response | null = null
  world.person.browses = async (address) => {
    const redirectUri = new URL(address).searchParams.get('redirect_uri') ?? ''
    const came = new URL((await browseTo(address, redirectUri)).address)
    const code = came.searchParams.get('code') ?? ''
    const form = { grant_type: 'authorization_code', client_id: 'desk', code, redirect_uri: redirectUri }
    stolen = await fetch(server.endpoints.token, { method: 'POST', body: new URLSearchParams(form) })
    await browseTo(came.href)
  }
  await signIn('authorization-code', { pkce: 'none', dpop }).catch(() => {})
  expect(stolen).toMatchObject({ status })
})

test('a renewal after a restart goes by the same key, and the key goes with the connection', async () => {
  const { server, world, signIn } = await startWorld(true)
  const { id } = await signIn('authorization-code')
  const key = keyIn(world)
  const kept = { connections: world.connections.list(), vaultContents: world.vaultContents }
  await world.close()
  const next = createTestWorld(kept)
  onTestFinished(next.close)
  await next.tokens.get(id)
  const all = await keysIn(server.asked('/token'))
  expect(asked(server, 'refresh_token').map(({ status }) => status)).toContain(200)
  expect(new Set(all).size).toBe(1)
  expect(keyIn(next)).toBe(key)
  await next.connections.remove(id)
  expect(JSON.stringify([...next.vaultContents])).not.toContain((JSON.parse(key) as { d: string }).d)
})
