/** Keys as people have them: PEM, certificates, JWK, JWK sets. Told apart by themselves. */
import { createPublicKey, X509Certificate } from 'node:crypto'
import { isObject } from '../../shared/core/is-object.ts'
import { anyPurpose, type CheckKey, shapeOf } from './check-key.ts'
import { readJwk } from './read-jwk.ts'

/** Keys to try, and how many others were in the same set that Hallpass cannot use; or why there is none, in a sentence. */
export type KeysReading =
  | { readonly ok: true; readonly keys: readonly CheckKey[]; readonly skipped: number }
  | { readonly ok: false; readonly reason: string }

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

const block = /-----BEGIN ([A-Z0-9 ]+)-----[\s\S]*?-----END \1-----/

function readPem(text: string): KeysReading {
  // What a person copies out of a config file has its line ends written out.
  const pem = text.includes('\\n') ? text.replaceAll('\\n', '\n') : text
  const found = block.exec(pem)
  const label = found?.[1]
  if (found === null || label === undefined) {
    return no('This begins like a key (PEM), but its last line, “-----END …-----”, is missing.')
  }
  if (label === 'OPENSSH PRIVATE KEY') {
    return no('This is a private key for SSH. Use its public half: ssh-keygen -e -m PKCS8 -f FILE writes that.')
  }
  if (label.includes('ENCRYPTED') || found[0].includes('Proc-Type: 4,ENCRYPTED')) {
    return no('This private key has a passphrase. To check a signature its public half is enough, and better.')
  }
  if (label === 'CERTIFICATE REQUEST' || label.endsWith('PARAMETERS')) {
    return no(`This is no key (“${label.toLowerCase()}”). Paste the public key or the certificate.`)
  }
  try {
    const key = createPublicKey(found[0])
    if (shapeOf(key) === null) return no(`This key is of a kind (${key.asymmetricKeyType}) that signs no tokens.`)
    const wasPrivate = label.includes('PRIVATE')
    return {
      ok: true,
      keys: [{ kind: 'public', key, wasPrivate, written: found[0], kid: null, purpose: anyPurpose }],
      skipped: 0,
    }
  } catch {
    return no('This has the first and the last line of a key (PEM), but what stands between them cannot be read.')
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
