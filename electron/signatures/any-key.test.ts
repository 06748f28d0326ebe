/** Whatever is given for a key: it is one, or a sentence says why not, and repeats nothing of it. */
import { generateKeyPairSync } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { makeCertificate, makePfx } from '../http/test-certificate.ts'
import { readKeySet } from './read-keys.ts'
import { openPfx } from './read-pfx.ts'
import { readPrivateKey } from './read-private-key.ts'
import { readSigningKey } from './signing-keys.ts'

const passphrase = 'canary-passphrase-88ab'
const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
const pem = privateKey.export({ format: 'pem', type: 'pkcs8' }).toString()
const locked = privateKey.export({ format: 'pem', type: 'pkcs8', cipher: 'aes-256-cbc', passphrase }).toString()
const jwk = JSON.stringify({ ...privateKey.export({ format: 'jwk' }), kid: 'one', alg: 'ES256' })
const pfx = makePfx(makeCertificate({ name: 'me' }), passphrase)
const serviceAccount = JSON.stringify({ type: 'service_account', client_email: 'a@b', private_key: pem })

/** A key with pieces cut out, doubled and put elsewhere. */
const mangled = fc
  .tuple(
    fc.constantFrom(pem, locked, jwk, serviceAccount, pfx.toString('base64')),
    fc.array(
      fc.tuple(fc.nat(1200), fc.nat(30), fc.constantFrom('', 'A', '"', '\n', '-----', '{', '0', '=', '\u0000')),
      {
        maxLength: 4,
      },
    ),
  )
  .map(([text, cuts]) =>
    cuts.reduce((one, [at, length, instead]) => one.slice(0, at) + instead + one.slice(at + length), text),
  )
const anyText = fc.oneof(mangled, fc.string({ unit: 'binary', maxLength: 100 }), fc.json())

/** Says nothing of a key but its looks: no run of it that could be told again. */
function expectSaysNothingOf(reason: string, text: string): void {
  expect(reason).toMatch(/[.?]$/)
  for (const [run] of text.matchAll(/[A-Za-z0-9+/]{20,}/g)) expect(reason).not.toContain(run)
  expect(reason).not.toContain(passphrase)
}

test('to sign assertions with', async () => {
  await fc.assert(
    fc.asyncProperty(anyText, fc.constantFrom('', passphrase, 'wrong'), async (text, typed) => {
      const reading = await readPrivateKey(text, typed)
      if (!reading.ok) expectSaysNothingOf(reading.reason, text)
    }),
    { numRuns: 150 },
  )
})

test('to sign a token with', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const reading = readSigningKey(text, 'ES256')
      if (!reading.ok) expectSaysNothingOf(reading.reason, text)
    }),
    { numRuns: 150 },
  )
})

test('in a file with a certificate (PFX), cut and changed in any place', () => {
  expect(openPfx(pfx, passphrase)).toMatchObject({ certificates: [expect.anything()] })
  const damaged = fc.array(fc.tuple(fc.nat(pfx.length), fc.nat(255)), { minLength: 1, maxLength: 3 }).map((changes) => {
    const bytes = Buffer.from(pfx)
    for (const [at, byte] of changes) bytes[at] = byte
    return bytes
  })
  const any = fc.oneof(
    damaged,
    fc.nat(pfx.length).map((end) => pfx.subarray(0, end)),
    fc.uint8Array({ maxLength: 60 }).map((bytes) => Buffer.from(bytes)),
  )
  fc.assert(
    fc.property(any, fc.constantFrom('', passphrase), (bytes, typed) => {
      const opened = openPfx(bytes, typed)
      if (typeof opened === 'string') expect(['locked', 'no-pfx']).toContain(opened)
    }),
    { numRuns: 40 },
  )
})

test('in a set of keys that a server gave', () => {
  const member = fc.oneof(
    fc.jsonValue({ maxDepth: 1 }),
    fc.constantFrom('RSA', 'EC', 'OKP', 'oct', 'P-256', 'AQAB', 'sig'),
  )
  const key = fc.dictionary(
    fc.constantFrom('kty', 'crv', 'x', 'y', 'n', 'e', 'd', 'k', 'use', 'alg', 'kid', 'x5c'),
    member,
  )
  fc.assert(
    fc.property(fc.oneof(fc.record({ keys: fc.array(key, { maxLength: 4 }) }), key, fc.jsonValue()), (document) => {
      const reading = readKeySet(document)
      if (!reading.ok) expect(reading.reason).toMatch(/\.$/)
    }),
    { numRuns: 300 },
  )
})
