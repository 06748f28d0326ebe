import { createPublicKey, generateKeyPairSync } from 'node:crypto'
import { decodeJwt, importSPKI, jwtVerify } from 'jose'
import { describe, expect, it } from 'vitest'
import { AppFailure } from '../../../shared/core/app-error.ts'
import type { ClientAuthMethod } from '../../../shared/domain/oauth-settings.ts'
import type { ClientAuthCall } from './define-client-auth.ts'
import { clientAuthOf } from './index.ts'

const server = { issuer: 'https://api.example.com' }
const client = { client_id: 'client id' }
const tokenEndpoint = 'https://api.example.com/token'
const plainCall: ClientAuthCall = { tokenEndpoint, issuer: server.issuer, now: () => 1_000_000, hasCertificate: false }

type Input = Readonly<Record<string, string>>

async function applied(
  method: ClientAuthMethod,
  input: Input = {},
  call: Partial<ClientAuthCall> = {},
): Promise<{ body: URLSearchParams; headers: [string, string][] }> {
  const body = new URLSearchParams()
  const headers = new Headers()
  const authenticate = await clientAuthOf(method).make(
    { clientSecret: 'se cr&et', ...input },
    { ...plainCall, ...call },
  )
  await authenticate(server, client, body, headers)
  return { body, headers: [...headers] }
}

async function refused(method: ClientAuthMethod, input: Input = {}) {
  const thrown: unknown = await applied(method, input).catch((reason: unknown) => reason)
  if (thrown instanceof AppFailure) return thrown.error
  throw new Error('It was not refused')
}

describe('a client makes itself known', () => {
  it('in the body', async () => {
    const { body, headers } = await applied('client_secret_post')
    expect(body.toString()).toBe('client_id=client+id&client_secret=se+cr%26et')
    expect(headers).toEqual([])
  })

  it('in a Basic header, both parts form-encoded first', async () => {
    const basic = Buffer.from('client+id:se+cr%26et').toString('base64')
    const { body, headers } = await applied('client_secret_basic')
    expect(body.toString()).toBe('')
    expect(headers).toEqual([['authorization', `Basic ${basic}`]])
  })

  it('in a Basic header, as they are, where the server wants it so', async () => {
    const basic = Buffer.from('client id:se cr&et').toString('base64')
    const { headers } = await applied('client_secret_basic', { clientBasic: 'raw' })
    expect(headers).toEqual([['authorization', `Basic ${basic}`]])
  })

  it('by its id only', async () => {
    const { body, headers } = await applied('none')
    expect(body.toString()).toBe('client_id=client+id')
    expect(headers).toEqual([])
  })

  it('or not at all, not even by its id', async () => {
    const { body, headers } = await applied('unidentified')
    expect(body.toString()).toBe('')
    expect(headers).toEqual([])
  })

  it.each(['tls_client_auth', 'self_signed_tls_client_auth'] as const)(
    'by its certificate, with its id in the body (%s)',
    async (method) => {
      const { body } = await applied(method, {}, { hasCertificate: true })
      expect(body.toString()).toBe('client_id=client+id')
      expect(await refused(method)).toMatchObject({ code: 'invalid-input', field: 'clientCertificate' })
    },
  )
})

describe('an assertion of a client', () => {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
  const assertionOf = async (...how: Parameters<typeof applied>) =>
    (await applied(...how)).body.get('client_assertion') ?? ''

  it('signed with the secret says who it is, for whom, and for two minutes; the secret does not go along', async () => {
    const { body, headers } = await applied('client_secret_jwt')
    const assertion = body.get('client_assertion') ?? ''
    expect(Object.fromEntries(body)).toEqual({
      client_id: 'client id',
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion: assertion,
    })
    expect(headers).toEqual([])
    const { payload, protectedHeader } = await jwtVerify(assertion, new TextEncoder().encode('se cr&et'), {
      currentDate: new Date(plainCall.now()),
    })
    expect(protectedHeader).toEqual({ alg: 'HS256', typ: 'JWT' })
    const jti = expect.any(String)
    expect(payload).toEqual({ jti, iss: 'client id', sub: 'client id', aud: server.issuer, iat: 1000, exp: 1120 })
  })

  it('signed with a private key is checked with the public one', async () => {
    const assertion = await assertionOf('private_key_jwt', { privateKey: pem, privateKeyId: 'key-1' })
    const spki = createPublicKey(publicKey.export({ type: 'spki', format: 'pem' })).export({
      type: 'spki',
      format: 'pem',
    })
    const { protectedHeader } = await jwtVerify(assertion, await importSPKI(spki.toString(), 'ES256'), {
      currentDate: new Date(plainCall.now()),
    })
    expect(protectedHeader).toEqual({ alg: 'ES256', typ: 'JWT', kid: 'key-1' })
  })

  it.each(['client_secret_jwt', 'private_key_jwt'] as const)('is never the same twice (%s)', async (method) => {
    const [one, other] = [
      await assertionOf(method, { privateKey: pem }),
      await assertionOf(method, { privateKey: pem }),
    ]
    expect(decodeJwt(one).jti).not.toBe(decodeJwt(other).jti)
  })

  it('is for the token endpoint where the person says so, or no issuer is known', async () => {
    const audienceOf = async (...[input, call]: [Input, Partial<ClientAuthCall>?]) =>
      decodeJwt(await assertionOf('client_secret_jwt', input, call)).aud
    expect(await audienceOf({ clientAssertionAudience: 'token-endpoint' })).toBe(tokenEndpoint)
    expect(await audienceOf({}, { issuer: null })).toBe(tokenEndpoint)
    expect(await audienceOf({ clientAssertionAudience: 'issuer' })).toBe(server.issuer)
  })

  it('needs a key that can be read and used, and names the field where it is not', async () => {
    const damaged = 'MIIEvQIBADANBgkqhkiG9w0B-canary'
    const error = await refused('private_key_jwt', { privateKey: `-----BEGIN PRIVATE KEY-----\n${damaged}` })
    expect(error).toMatchObject({ code: 'invalid-input', field: 'privateKey' })
    expect(JSON.stringify(error)).not.toContain('canary')
    expect(await refused('private_key_jwt', { privateKey: pem, privateKeyAlgorithm: 'RS256' })).toMatchObject({
      field: 'privateKeyAlgorithm',
    })
    const locked = privateKey.export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'right' })
    for (const privateKeyPassphrase of ['', 'wrong']) {
      const input = { privateKey: locked.toString(), privateKeyPassphrase }
      expect(await refused('private_key_jwt', input)).toMatchObject({ field: 'privateKeyPassphrase' })
    }
    const input = { privateKey: locked.toString(), privateKeyPassphrase: 'right' }
    expect(decodeJwt(await assertionOf('private_key_jwt', input)).iss).toBe('client id')
  })
})
