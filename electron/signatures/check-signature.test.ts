import { createHmac, generateKeyPairSync, type KeyObject, sign as rsaSign } from 'node:crypto'
import fc from 'fast-check'
import { exportJWK, exportSPKI, generateKeyPair, SignJWT } from 'jose'
import { describe, expect, test } from 'vitest'
import type { SignatureCheck } from '../../shared/jwt/signature-check.ts'
import { rfcExamples } from '../../shared/jwt/test-rfc-examples.ts'
import { algorithmOf, hasCurve, listAlgorithms, runsHere } from './algorithms.ts'
import { anyPurpose, type CheckKey } from './check-key.ts'
import { checkSignature } from './check-signature.ts'
import { keysInside } from './keys-inside.ts'
import { readKeySet, readKeys } from './read-keys.ts'
import { readSecret } from './read-secret.ts'

const now = 1_700_000_000_000

function keysOf(reading: ReturnType<typeof readKeys>): readonly CheckKey[] {
  if (!reading.ok) throw new Error(reading.reason)
  return reading.keys
}

function check(token: string, keys: readonly CheckKey[], origin: 'pasted' | 'issuer' | 'inside' | 'secret' = 'pasted') {
  return checkSignature(token, { keys, origin, host: null }, now)
}

function secret(text: string): readonly CheckKey[] {
  const reading = readSecret(text, 'text')
  return reading.ok ? [reading.key] : []
}

function why(outcome: SignatureCheck) {
  return outcome.outcome === 'not-checked' ? outcome.why : outcome
}

const enc = new TextEncoder()

describe('the examples of the standards', () => {
  const isDetached = ({ name }: { readonly name: string }) => name.includes('travels separately')
  const signed = rfcExamples.filter((example) => example.key !== null && !isDetached(example))

  test('there are some of every document', () => {
    expect(signed.length).toBeGreaterThanOrEqual(10)
    for (const rfc of ['7515', '7519', '7520', '8037']) expect(signed.some(({ name }) => name.includes(rfc))).toBe(true)
  })

  test.each(signed)('$name verifies as published, unless this runtime lacks $alg, which is then said', (example) => {
    const algorithm = algorithmOf(example.alg)
    const outcome = check(example.token, keysOf(readKeySet(example.key)))
    if (algorithm !== null && runsHere(algorithm))
      expect(outcome).toMatchObject({ outcome: 'matches', alg: example.alg })
    else expect(why(outcome)).toMatchObject({ kind: 'algorithm-not-here' })
  })

  test('one whose payload is not here is said to be so', () => {
    const example = rfcExamples.find(isDetached)
    expect(why(check(example?.token ?? '', keysOf(readKeySet(example?.key))))).toEqual({ kind: 'detached' })
  })

  test('the one without a signature is said to have none', () => {
    const unsigned = rfcExamples.find(({ name }) => name.includes('without a signature'))
    expect(why(check(unsigned?.token ?? '', secret('x')))).toEqual({ kind: 'unsigned' })
  })
})

describe('a second opinion (jose)', () => {
  const algorithms = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA']

  test.each(algorithms)('what it signs with %s matches here, as PEM and as JWK, and no other key does', async (alg) => {
    const { privateKey, publicKey } = await generateKeyPair(alg, { extractable: true })
    const other = await generateKeyPair(alg, { extractable: true })
    const token = await new SignJWT({ sub: 'jo' }).setProtectedHeader({ alg }).sign(privateKey)
    const jwk = JSON.stringify(await exportJWK(publicKey))
    for (const text of [await exportSPKI(publicKey), jwk, `{"keys":[${jwk}]}`]) {
      expect(check(token, keysOf(readKeys(text)))).toMatchObject({ outcome: 'matches', alg })
    }
    expect(check(token, keysOf(readKeys(await exportSPKI(other.publicKey))))).toMatchObject({ outcome: 'differs' })
  })

  test.each(['HS256', 'HS384', 'HS512'])('what it signs with %s matches here', async (alg) => {
    const text = 'long enough for every one of the three algorithms: 64 bytes or more'
    const token = await new SignJWT({ sub: 'jo' }).setProtectedHeader({ alg }).sign(enc.encode(text))
    expect(check(token, secret(text))).toMatchObject({ outcome: 'matches', warnings: [] })
    expect(check(token, secret(`${text}!`))).toMatchObject({ outcome: 'differs' })
  })
})

