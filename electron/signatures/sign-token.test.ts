import { createPublicKey, generateKeyPairSync } from 'node:crypto'
import { compactVerify, createLocalJWKSet, importSPKI } from 'jose'
import { describe, expect, test } from 'vitest'
import type { SigningAlgorithm } from '../../shared/ipc/inspector.contract.ts'
import { madeHerePrefix } from '../../shared/jwt/made-here.ts'
import { signToken } from './sign-token.ts'
import { makeSigningKey, publicKeySet, readSigningKey, type SigningKey } from './signing-keys.ts'

const algorithms: readonly SigningAlgorithm[] = [
  ...(['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512'] as const),
  ...(['ES256', 'ES384', 'ES512', 'EdDSA'] as const),
]

function made(alg: SigningAlgorithm): SigningKey {
  const reading = makeSigningKey(alg)
  if (!reading.ok) throw new Error(reading.reason)
  return reading.key
}

function tokenOf(signed: ReturnType<typeof signToken>): string {
  if (!signed.ok) throw new Error(signed.reason)
  return signed.token
}

function headerOf(token: string): unknown {
  return JSON.parse(Buffer.from(token.split('.')[0] ?? '', 'base64url').toString())
}

test.each(algorithms)(
  'what is signed with %s and a throw-away key, another library accepts by its key set',
  async (alg) => {
    const key = made(alg)
    const token = tokenOf(signToken('{}', '{"sub":"jo"}', { alg, key: key.privateKey, kid: key.kid }))
    const { protectedHeader } = await compactVerify(token, createLocalJWKSet(JSON.parse(publicKeySet(key, alg))))
    expect(protectedHeader).toMatchObject({ alg, typ: 'JWT', kid: expect.stringContaining(madeHerePrefix) })
  },
)

test.each(['HS256', 'HS384', 'HS512'] as const)('a shared secret, %s', async (alg) => {
  const secret = Buffer.from('long enough for every one of the three algorithms: 64 bytes or more')
  const token = tokenOf(signToken('', '{}', { alg, key: secret, kid: null }))
  expect((await compactVerify(token, secret)).protectedHeader).toEqual({ alg, typ: 'JWT' })
})

test('no signature at all', () => {
  const token = tokenOf(signToken('{"alg":"RS256"}', '{"a":1}', { alg: 'none', key: null, kid: null }))
  expect(headerOf(token)).toEqual({ alg: 'none', typ: 'JWT' })
  expect(token.endsWith('.')).toBe(true)
})

test('the payload is signed character for character, the header keeps what it says', () => {
  const payload = '{ "id": 12345678901234567890,\n "a":1, "a":2 }'
  const secret = Buffer.from('x')
  const token = tokenOf(
    signToken('{"typ":"at+jwt","kid":"mine","x":1}', payload, { alg: 'HS256', key: secret, kid: 'k' }),
  )
  expect(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()).toBe(payload)
  expect(headerOf(token)).toEqual({ alg: 'HS256', typ: 'at+jwt', kid: 'mine', x: 1 })
})

describe('the header is signed as it is written', () => {
  const none = { alg: 'none', key: null, kid: 'k' } as const
  const writtenAs = (header: string) =>
    Buffer.from(tokenOf(signToken(header, '{}', none)).split('.')[0] ?? '', 'base64url').toString()

  test.each([
    ['where it says all', ' {"alg":"none", "typ":"x", "kid":"y", "n":12345678901234567890, "n":2}\n', null],
    [
      'after what it does not say',
      '{ "n":12345678901234567890,"n":2 }',
      '{"alg":"none","typ":"JWT","kid":"k", "n":12345678901234567890,"n":2 }',
    ],
    ['when it says nothing', '', '{"alg":"none","typ":"JWT","kid":"k"}'],
    ['when it is empty', ' { }', '{"alg":"none","typ":"JWT","kid":"k" }'],
    [
      'with names that objects have anyway',
      '{"__proto__":1,"toString":2}',
      '{"alg":"none","typ":"JWT","kid":"k","__proto__":1,"toString":2}',
    ],
    [
      'but for an alg that contradicts the key',
      '{"alg":"HS256","typ":"x","kid":"y"}',
      '{"alg":"none","typ":"x","kid":"y"}',
    ],
  ])('%s', (_, header, written) => {
    expect(writtenAs(header)).toBe(written ?? header)
    expect(() => JSON.parse(writtenAs(header))).not.toThrow()
  })
})

