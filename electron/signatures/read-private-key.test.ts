import { generateKeyPairSync, type KeyObject } from 'node:crypto'
import { decodeProtectedHeader, jwtVerify } from 'jose'
import forge from 'node-forge'
import { describe, expect, it } from 'vitest'
import { makeCertificate, makePfx } from '../http/test-certificate.ts'
import { type PrivateKey, readPrivateKey } from './read-private-key.ts'
import { signAssertion } from './sign-assertion.ts'

const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 })
const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' })
const ed = generateKeyPairSync('ed25519')
const passphrase = 'open, sesame'

const pemOf = (key: KeyObject, type: 'pkcs8' | 'pkcs1' | 'sec1', locked = false): string =>
  key
    .export({ format: 'pem', type: type as 'pkcs8', ...(locked ? { cipher: 'aes-256-cbc', passphrase } : {}) })
    .toString()
const jwkOf = (key: KeyObject, more: object = {}): string =>
  JSON.stringify({ ...key.export({ format: 'jwk' }), ...more })

/** An RSA key with its certificate in a PFX file as base64, its locks as `algorithm` says. */
function rsaPfx(algorithm: 'aes256' | '3des'): string {
  const key = forge.pki.privateKeyFromPem(pemOf(rsa.privateKey, 'pkcs1'))
  const certificate = forge.pki.createCertificate()
  certificate.publicKey = forge.pki.setRsaPublicKey(key.n, key.e)
  certificate.setSubject([{ name: 'commonName', value: 'client' }])
  certificate.setIssuer([{ name: 'commonName', value: 'client' }])
  certificate.sign(key, forge.md.sha256.create())
  const file = forge.pkcs12.toPkcs12Asn1(key, [certificate], passphrase, { algorithm })
  return Buffer.from(forge.asn1.toDer(file).getBytes(), 'binary').toString('base64')
}

const lines = (text: string) => (text.match(/.{1,64}/g) ?? []).join('\r\n')

async function read(text: string, withPassphrase = ''): Promise<PrivateKey> {
  const reading = await readPrivateKey(text, withPassphrase)
  if (!reading.ok) throw new Error(reading.reason)
  return reading.key
}

const facts = { issuer: 'me', audience: 'you', now: Date.now(), seconds: 60 }
const asSaid = { alg: '', kid: '' }

function signed(key: PrivateKey, how: Partial<typeof asSaid> = {}): string {
  const made = signAssertion(facts, key, { ...asSaid, ...how })
  if (!made.ok) throw new Error(made.reason)
  return made.assertion
}