test('a token that was changed in any place never matches', async () => {
  const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true })
  const token = await new SignJWT({ sub: 'jo', scope: 'read' }).setProtectedHeader({ alg: 'ES256' }).sign(privateKey)
  const keys = keysOf(readKeys(await exportSPKI(publicKey)))
  expect(check(token, keys).outcome).toBe('matches')
  fc.assert(
    fc.property(fc.nat(token.length - 1), fc.constantFrom(...'ABab01-_'), (at, character) => {
      // The last character of a part holds bits that mean nothing.
      const next = token[at + 1]
      fc.pre(token[at] !== '.' && next !== undefined && next !== '.' && token[at] !== character)
      const changed = token.slice(0, at) + character + token.slice(at + 1)
      expect(check(changed, keys).outcome).not.toBe('matches')
    }),
  )
})

describe('what stands where the signature belongs', () => {
  const key = secret('x')
  const input = `${Buffer.from('{"alg":"HS384"}').toString('base64url')}.e30`
  // 48 bytes: 64 characters, so that nothing needs to be filled up.
  const genuine = createHmac('sha384', 'x').update(input).digest('base64url')

  test('counts without or with padding, in either alphabet', () => {
    expect(check(`${input}.${genuine}`, key).outcome).toBe('matches')
    const standard = genuine.replaceAll('-', '+').replaceAll('_', '/')
    expect(check(`${input}.${standard}`, key).outcome).toBe('matches')
  })

  test('counts only whole: nothing may be put into it or after it', () => {
    fc.assert(
      fc.property(fc.nat(genuine.length), fc.constantFrom(...'A!*=é%~'), (at, character) => {
        const changed = genuine.slice(0, at) + character + genuine.slice(at)
        fc.pre(at < genuine.length || character !== '=')
        expect(check(`${input}.${changed}`, key).outcome).toBe('differs')
      }),
    )
  })

  test.each(['A', 'AA', 'AAAAAA', '!!!!', 'é', '\u0000', '='])(
    'is a wrong signature when it is %j, not a missing one',
    (text) => {
      expect(check(`${input}.${text}`, key).outcome).toBe('differs')
    },
  )

  test.each(['RS256', 'PS512', 'ES256', 'ES512', 'EdDSA'])(
    'is a wrong signature of %s, too short or of any length',
    async (alg) => {
      const { publicKey } = await generateKeyPair(alg, { extractable: true })
      const keys = keysOf(readKeys(await exportSPKI(publicKey)))
      const header = Buffer.from(JSON.stringify({ alg })).toString('base64url')
      for (const length of [0, 1, 4, 63, 64, 65, 132, 256, 1000]) {
        const signature = length === 0 ? '!' : Buffer.alloc(length, 7).toString('base64url')
        expect(check(`${header}.e30.${signature}`, keys).outcome).toBe('differs')
      }
    },
  )

  test('is missing when there is nothing', () => {
    expect(why(check(`${input}.`, key))).toEqual({ kind: 'unsigned' })
    expect(why(check(input, key))).toEqual({ kind: 'unsigned' })
  })
})

describe('tokens in JSON', () => {
  const shieldedBy = (header: object) => Buffer.from(JSON.stringify(header)).toString('base64url')
  const signed = (header: object, payload: string, text: string) => {
    const shielded = shieldedBy(header)
    const signature = createHmac('sha256', text).update(`${shielded}.${payload}`).digest('base64url')
    return { protected: shielded, signature }
  }

  test('any of several signatures may match, and one that does not counts for nothing then', () => {
    const signatures = [signed({ alg: 'HS256' }, 'e30', 'theirs'), signed({ alg: 'HS256' }, 'e30', 'mine')]
    expect(check(JSON.stringify({ payload: 'e30', signatures }), secret('mine')).outcome).toBe('matches')
    expect(check(JSON.stringify({ payload: 'e30', signatures }), secret('other')).outcome).toBe('differs')
  })

  test('more signatures than any token has are not all looked at', () => {
    const wrong = Array.from({ length: 5000 }, () => signed({ alg: 'HS256' }, 'e30', 'theirs'))
    const right = signed({ alg: 'HS256' }, 'e30', 'mine')
    const of = (signatures: readonly object[]) => check(JSON.stringify({ payload: 'e30', signatures }), secret('mine'))
    expect(of([...wrong.slice(0, 19), right]).outcome).toBe('matches')
    expect(of([...wrong, right]).outcome).toBe('differs')
  })

  test('a token that is very long is tried with fewer keys when it has many signatures, else with all that any set has', () => {
    const payload = Buffer.alloc(1_000_000, 'a').toString('base64url')
    const one = signed({ alg: 'HS256' }, payload, 'mine')
    const keys = [...Array.from({ length: 29 }, (_, at) => secret(`other ${at}`)), secret('mine')].flat()
    expect(check(JSON.stringify({ payload, ...one }), keys).outcome).toBe('matches')
    const many = JSON.stringify({ payload, signatures: Array.from({ length: 20 }, () => one) })
    expect(check(many, keys)).toMatchObject({ outcome: 'differs', keys: { length: 3 } })
    expect(check(many, secret('mine')).outcome).toBe('matches')
  })

  test('a payload that is not encoded (RFC 7797) is signed as it stands, in JSON and in the compact form', () => {
    const header = { alg: 'HS256', b64: false, crit: ['b64'] }
    for (const payload of ['$.02', 'a+b/c=', 'two  words']) {
      const one = signed(header, payload, 'mine')
      expect(check(JSON.stringify({ payload, ...one }), secret('mine')).outcome).toBe('matches')
      if (payload.includes('.')) continue
      expect(check(`${one.protected}.${payload}.${one.signature}`, secret('mine')).outcome).toBe('matches')
    }
  })
})

