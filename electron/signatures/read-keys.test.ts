import { generateKeyPairSync } from 'node:crypto'
import fc from 'fast-check'
import { calculateJwkThumbprint } from 'jose'
import { describe, expect, test } from 'vitest'
import { makeCertificate } from '../http/test-certificate.ts'
import { type CheckKey, factsOf } from './check-key.ts'
import { keysInside } from './keys-inside.ts'
import { readKeySet, readKeys } from './read-keys.ts'
import { readSecret } from './read-secret.ts'
import { thumbprintOf } from './thumbprint.ts'

const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 })
const ec = generateKeyPairSync('ec', { namedCurve: 'P-384' })
const ed = generateKeyPairSync('ed25519')
const pem = rsa.publicKey.export({ format: 'pem', type: 'spki' }).toString()

function reasonOf(text: string): string {
  const reading = readKeys(text)
  return reading.ok ? 'It is a key.' : reading.reason
}

describe('a key is read in any of its forms', () => {
  test.each([
    ['PEM', pem],
    ['older PEM (PKCS #1)', rsa.publicKey.export({ format: 'pem', type: 'pkcs1' }).toString()],
    ['PEM out of a config file', pem.replaceAll('\n', '\\n')],
    ['PEM with words around it', `here it is:\n\n${pem}\nregards`],
    ['a certificate', makeCertificate({ name: 'somebody', hosts: ['localhost'] }).cert],
    ['a private key', rsa.privateKey.export({ format: 'pem', type: 'pkcs8' }).toString()],
    ['base64 without first and last line', pem.split('\n').slice(1, -2).join('')],
    ['JWK', JSON.stringify(rsa.publicKey.export({ format: 'jwk' }))],
    ['JWK set', JSON.stringify({ keys: [rsa.publicKey.export({ format: 'jwk' })] })],
    ['elliptic curve JWK', JSON.stringify(ec.publicKey.export({ format: 'jwk' }))],
    ['Ed25519 JWK', JSON.stringify(ed.publicKey.export({ format: 'jwk' }))],
    ['shared secret as JWK', '{"kty":"oct","k":"c2VjcmV0"}'],
  ])('%s', (_, text) => {
    expect(readKeys(text)).toMatchObject({ ok: true, skipped: 0 })
  })
})

describe('a PEM text with more than one block', () => {
  const other = ec.publicKey.export({ format: 'pem', type: 'spki' }).toString()
  const keysIn = (text: string) => {
    const reading = readKeys(text)
    if (!reading.ok) throw new Error(reading.reason)
    return reading.keys.map((key) => ({ wasPrivate: key.kind === 'public' && key.wasPrivate, detail: detailOf(key) }))
  }
  const detailOf = (key: CheckKey) => factsOf(key, 'pasted', null).detail

  test('gives all its keys, each once', () => {
    expect(keysIn(`${pem}${other}\n${pem}`)).toEqual([
      { wasPrivate: false, detail: 'RSA, 2048 bits' },
      { wasPrivate: false, detail: 'P-384' },
    ])
    expect(readKeys(`${pem}-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----`)).toMatchObject({ skipped: 1 })
  })

  test('gives of a chain of certificates the first one, of unrelated certificates all', () => {
    const authority = makeCertificate({ name: 'authority', isAuthority: true })
    const leaf = makeCertificate({ name: 'leaf', hosts: ['localhost'], signer: authority })
    const leafs = readKeys(leaf.cert)
    expect(readKeys(`${leaf.cert}\n${authority.cert}`)).toEqual(leafs)
    expect(keysIn(`${leaf.cert}\n${makeCertificate({ name: 'another' }).cert}`)).toHaveLength(2)
  })

  test('gives both certificates that an issuer made for itself under one name, before and after it changed its key', () => {
    expect(keysIn(makeCertificate({ name: 'realm' }).cert + makeCertificate({ name: 'realm' }).cert)).toHaveLength(2)
  })

  test('is one key when a private key stands beside its public one, and the private half is noted', () => {
    const own = ec.privateKey.export({ format: 'pem', type: 'pkcs8' }).toString()
    expect(keysIn(`${other}${own}`)).toEqual([{ wasPrivate: true, detail: 'P-384' }])
  })

  test('may begin with the name of a curve, as OpenSSL writes it', () => {
    const own = ec.privateKey.export({ format: 'pem', type: 'sec1' }).toString()
    const parameters = '-----BEGIN EC PARAMETERS-----\nBgUrgQQAIg==\n-----END EC PARAMETERS-----\n'
    expect(keysIn(parameters + own)).toEqual([{ wasPrivate: true, detail: 'P-384' }])
    expect(reasonOf(parameters)).toContain('no key (“ec parameters”)')
  })
})

