import { exportJWK, type GenerateKeyPairResult, generateKeyPair, type JWTPayload, SignJWT } from 'jose'
import { describe, expect, it } from 'vitest'
import { failureOf, startEngine, startTestServer, type TestAnswer } from '../http/test-server.ts'
import { checkIdToken, type IdTokenQuestion } from './check-id-token.ts'

const issuer = 'https://login.example.com'
const now = Date.UTC(2026, 10, 25, 12)
const seconds = now / 1000
const claims = {
  iss: issuer,
  sub: 'ada',
  aud: 'app',
  iat: seconds,
  exp: seconds + 600,
  name: 'Ada',
  email: 'a@b.example',
}
const keys = await generateKeyPair('RS256', { extractable: true })
const others = await generateKeyPair('RS256', { extractable: true })
const clientSecret = 'a client secret that is long enough for HMAC'

async function signed(
  payload: JWTPayload,
  alg = 'RS256',
  key: GenerateKeyPairResult['privateKey'] | Uint8Array = keys.privateKey,
) {
  return new SignJWT(payload).setProtectedHeader({ alg, kid: 'now' }).sign(key)
}

async function publish(pair = keys, kid = 'now'): Promise<string> {
  const jwk = { ...(await exportJWK(pair.publicKey)), kid, use: 'sig' }
  return serve({ headers: { 'content-type': 'application/json' }, body: JSON.stringify({ keys: [jwk] }) })
}

async function serve(answer: TestAnswer): Promise<string> {
  return `${(await startTestServer(() => answer)).url}/jwks`
}

async function check(idToken: string, changes: Partial<IdTokenQuestion> = {}) {
  return checkIdToken({
    idToken,
    accessToken: null,
    issuer,
    clientId: 'app',
    isForClient: true,
    jwksAddress: await publish(),
    now,
    clockOffsetMs: 0,
    provider: 'Example',
    acceptsInsecure: false,
    verifyTls: true,
    http: startEngine().http,
    ...changes,
  })
}

const refusal = async (idToken: string, changes?: Partial<IdTokenQuestion>) =>
  (await failureOf(check(idToken, changes))).error

describe('an ID token that is right', () => {
  it('says who signed in, and that the keys of its issuer signed it', async () => {
    expect(await check(await signed(claims))).toEqual({
      issuer,
      subject: 'ada',
      name: 'Ada',
      email: 'a@b.example',
      expiresAt: now + 600_000,
      preview: expect.stringMatching(/^…/),
      check: {
        outcome: 'checked',
        alg: 'RS256',
        by: 'issuer-keys',
        issuerKnown: true,
        key: {
          type: 'RSA',
          detail: 'RSA, 2048 bits',
          kid: expect.any(String),
          thumbprint: expect.any(String),
          host: expect.stringMatching(/^127\.0\.0\.1:/),
        },
      },
    })
  })

  it.each(['RS512', 'PS256', 'ES256', 'ES384', 'EdDSA'])(
    'may be signed with %s, and names its access token',
    async (alg) => {
      const pair = await generateKeyPair(alg, { extractable: true })
      const hash = { RS512: 'SHA-512', ES384: 'SHA-384', EdDSA: 'SHA-512' }[alg] ?? 'SHA-256'
      const digest = Buffer.from(await crypto.subtle.digest(hash, Buffer.from('access')))
      const at_hash = digest.subarray(0, digest.length / 2).toString('base64url')
      const idToken = await signed({ ...claims, at_hash }, alg, pair.privateKey)
      const changes = { jwksAddress: await publish(pair), accessToken: 'access' }
      expect(await check(idToken, changes)).toMatchObject({ check: { outcome: 'checked', alg } })
      expect(await refusal(idToken, { ...changes, accessToken: 'another' })).toMatchObject({ why: 'access-token' })
    },
  )

  it('may be signed with the client secret', async () => {
    const idToken = await signed(claims, 'HS256', Buffer.from(clientSecret))
    expect(await check(idToken, { clientSecret })).toMatchObject({ check: { by: 'client-secret', alg: 'HS256' } })
    expect(await refusal(idToken, { clientSecret: 'another secret, long enough for HMAC' })).toMatchObject({
      why: 'signature',
    })
  })

  it.each([
    ['with a final slash more', { ...claims, iss: `${issuer}/` }, issuer],
    ['of one tenant of many', { ...claims, iss: `${issuer}/t-1/v2.0`, tid: 't-1' }, `${issuer}/{tenantid}/v2.0`],
  ])('may name its issuer %s', async (_what, payload, expected) => {
    expect(await check(await signed(payload), { issuer: expected })).toMatchObject({ check: { outcome: 'checked' } })
  })

  it('may come from any issuer where none is known, which is said', async () => {
    expect(await check(await signed(claims), { issuer: null })).toMatchObject({ check: { issuerKnown: false } })
  })

  it('counts by the clock of its server', async () => {
    const ahead = 600_000
    const idToken = await signed({ ...claims, iat: seconds + 600, exp: seconds + 1200 })
    expect(await check(idToken, { clockOffsetMs: ahead })).toMatchObject({ expiresAt: now + 600_000 })
    expect(await refusal(idToken)).toMatchObject({ why: 'not-yet' })
  })

  it('shows nothing that turns a line or has no end', async () => {
    const { name } = await check(await signed({ ...claims, name: `A\u202eda\n${'x'.repeat(500)}` }))
    expect(name).toMatch(/^A da x+…$/)
    expect(name?.length).toBeLessThan(210)
  })
})