test('any text at all is answered', () => {
  const keys = secret('secret')
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.string({ unit: 'binary' }), fc.json()), (text) => {
      expect(['not-checked', 'differs']).toContain(check(text, keys).outcome)
    }),
  )
})

test('what this runtime can check and what it lacks is listed, whole and apart', () => {
  const { here, missing } = listAlgorithms()
  expect(here).toEqual(expect.arrayContaining(['HS256', 'RS256', 'PS512', 'ES256', 'ES512', 'EdDSA', 'Ed25519']))
  expect(missing).toEqual(['ES256K', 'Ed448'].filter((name) => !here.includes(name)))
  expect(here.includes('Ed448')).toBe(hasCurve('Ed448'))
  expect(here.includes('ES256K')).toBe(hasCurve('secp256k1'))
})

describe('keys that do not fit are explained', () => {
  const hs = () =>
    new SignJWT({}).setProtectedHeader({ alg: 'HS256' }).sign(enc.encode('a secret of some length, it is'))
  const pem = (type: 'rsa' | 'ec', curve = 'P-256') => {
    const pair =
      type === 'rsa'
        ? generateKeyPairSync('rsa', { modulusLength: 2048 })
        : generateKeyPairSync('ec', { namedCurve: curve })
    return pair.publicKey.export({ format: 'pem', type: 'spki' }).toString()
  }

  test('a key of the wrong type', async () => {
    expect(why(check(await hs(), keysOf(readKeys(pem('rsa')))))).toMatchObject({
      kind: 'wrong-key-type',
      needs: 'a shared secret',
    })
  })

  test('a key on the wrong curve', async () => {
    const { privateKey } = await generateKeyPair('ES384')
    const token = await new SignJWT({}).setProtectedHeader({ alg: 'ES384' }).sign(privateKey)
    expect(why(check(token, keysOf(readKeys(pem('ec')))))).toMatchObject({
      kind: 'wrong-curve',
      needs: 'P-384',
      got: 'P-256',
    })
  })

  test('a set without the key that the token names', async () => {
    const { privateKey, publicKey } = await generateKeyPair('RS256', { extractable: true })
    const token = await new SignJWT({}).setProtectedHeader({ alg: 'RS256', kid: 'new' }).sign(privateKey)
    const set = { keys: [{ ...(await exportJWK(publicKey)), kid: 'old' }] }
    expect(why(check(token, keysOf(readKeySet(set)), 'issuer'))).toEqual({
      kind: 'kid-not-found',
      kid: 'new',
      kids: ['old'],
    })
    expect(check(token, keysOf(readKeySet(set)), 'pasted').outcome).toBe('matches')
  })

  test('a set in which nothing fits', async () => {
    const { privateKey } = await generateKeyPair('ES256')
    const token = await new SignJWT({}).setProtectedHeader({ alg: 'ES256' }).sign(privateKey)
    const keys = [...keysOf(readKeys(pem('rsa'))), ...keysOf(readKeys(pem('rsa')))]
    expect(why(check(token, keys))).toEqual({ kind: 'no-key-fits', alg: 'ES256', keys: 2 })
  })

  test('an algorithm nobody knows, one that this runtime lacks, and a header nobody understands', () => {
    const token = (header: object) => `${Buffer.from(JSON.stringify(header)).toString('base64url')}.e30.c2ln`
    expect(why(check(token({ alg: 'XS1' }), secret('x')))).toEqual({ kind: 'unknown-algorithm', alg: 'XS1' })
    expect(why(check(token({ alg: 'HS256', crit: ['exp', 'b64'] }), secret('x')))).toEqual({
      kind: 'critical',
      names: ['exp'],
    })
    const k1 = check(token({ alg: 'ES256K' }), secret('x'))
    expect(why(k1)).toMatchObject({ kind: hasCurve('secp256k1') ? 'wrong-key-type' : 'algorithm-not-here' })
    const ed448 = check(token({ alg: 'Ed448' }), secret('x'))
    expect(why(ed448)).toMatchObject({ kind: hasCurve('Ed448') ? 'wrong-key-type' : 'algorithm-not-here' })
    expect(why(check('e30.e30.e30.e30.e30', secret('x')))).toEqual({ kind: 'encrypted' })
    expect(why(check('no token', secret('x')))).toEqual({ kind: 'opaque' })
    expect(why(check('Example-x.e30.c2ln', secret('x')))).toEqual({ kind: 'header-unreadable' })
  })
})

