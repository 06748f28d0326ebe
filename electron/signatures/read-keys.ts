/** Keys as people have them: PEM, certificates, JWK, JWK sets. Told apart by themselves. */
import { createPublicKey, X509Certificate } from 'node:crypto'
import { isObject } from '../../shared/core/is-object.ts'
import { anyPurpose, type CheckKey, type KeysReading, shapeOf } from './check-key.ts'
import { readJwk } from './read-jwk.ts'
import { readPem } from './read-pem.ts'

/** More keys than any issuer has. */
const mostKeys = 200

const no = (reason: string): KeysReading => ({ ok: false, reason })

/** Reads what was pasted, or is in a file. Never throws. */
export function readKeys(text: string): KeysReading {
  const trimmed = text.replace(/^\uFEFF/, '').trim()
  if (trimmed === '') return no('There is no key here yet.')
  if (trimmed.startsWith('{') || trimmed.startsWith('[')) return readJsonKeys(trimmed)
  if (trimmed.includes('-----BEGIN')) return readPem(trimmed)
  if (/^(ssh-(rsa|ed25519)|ecdsa-sha2-)/.test(trimmed)) {
    return no('This is a key for SSH. Tokens need it in another form: ssh-keygen -e -m PKCS8 -f FILE writes that.')
  }
  return readDer(trimmed)
}

/** Keys of a JWK set, or one JWK, as parsed from JSON. */
export function readKeySet(document: unknown): KeysReading {
  const list = Array.isArray(document) ? document : isObject(document) ? document.keys : undefined
  if (!Array.isArray(list)) {
    const one = readJwk(document)
    return one.ok ? { ok: true, keys: [one.key], skipped: 0 } : one
  }
  const readings = list.slice(0, mostKeys).map(readJwk)
  const keys = readings.flatMap((reading) => (reading.ok ? [reading.key] : []))
  if (keys.length > 0) return { ok: true, keys, skipped: list.length - keys.length }
  const [first] = readings
  if (list.length === 0) return no('This set of keys is empty.')
  return no(
    `None of the ${list.length} keys in this set can be used. ${first?.ok === false ? first.reason : ''}`.trim(),
  )
}

function readJsonKeys(text: string): KeysReading {
  try {
    return readKeySet(JSON.parse(text))
  } catch {
    return no('This begins like a key in JSON (JWK), but is not JSON to its end: a piece of it may be missing.')
  }
}

/** Base64 without its first and last line: a certificate as `x5c` has it, or a public key. */
function readDer(text: string): KeysReading {
  const dense = text.replace(/\s+/g, '')
  const der = /^[A-Za-z0-9+/_-]{40,}={0,2}$/.test(dense) ? Buffer.from(dense, 'base64') : null
  const key = der === null ? null : (keyOfCertificate(der) ?? keyOfDer(der))
  if (key !== null && shapeOf(key) !== null) {
    const one: CheckKey = { kind: 'public', key, wasPrivate: false, written: text, kid: null, purpose: anyPurpose }
    return { ok: true, keys: [one], skipped: 0 }
  }
  return no(
    'This is no key that Hallpass knows. A public key begins with “-----BEGIN”, or with “{” if it is in JSON (JWK). A password or secret goes under “A shared secret”.',
  )
}

function keyOfCertificate(der: Buffer) {
  try {
    return new X509Certificate(der).publicKey
  } catch {
    return null
  }
}

function keyOfDer(der: Buffer) {
  try {
    return createPublicKey({ key: der, format: 'der', type: 'spki' })
  } catch {
    return null
  }
}
