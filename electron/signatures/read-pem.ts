/** Keys in PEM: public ones (SPKI, PKCS #1), certificates, and the public halves of private ones. */
import { createPublicKey, X509Certificate } from 'node:crypto'
import { anyPurpose, type CheckKey, type KeysReading, shapeOf } from './check-key.ts'
import { type PemBlock, pemBlocks } from './pem-blocks.ts'
import { thumbprintOf } from './thumbprint.ts'

/** No bundle of keys has more. */
const mostBlocks = 200

type BlockReading = { readonly ok: true; readonly key: CheckKey } | { readonly ok: false; readonly reason: string }

const no = (reason: string): { readonly ok: false; readonly reason: string } => ({ ok: false, reason })

/**
 * All keys of a PEM text, each once. Of a chain of certificates the first one counts: those that issued it sign no tokens.
 * What cannot be used is passed over and counted, as long as there is something that can. Never throws.
 */
export function readPem(text: string): KeysReading {
  const all = pemBlocks(text)
  if (all.length === 0) {
    return no('This begins like a key (PEM), but its last line, “-----END …-----”, is missing.')
  }
  // OpenSSL writes the name of the curve before a key on it.
  const blocks = all.filter(({ label }) => !label.endsWith(' PARAMETERS'))
  const [parameters] = all
  if (blocks.length === 0) return no(noKey(parameters?.label ?? ''))
  const readings = withoutIssuers(blocks.slice(0, mostBlocks)).map(readBlock)
  const keys = eachOnce(readings.flatMap((reading) => (reading.ok ? [reading.key] : [])))
  const failed = readings.find((reading) => !reading.ok)
  if (keys.length === 0 && failed?.ok === false) return failed
  return { ok: true, keys, skipped: readings.filter(({ ok }) => !ok).length }
}

function readBlock({ label, text }: PemBlock): BlockReading {
  if (label === 'OPENSSH PRIVATE KEY') {
    return no('This is a private key for SSH. Use its public half: ssh-keygen -e -m PKCS8 -f FILE writes that.')
  }
  if (label.startsWith('PGP ')) {
    return no('This is a key for encrypting mail and files (PGP). Tokens are signed with keys of other kinds.')
  }
  if (label.includes('ENCRYPTED') || text.includes('Proc-Type: 4,ENCRYPTED')) {
    return no('This private key has a passphrase. To check a signature its public half is enough, and better.')
  }
  if (label === 'CERTIFICATE REQUEST') return no(noKey(label))
  try {
    const key = createPublicKey(text)
    if (shapeOf(key) === null) return no(`This key is of a kind (${key.asymmetricKeyType}) that signs no tokens.`)
    const wasPrivate = label.includes('PRIVATE')
    return { ok: true, key: { kind: 'public', key, wasPrivate, written: text, kid: null, purpose: anyPurpose } }
  } catch {
    return no('This has the first and the last line of a key (PEM), but what stands between them cannot be read.')
  }
}

function noKey(label: string): string {
  return `This is no key (“${label.toLowerCase()}”). Paste the public key or the certificate.`
}

/** Leaves out certificates that issued an earlier one. */
function withoutIssuers(blocks: readonly PemBlock[]): readonly PemBlock[] {
  const earlier: X509Certificate[] = []
  return blocks.filter(({ label, text }) => {
    const certificate = label === 'CERTIFICATE' ? certificateIn(text) : null
    if (certificate === null) return true
    const isIssuer = earlier.some((one) => isIssuedBy(one, certificate))
    earlier.push(certificate)
    return !isIssuer
  })
}

/** By its signature, too: an issuer that changed its keys has two certificates of its own under one name, and both count. */
function isIssuedBy(one: X509Certificate, other: X509Certificate): boolean {
  try {
    return one.checkIssued(other) && one.verify(other.publicKey)
  } catch {
    return false
  }
}

function certificateIn(text: string): X509Certificate | null {
  try {
    return new X509Certificate(text)
  } catch {
    return null
  }
}

/** A private key often stands beside its certificate: one key, and it is worth knowing that the private half is there. */
function eachOnce(keys: readonly CheckKey[]): readonly CheckKey[] {
  const known = new Map<string, CheckKey>()
  for (const key of keys) {
    if (key.kind !== 'public') continue
    const name = thumbprintOf(key.key) ?? key.written
    const same = known.get(name)
    if (same?.kind !== 'public') known.set(name, key)
    else if (key.wasPrivate) known.set(name, { ...same, wasPrivate: true })
  }
  return [...known.values()]
}