test('a key with numbers that are longer than any is none, however it is made', () => {
  const { n } = rsa.publicKey.export({ format: 'jwk' })
  // Each would take a minute to look at.
  const huge = Array.from({ length: 50 }, () => ({ kty: 'RSA', n, e: 'AQ'.repeat(500_000) }))
  expect(readKeySet(huge)).toMatchObject({ ok: false, reason: expect.stringContaining('larger than any') })
  expect(readKeySet([...huge, rsa.publicKey.export({ format: 'jwk' })])).toMatchObject({ ok: true, skipped: 50 })
})

test('nor is a certificate that a token carries, when it is longer than any', () => {
  const { cert } = makeCertificate({ name: 'somebody' })
  const der = Buffer.from(cert.replace(/-----[A-Z ]+-----/g, ''), 'base64')
  const carried = (bytes: Buffer) => {
    const header = JSON.stringify({ alg: 'ES256', x5c: [bytes.toString('base64')] })
    return keysInside(`${Buffer.from(header).toString('base64url')}.e30.c2ln`)
  }
  expect(carried(der)).toHaveLength(1)
  expect(carried(Buffer.concat([der, Buffer.alloc(40_000)]))).toEqual([])
})

test('keys that cannot be used are passed over in a set, and counted', () => {
  const jwk = rsa.publicKey.export({ format: 'jwk' })
  const set = { keys: [{ kty: 'XX' }, jwk, null, { kty: 'EC', crv: 'P-999', x: 'a', y: 'b' }, { kty: 'RSA', n: '' }] }
  expect(readKeySet(set)).toMatchObject({ ok: true, skipped: 4, keys: [{ kind: 'public' }] })
})

describe('what is no key is explained', () => {
  test.each([
    ['', 'no key here yet'],
    ['   ', 'no key here yet'],
    ['hunter2', 'goes under “A shared secret”'],
    ['ssh-rsa AAAAB3NzaC1yc2E', 'for SSH'],
    ['-----BEGIN OPENSSH PRIVATE KEY-----\nAAAA\n-----END OPENSSH PRIVATE KEY-----', 'for SSH'],
    ['-----BEGIN PUBLIC KEY-----\nAAAA', 'its last line'],
    ['-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----', 'what stands between them cannot be read'],
    ['-----BEGIN ENCRYPTED PRIVATE KEY-----\nAAAA\n-----END ENCRYPTED PRIVATE KEY-----', 'has a passphrase'],
    ['-----BEGIN CERTIFICATE REQUEST-----\nAAAA\n-----END CERTIFICATE REQUEST-----', 'This is no key'],
    ['-----BEGIN PGP PUBLIC KEY BLOCK-----\nAAAA\n-----END PGP PUBLIC KEY BLOCK-----', '(PGP)'],
    ['-----BEGIN A-----\n-----BEGIN A-----', 'its last line'],
    ['{"kty":"RSA"}', 'its values do not make up such a key'],
    ['{"a":1}', 'but not a key (JWK)'],
    ['{"keys":[]}', 'is empty'],
    ['{"keys":[{"kty":"XX"}]}', 'None of the 1 keys'],
    ['{"keys":[', 'is not JSON to its end'],
  ])('%s', (text, says) => {
    expect(reasonOf(text)).toContain(says)
  })

  test('any text is answered with a key or a whole sentence', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json(), fc.base64String({ minLength: 40 })), (text) => {
        expect(reasonOf(text)).toMatch(/[.…]$/)
      }),
    )
  })
})

test('a shared secret is taken as it is meant to be', () => {
  const bytesOf = (...[text, encoding]: Parameters<typeof readSecret>) => {
    const reading = readSecret(text, encoding)
    return reading.ok ? reading.key.bytes.toString('hex') : reading.reason
  }
  expect(bytesOf(' é ', 'text')).toBe('20c3a920')
  expect(bytesOf('+/8=', 'base64')).toBe('fbff')
  expect(bytesOf('-_8', 'base64url')).toBe('fbff')
  expect(bytesOf('FB ff', 'hex')).toBe('fbff')
  expect(bytesOf('fbf', 'hex')).toContain('one is missing')
  expect(bytesOf('xyz', 'hex')).toContain('not hexadecimal')
  expect(bytesOf('-_', 'base64')).toContain('not base64')
  expect(bytesOf('+/8', 'base64url')).toContain('not base64url')
  expect(bytesOf('abcde', 'base64')).toContain('missing')
  expect(bytesOf('', 'text')).toContain('empty')
})

test.each([
  ['RSA', rsa.publicKey],
  ['EC', ec.publicKey],
  ['OKP', ed.publicKey],
])('the fingerprint of an %s key is that of RFC 7638', async (_, key) => {
  expect(thumbprintOf(key)).toBe(await calculateJwkThumbprint(key.export({ format: 'jwk' }) as never))
})