test('what is no JSON object is said with its place', () => {
  const none = { alg: 'none', key: null, kid: null } as const
  expect(signToken('{}', '{"a":\n}', none)).toMatchObject({
    ok: false,
    part: 'payload',
    reason: expect.stringMatching(/^Line 2/),
  })
  expect(signToken('[1]', '{}', none)).toMatchObject({ ok: false, part: 'header' })
})

test('the public key set holds no private part', () => {
  for (const alg of algorithms) {
    const [jwk] = JSON.parse(publicKeySet(made(alg), alg)).keys
    for (const name of ['d', 'p', 'q', 'dp', 'dq', 'qi', 'k']) expect(jwk).not.toHaveProperty(name)
  }
})

describe('a key of the person’s own', () => {
  const pair = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const pem = pair.privateKey.export({ format: 'pem', type: 'pkcs8' }).toString()
  const jwk = JSON.stringify({ ...pair.privateKey.export({ format: 'jwk' }), kid: 'mine' })

  test.each([
    ['PEM', pem],
    ['SEC 1', pair.privateKey.export({ format: 'pem', type: 'sec1' }).toString()],
    ['JWK', jwk],
    ['PEM beside its public half', pair.publicKey.export({ format: 'pem', type: 'spki' }).toString() + pem],
    [
      'PEM after the name of its curve',
      `-----BEGIN EC PARAMETERS-----\nBggqhkjOPQMBBw==\n-----END EC PARAMETERS-----\n${pem}`,
    ],
  ])('%s', async (_, text) => {
    const reading = readSigningKey(text, 'ES256')
    if (!reading.ok) throw new Error(reading.reason)
    const token = tokenOf(signToken('', '{}', { alg: 'ES256', key: reading.key.privateKey, kid: null }))
    const spki = createPublicKey(pair.privateKey).export({ format: 'pem', type: 'spki' }).toString()
    await expect(compactVerify(token, await importSPKI(spki, 'ES256'))).resolves.toBeDefined()
  })

  test.each([
    ['', 'no key here yet'],
    ['hunter2', 'no private key that Hallpass knows'],
    [pair.publicKey.export({ format: 'pem', type: 'spki' }).toString(), 'This is a public key'],
    [JSON.stringify(pair.publicKey.export({ format: 'jwk' })), 'This is a public key'],
    ['{"kty":"EC","d":"x"}', 'do not make up a private key'],
    ['{', 'is not JSON'],
    ['-----BEGIN OPENSSH PRIVATE KEY-----\nAAAA\n-----END OPENSSH PRIVATE KEY-----', 'for SSH'],
    ['-----BEGIN ENCRYPTED PRIVATE KEY-----\nAAAA\n-----END ENCRYPTED PRIVATE KEY-----', 'has a passphrase'],
  ])('what cannot sign is explained: %s', (text, says) => {
    expect(readSigningKey(text, 'ES256')).toMatchObject({ ok: false, reason: expect.stringContaining(says) })
  })

  test('a key of another kind than the algorithm needs', () => {
    expect(readSigningKey(pem, 'RS256')).toMatchObject({ ok: false, reason: expect.stringContaining('an RSA key') })
    expect(readSigningKey(pem, 'ES384')).toMatchObject({ ok: false, reason: expect.stringContaining('P-384') })
  })
  test('a key that is too small for what it should sign', () => {
    const small = generateKeyPairSync('rsa', { modulusLength: 1024 }).privateKey
    const reading = readSigningKey(small.export({ format: 'pem', type: 'pkcs8' }).toString(), 'PS512')
    if (!reading.ok) throw new Error(reading.reason)
    const with512 = { alg: 'PS512', key: reading.key.privateKey, kid: null }
    expect(signToken('{}', '{}', with512)).toMatchObject({
      ok: false,
      part: 'key',
      reason: expect.stringContaining('too small'),
    })
    expect(signToken('{}', '{}', { ...with512, alg: 'PS256' })).toMatchObject({ ok: true })
  })
})