describe('algorithm confusion is detected and named', () => {
  const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const spki = publicKey.export({ format: 'pem', type: 'spki' }).toString()
  const pkcs1 = publicKey.export({ format: 'pem', type: 'pkcs1' }).toString()
  const jwk = JSON.stringify(publicKey.export({ format: 'jwk' }))
  const input = `${Buffer.from('{"alg":"HS256"}').toString('base64url')}.e30`
  const forge = (key: string | Buffer) => `${input}.${createHmac('sha256', key).update(input).digest('base64url')}`

  test.each([
    ['its PEM', spki],
    ['its PEM without the last line end', spki.trim()],
    ['its PEM with the line ends of Windows', spki.replaceAll('\n', '\r\n')],
    ['its older PEM', pkcs1],
    ['its JWK', jwk],
    ['its bytes', publicKey.export({ format: 'der', type: 'spki' })],
  ])('a forgery with the public key as the secret: %s', (_, key) => {
    for (const given of [spki, pkcs1, jwk]) {
      expect(check(forge(key), keysOf(readKeys(given))).outcome).toBe('confused')
    }
  })

  test('whatever key the forgery names', () => {
    const named = `${Buffer.from('{"alg":"HS256","kid":"another"}').toString('base64url')}.e30`
    const token = `${named}.${createHmac('sha256', spki).update(named).digest('base64url')}`
    const set = keysOf(readKeySet({ keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'its own' }] }))
    expect(check(token, set, 'issuer')).toMatchObject({ outcome: 'confused', key: { kid: 'its own' } })
  })

  test('an empty secret is not the text of a key that was never written', () => {
    const key: CheckKey = {
      kind: 'public',
      key: publicKey,
      wasPrivate: false,
      written: '',
      kid: null,
      purpose: anyPurpose,
    }
    expect(check(forge(''), [key]).outcome).toBe('not-checked')
    expect(check(forge('\n'), [key]).outcome).toBe('not-checked')
    expect(check(forge(spki), [key]).outcome).toBe('confused')
  })

  test('another secret is none', () => {
    expect(check(forge('another'), keysOf(readKeys(spki))).outcome).toBe('not-checked')
  })
})

describe('what is wrong with a key that matches is said', () => {
  test('a secret that everybody tries, and that is too short', async () => {
    const token = await new SignJWT({}).setProtectedHeader({ alg: 'HS256' }).sign(enc.encode('secret'))
    expect(check(token, secret('secret'), 'secret')).toMatchObject({
      outcome: 'matches',
      warnings: [{ kind: 'well-known-secret' }, { kind: 'short-secret', bytes: 6, needs: 32 }],
    })
  })

  test('a key the token carries', async () => {
    const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true })
    const token = await new SignJWT({})
      .setProtectedHeader({ alg: 'ES256', jwk: await exportJWK(publicKey) })
      .sign(privateKey)
    expect(check(token, keysInside(token), 'inside')).toMatchObject({
      outcome: 'matches',
      warnings: [{ kind: 'carried-by-token' }],
    })
  })

  test('a private key, and one that says it is for something else', async () => {
    const { privateKey } = await generateKeyPair('RS256', { extractable: true })
    const token = await new SignJWT({}).setProtectedHeader({ alg: 'RS256' }).sign(privateKey)
    const jwk = { ...(await exportJWK(privateKey)), use: 'enc' }
    expect(check(token, keysOf(readKeySet(jwk)))).toMatchObject({
      warnings: [{ kind: 'private-key' }, { kind: 'not-meant-for-this', says: 'use: enc' }],
    })
  })

  test('an RSA key that is too small', () => {
    const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 1024 })
    const input = `${Buffer.from('{"alg":"RS256"}').toString('base64url')}.e30`
    const token = `${input}.${signRsa(input, privateKey)}`
    const pem = publicKey.export({ format: 'pem', type: 'spki' }).toString()
    expect(check(token, keysOf(readKeys(pem)))).toMatchObject({ warnings: [{ kind: 'small-rsa', bits: 1024 }] })
  })
})

function signRsa(input: string, key: KeyObject): string {
  return rsaSign('sha256', Buffer.from(input), key).toString('base64url')
}
