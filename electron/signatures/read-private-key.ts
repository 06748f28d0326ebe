/**
 * Private keys as people are given them, to sign assertions with: PEM (PKCS #8, PKCS #1, SEC 1; with a passphrase too), JWK, a
 * PFX file as base64 (PKCS #12), and the key file of a Google service account. Told apart by themselves.
 */
import { createPrivateKey, type JsonWebKey, type KeyObject, X509Certificate } from 'node:crypto'
import { isObject } from '../../shared/core/is-object.ts'
import { pemBlocks } from './pem-blocks.ts'

/** A private key, and what stood beside it. Secret; stays in the main process. */
export type PrivateKey = {
  readonly key: KeyObject
  readonly kid: string | null
  /** What the key itself says it is used with (RFC 7517 section 4.4). */
  readonly alg: string | null
  readonly certificate: X509Certificate | null
  /** The name of the service account whose key file it came in. */
  readonly serviceAccount: string | null
}

/** The key; or why it is none, in a sentence that repeats nothing of it, and which of the two inputs that is about. */
export type PrivateKeyReading =
  | { readonly ok: true; readonly key: PrivateKey }
  | { readonly ok: false; readonly at: 'key' | 'passphrase'; readonly reason: string }

const no = (reason: string, at: 'key' | 'passphrase' = 'key'): PrivateKeyReading => ({ ok: false, at, reason })

const wrongPassphrase = 'This passphrase does not open the key. Capital letters count.'
const neededPassphrase = 'This key is locked with a passphrase. Type it here.'

/** Reads a key. A passphrase that the key does not need is passed over. Never throws. */
export async function readPrivateKey(text: string, passphrase: string): Promise<PrivateKeyReading> {
  const trimmed = text.replace(/^\uFEFF/, '').trim()
  if (trimmed === '') return no('There is no key here yet.')
  if (trimmed.startsWith('{')) return fromJson(trimmed, passphrase)
  if (trimmed.includes('-----BEGIN')) return fromPem(trimmed, passphrase)
  return fromBase64(trimmed, passphrase)
}

function fromJson(text: string, passphrase: string): PrivateKeyReading {
  let document: unknown
  try {
    document = JSON.parse(text)
  } catch {
    return no('This begins like a key in JSON, but is not JSON to its end: a piece of it may be missing.')
  }
  if (!isObject(document)) return no('This is JSON, but not a key.')
  if (typeof document.private_key === 'string') return fromKeyFile(document, document.private_key, passphrase)
  if (!Array.isArray(document.keys)) return fromJwk(document)
  const own = document.keys.filter((one) => isObject(one) && one.d !== undefined)
  const [only] = own
  if (own.length !== 1) {
    return no(
      `This set has ${own.length} private keys (JWK with a “d”), and exactly one is needed. Paste only that one.`,
    )
  }
  return fromJwk(only as Record<string, unknown>)
}

/** As Google Cloud gives it out. */
function fromKeyFile(file: Record<string, unknown>, pem: string, passphrase: string): PrivateKeyReading {
  const read = fromPem(pem, passphrase)
  if (!read.ok) return read
  const serviceAccount = textOf(file.client_email)
  return { ok: true, key: { ...read.key, kid: textOf(file.private_key_id), serviceAccount } }
}

function fromJwk(jwk: Record<string, unknown>): PrivateKeyReading {
  if (jwk.kty === 'oct') return no('This key (JWK) is a shared secret. A private key is needed.')
  if (jwk.d === undefined) return no('This is a public key. To sign, the private one is needed: it has a “d”.')
  try {
    const key = createPrivateKey({ key: jwk as JsonWebKey, format: 'jwk' })
    return found(key, { kid: textOf(jwk.kid), alg: textOf(jwk.alg) })
  } catch {
    return no('This key (JWK) cannot be used: its values do not make up a private key.')
  }
}

function fromPem(text: string, passphrase: string): PrivateKeyReading {
  const blocks = pemBlocks(text)
  const own = blocks.find(({ label }) => label.endsWith('PRIVATE KEY'))
  if (own === undefined) {
    return blocks.some(({ label }) => label.endsWith('PUBLIC KEY') || label === 'CERTIFICATE')
      ? no('This is a public key. To sign, the private one is needed: “-----BEGIN PRIVATE KEY-----”.')
      : no(
          'This has no whole private key in it. One begins with “-----BEGIN PRIVATE KEY-----”, and ends with such a line.',
        )
  }
  if (own.label === 'OPENSSH PRIVATE KEY') {
    return no(
      'This is a private key for SSH. Made over by ssh-keygen -p -m PKCS8 -f COPY, a copy of it can be used here.',
    )
  }
  const isLocked = own.text.includes('ENCRYPTED')
  if (isLocked && passphrase === '') return no(neededPassphrase, 'passphrase')
  try {
    const key = createPrivateKey(isLocked ? { key: own.text, passphrase } : own.text)
    return found(key, {
      certificate: certificateOf(
        key,
        blocks.filter(({ label }) => label === 'CERTIFICATE'),
      ),
    })
  } catch {
    return isLocked
      ? no(wrongPassphrase, 'passphrase')
      : no('This has the first and the last line of a private key, but what stands between them cannot be read.')
  }
}

/** A PFX file, or a key without its first and last line. */
async function fromBase64(text: string, passphrase: string): Promise<PrivateKeyReading> {
  const dense = text.replace(/\s+/g, '')
  const bytes = /^[A-Za-z0-9+/]{40,}={0,2}$/.test(dense) ? Buffer.from(dense, 'base64') : null
  const plain = bytes === null ? null : keyOfDer(bytes)
  if (plain !== null) return found(plain, {})
  // Loaded only for those who have such a file: it is the largest library of all.
  const pfx = bytes === null ? 'no-pfx' : (await import('./read-pfx.ts')).openPfx(bytes, passphrase)
  if (pfx === 'locked') return no(passphrase === '' ? neededPassphrase : wrongPassphrase, 'passphrase')
  if (pfx === 'no-pfx') {
    return no(
      'This is no private key that Hallpass knows. One begins with “-----BEGIN PRIVATE KEY-----”, or with “{” (JWK), or is a PFX file written as base64.',
    )
  }
  const key = keyOfDer(pfx.key)
  if (key === null) return no('The private key in this PFX file is of a kind that cannot be used.')
  const certificates = pfx.certificates.map((der) => ({ text: der }))
  return found(key, { certificate: certificateOf(key, certificates) })
}

function found(key: KeyObject, beside: Partial<PrivateKey>): PrivateKeyReading {
  return { ok: true, key: { kid: null, alg: null, certificate: null, serviceAccount: null, ...beside, key } }
}

function keyOfDer(key: Buffer): KeyObject | null {
  try {
    return createPrivateKey({ key, format: 'der', type: 'pkcs8' })
  } catch {
    return null
  }
}

/** The certificate of this very key, which may stand among those that issued it. */
function certificateOf(key: KeyObject, written: readonly { readonly text: string | Buffer }[]): X509Certificate | null {
  for (const { text } of written) {
    try {
      const certificate = new X509Certificate(text)
      if (certificate.checkPrivateKey(key)) return certificate
    } catch {
      // Not one that can be read, or of another kind of key: the key signs without it.
    }
  }
  return null
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null
}