describe('a private key', () => {
  it.each<[string, KeyObject, string, string?]>([
    ['PKCS #8', rsa.publicKey, pemOf(rsa.privateKey, 'pkcs8')],
    ['PKCS #1', rsa.publicKey, pemOf(rsa.privateKey, 'pkcs1')],
    ['SEC 1', ec.publicKey, pemOf(ec.privateKey, 'sec1')],
    ['PKCS #8 on an Edwards curve', ed.publicKey, pemOf(ed.privateKey, 'pkcs8')],
    ['PKCS #8 with a passphrase', rsa.publicKey, pemOf(rsa.privateKey, 'pkcs8', true), passphrase],
    ['SEC 1 with a passphrase', ec.publicKey, pemOf(ec.privateKey, 'sec1', true), passphrase],
    ['PEM with a passphrase that it does not need', ec.publicKey, pemOf(ec.privateKey, 'pkcs8'), passphrase],
    ['PEM with its line ends written out', ec.publicKey, pemOf(ec.privateKey, 'pkcs8').replaceAll('\n', '\\n')],
    ['PEM without its first and last line', ec.publicKey, pemOf(ec.privateKey, 'pkcs8').replace(/-----.*-----/g, '')],
    ['a JWK', rsa.publicKey, jwkOf(rsa.privateKey)],
    ['a JWK on an Edwards curve', ed.publicKey, jwkOf(ed.privateKey)],
    ['a set with one private JWK', ec.publicKey, `{"keys":[${jwkOf(rsa.publicKey)},${jwkOf(ec.privateKey)}]}`],
    ['a PFX file', rsa.publicKey, rsaPfx('aes256'), passphrase],
    ['a PFX file in lines', rsa.publicKey, lines(rsaPfx('aes256')), passphrase],
    ['an old PFX file', rsa.publicKey, rsaPfx('3des'), passphrase],
    [
      'the key file of a service account',
      rsa.publicKey,
      JSON.stringify({ private_key: pemOf(rsa.privateKey, 'pkcs8') }),
    ],
  ])('is read from %s', async (_form, publicKey, text, withPassphrase) => {
    await expect(jwtVerify(signed(await read(text, withPassphrase)), publicKey)).resolves.toHaveProperty(
      'payload.iss',
      'me',
    )
  })

  it('of an elliptic curve is read from a PFX file, with its certificate, whose print the assertion then names', async () => {
    const certificate = makeCertificate({ name: 'client' })
    const key = await read(makePfx(certificate, passphrase).toString('base64'), passphrase)
    expect(key.certificate?.toString()).toBe(certificate.cert)
    expect(decodeProtectedHeader(signed(key))).toMatchObject({ alg: 'ES256', 'x5t#S256': expect.any(String) })
    const inPem = await read(`${certificate.cert}${certificate.key}`)
    expect(decodeProtectedHeader(signed(inPem))).toEqual(decodeProtectedHeader(signed(key)))
  })

  it('brings its name along, and that of the service account', async () => {
    expect(await read(jwkOf(ec.privateKey, { kid: 'k1' }))).toMatchObject({ kid: 'k1', serviceAccount: null })
    const file = {
      private_key: pemOf(rsa.privateKey, 'pkcs8'),
      private_key_id: 'k2',
      client_email: 'robot@example.com',
    }
    expect(await read(JSON.stringify(file))).toMatchObject({ kid: 'k2', serviceAccount: 'robot@example.com' })
  })

  it.each<[string, 'key' | 'passphrase', string, string?]>([
    ['nothing', 'key', '  '],
    ['any text', 'key', 'canary, not a key'],
    ['base64 of something', 'key', Buffer.from('canary'.repeat(20)).toString('base64')],
    ['a public key', 'key', ec.publicKey.export({ type: 'spki', format: 'pem' }).toString()],
    ['a public JWK', 'key', jwkOf(ec.publicKey)],
    ['a shared secret', 'key', '{"kty":"oct","k":"canary"}'],
    ['JSON that is cut', 'key', jwkOf(ec.privateKey).slice(0, -9)],
    ['JSON that is no key', 'key', '{"canary":1}'],
    ['a JWK with wrong numbers', 'key', jwkOf(ec.privateKey, { x: 'canary' })],
    ['a set with two private keys', 'key', `{"keys":[${jwkOf(rsa.privateKey)},${jwkOf(ec.privateKey)}]}`],
    ['PEM that is cut', 'key', pemOf(ec.privateKey, 'pkcs8').slice(0, -40)],
    ['PEM that is damaged', 'key', pemOf(ec.privateKey, 'pkcs8').replace(/\n.{9}/, '\ncanary')],
    ['a key for SSH', 'key', '-----BEGIN OPENSSH PRIVATE KEY-----\ncanary\n-----END OPENSSH PRIVATE KEY-----'],
    ['a locked key without a passphrase', 'passphrase', pemOf(rsa.privateKey, 'pkcs8', true)],
    ['a locked key with a wrong passphrase', 'passphrase', pemOf(rsa.privateKey, 'pkcs8', true), 'canary'],
    ['a PFX file without a passphrase', 'passphrase', rsaPfx('aes256')],
    ['a PFX file with a wrong passphrase', 'passphrase', rsaPfx('aes256'), 'canary'],
    ['a PFX file that is cut', 'key', rsaPfx('aes256').slice(0, 800), passphrase],
  ])('is not read from %s; a sentence says why, and repeats nothing', async (_what, at, text, withPassphrase = '') => {
    const reading = await readPrivateKey(text, withPassphrase)
    expect(reading).toMatchObject({ ok: false, at })
    if (!reading.ok) expect(reading.reason).toMatch(/^[A-Z].+\.$/)
    expect(JSON.stringify(reading)).not.toContain('canary')
  })
})

describe('what an assertion is signed with', () => {
  const algOf = async (text: string, alg = '') => decodeProtectedHeader(signed(await read(text), { alg })).alg

  it('is what the key says, else the usual way of its kind, unless the person chooses', async () => {
    expect(await algOf(pemOf(rsa.privateKey, 'pkcs8'))).toBe('RS256')
    expect(await algOf(jwkOf(rsa.privateKey, { alg: 'PS384' }))).toBe('PS384')
    expect(await algOf(jwkOf(rsa.privateKey, { alg: 'PS384' }), 'PS256')).toBe('PS256')
    expect(await algOf(pemOf(ed.privateKey, 'pkcs8'))).toBe('EdDSA')
    const larger = generateKeyPairSync('ec', { namedCurve: 'P-384' }).privateKey
    expect(await algOf(pemOf(larger, 'sec1'))).toBe('ES384')
  })

  // Electron's BoringSSL has no such keys.
  it.skipIf(process.versions.electron !== undefined)('is PS256 for an RSA key that is for nothing else', async () => {
    const pssOnly = generateKeyPairSync('rsa-pss', { modulusLength: 2048 }).privateKey
    expect(await algOf(pemOf(pssOnly, 'pkcs8'))).toBe('PS256')
  })

  it.each([
    ['ES256', pemOf(rsa.privateKey, 'pkcs8')],
    ['RS256', pemOf(ec.privateKey, 'pkcs8')],
    ['ES384', pemOf(ec.privateKey, 'pkcs8')],
    ['HS256', pemOf(ec.privateKey, 'pkcs8')],
    ['none', pemOf(ec.privateKey, 'pkcs8')],
  ])('cannot be %s with a key of another kind', async (alg, text) => {
    expect(signAssertion(facts, await read(text), { ...asSaid, alg })).toMatchObject({ ok: false, at: 'algorithm' })
  })
})