describe('an ID token is refused', () => {
  it.each([
    ['of another issuer', { iss: 'https://evil.example' }, 'issuer'],
    ['of no issuer', { iss: undefined }, 'issuer'],
    ['for another program', { aud: 'other' }, 'audience'],
    ['for nobody', { aud: undefined }, 'audience'],
    ['for several, without saying for whom', { aud: ['app', 'other'] }, 'authorized-party'],
    ['handed out by another program', { azp: 'other' }, 'authorized-party'],
    ['about nobody', { sub: '' }, 'subject'],
    ['that has ended', { exp: seconds - 120 }, 'ended'],
    ['without an end', { exp: undefined }, 'ended'],
    ['of the future', { iat: seconds + 300 }, 'not-yet'],
    ['of another sign-in', { nonce: 'theirs' }, 'nonce'],
    ['that repeats no nonce', {}, 'nonce'],
  ])('%s', async (_what, changes, why) => {
    const idToken = await signed({ ...claims, ...changes } as JWTPayload)
    expect(await refusal(idToken, why === 'nonce' ? { nonce: 'mine' } : {})).toMatchObject({
      code: 'id-token-refused',
      why,
    })
  })

  it('signed with a key that its issuer does not publish: another one, or one taken back since', async () => {
    expect(await refusal(await signed(claims, 'RS256', others.privateKey))).toMatchObject({ why: 'signature' })
    const idToken = await signed(claims)
    expect(await refusal(idToken, { jwksAddress: await publish(others, 'next') })).toMatchObject({ why: 'signature' })
  })

  it('not signed, whatever it says of that', async () => {
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
    for (const alg of ['none', 'NONE', undefined]) {
      expect(await refusal(`${part({ alg })}.${part(claims)}.`)).toMatchObject({ why: 'unsigned' })
    }
    const cut = (await signed(claims)).replace(/[^.]+$/, '')
    expect(await refusal(cut)).toMatchObject({ why: 'unsigned' })
  })

  it('signed with the public key taken for a secret', async () => {
    const pem = keys.publicKey
    const jwk = JSON.stringify({ ...(await exportJWK(pem)), kid: 'now', use: 'sig' })
    const forged = await signed(claims, 'HS256', Buffer.from(jwk))
    expect(await refusal(forged, { clientSecret: '' })).toMatchObject({ why: 'signature' })
    expect(await refusal(forged, { clientSecret })).toMatchObject({ why: 'signature' })
  })

  it.each(['', 'a.b', 'not.a.token', 'e30.W10.x'])('that is none: “%s”', async (text) => {
    expect(await refusal(text)).toMatchObject({ why: 'unreadable' })
  })

  it('and neither its nonce nor itself is told', async () => {
    const idToken = await signed({ ...claims, nonce: 'their-nonce-canary' })
    const said = JSON.stringify(await refusal(idToken, { nonce: 'my-nonce-canary' }))
    expect(said).not.toContain('canary')
    expect(said).not.toContain(idToken)
  })
})

describe('what cannot be checked is said, and does not end the sign-in', () => {
  it.each([
    ['where the keys are is not known', { jwksAddress: null }, 'no-address'],
    ['the keys are at an address that is not protected', { jwksAddress: 'http://keys.example/' }, 'no-keys-came'],
    ['nobody answers there', { jwksAddress: 'http://127.0.0.1:1/' }, 'no-keys-came'],
  ])('%s', async (_what, changes, why) => {
    const { check: outcome } = await check(await signed(claims), changes)
    expect(outcome).toMatchObject({ outcome: 'not-checked', why })
  })

  it.each([500, 302])('the keys are answered with %i', async (status) => {
    const jwksAddress = await serve({ status, body: '{}' })
    const { check: outcome } = await check(await signed(claims), { jwksAddress })
    expect(outcome).toMatchObject({ why: 'no-keys-came', detail: expect.stringContaining('127.0.0.1') })
  })

  it('but what can be compared is compared', async () => {
    const idToken = await signed({ ...claims, aud: 'other' })
    expect(await refusal(idToken, { jwksAddress: null })).toMatchObject({ why: 'audience' })
  })

  it('a secret that is not here, an encrypted token', async () => {
    const idToken = await signed(claims, 'HS256', Buffer.from(clientSecret))
    expect(await check(idToken)).toMatchObject({ check: { outcome: 'not-checked', why: 'no-secret' } })
    expect(await check('a.b.c.d.e')).toMatchObject({ subject: null, check: { why: 'encrypted' } })
  })
})
