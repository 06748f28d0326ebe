/** Keys that tokens are signed with: thrown away after use, or of the person's own. Private halves stay in the main process. */
import { createPrivateKey, createPublicKey, generateKeyPairSync, type JsonWebKey, type KeyObject } from 'node:crypto'
import type { SigningAlgorithm } from '../../shared/ipc/inspector.contract.ts'
import { madeHerePrefix } from '../../shared/jwt/made-here.ts'
import { type Algorithm, algorithmOf, hasCurve, keyNeededFor } from './algorithms.ts'
import { shapeOf } from './check-key.ts'
import { pemBlocks } from './pem-blocks.ts'
import { thumbprintOf } from './thumbprint.ts'

/** A private key with its public half. */
export type SigningKey = { readonly privateKey: KeyObject; readonly publicKey: KeyObject; readonly kid: string | null }

/** The key, or in a whole sentence why it is none. */
export type SigningKeyReading =
  | { readonly ok: true; readonly key: SigningKey }
  | { readonly ok: false; readonly reason: string }

const no = (reason: string): SigningKeyReading => ({ ok: false, reason })

/** Makes a key for an algorithm: RSA of 2048 bits, the algorithm's curve, or Ed25519. Takes up to some tenths of a second for RSA. */
export function makeSigningKey(alg: SigningAlgorithm): SigningKeyReading {
  const algorithm = algorithmOf(alg)
  if (algorithm === null || algorithm.kind === 'hmac') return no('This algorithm is used with a shared secret.')
  const privateKey = createPrivateKey({ key: makeKey(algorithm), format: 'der', type: 'pkcs8' })
  const publicKey = createPublicKey(privateKey)
  const kid = `${madeHerePrefix}${(thumbprintOf(publicKey) ?? '').slice(0, 8)}`
  return { ok: true, key: { privateKey, publicKey, kid } }
}

/**
 * As bytes, never as the key objects that Node makes on the way: in Node 20, one that is exported as a JWK just when what
 * made it is collected as garbage waits for itself for ever, and all of the app with it.
 */
function makeKey(algorithm: Exclude<Algorithm, { kind: 'hmac' }>): Buffer {
  const publicKeyEncoding = { type: 'spki', format: 'der' } as const
  const privateKeyEncoding = { type: 'pkcs8', format: 'der' } as const
  switch (algorithm.kind) {
    case 'rsa':
      return generateKeyPairSync('rsa', { modulusLength: 2048, publicKeyEncoding, privateKeyEncoding }).privateKey
    case 'ec':
      return generateKeyPairSync('ec', { namedCurve: algorithm.curve, publicKeyEncoding, privateKeyEncoding })
        .privateKey
    case 'okp':
      return generateKeyPairSync('ed25519', { publicKeyEncoding, privateKeyEncoding }).privateKey
  }
}

/** A private key of the person's own: PEM (PKCS #8, PKCS #1, SEC 1) or JWK, fit for the algorithm. Never throws. */
export function readSigningKey(text: string, alg: SigningAlgorithm): SigningKeyReading {
  const trimmed = text.trim()
  if (trimmed === '') return no('There is no key here yet.')
  const read = trimmed.startsWith('{') ? fromJwk(trimmed) : fromPem(trimmed)
  if (!read.ok) return read
  const algorithm = algorithmOf(alg)
  const shape = shapeOf(read.key.privateKey)
  if (algorithm === null || shape === null || !fits(algorithm, shape)) {
    return no(
      `${alg} needs ${algorithm ? keyNeededFor(algorithm) : 'another key'}, and this is one of another kind (${shape?.detail ?? 'unknown'}).`,
    )
  }
  return read
}

/** Whether a key of this shape is one for the algorithm. */
export function fits(
  algorithm: Algorithm,
  { type, detail }: { readonly type: string; readonly detail: string },
): boolean {
  if (algorithm.kind === 'rsa') return type === 'RSA'
  if (algorithm.kind === 'ec') return detail === algorithm.curve
  return algorithm.kind === 'okp' && algorithm.curves.some((curve) => curve === detail && hasCurve(curve))
}

function fromJwk(text: string): SigningKeyReading {
  let jwk: JsonWebKey & { readonly kid?: unknown }
  try {
    jwk = JSON.parse(text) as typeof jwk
  } catch {
    return no('This begins like a key in JSON (JWK), but is not JSON to its end.')
  }
  if (jwk.d === undefined) return no('This is a public key. To sign, the private one is needed: it has a “d”.')
  try {
    return pairOf(createPrivateKey({ key: jwk, format: 'jwk' }), typeof jwk.kid === 'string' ? jwk.kid : null)
  } catch {
    return no('This key (JWK) cannot be used: its values do not make up a private key.')
  }
}

function fromPem(text: string): SigningKeyReading {
  const blocks = pemBlocks(text)
  // A private key often stands beside its certificate.
  const own = blocks.find(({ label }) => label.endsWith('PRIVATE KEY'))
  if (own === undefined && blocks.some(({ label }) => label.endsWith('PUBLIC KEY') || label === 'CERTIFICATE')) {
    return no('This is a public key. To sign, the private one is needed: “-----BEGIN PRIVATE KEY-----”.')
  }
  if (own?.label === 'OPENSSH PRIVATE KEY') {
    return no(
      'This is a private key for SSH. Made over by ssh-keygen -p -m PKCS8 -f COPY, a copy of it can be used here.',
    )
  }
  if (own?.text.includes('ENCRYPTED')) {
    return no('This private key has a passphrase. Take the passphrase off a copy first.')
  }
  try {
    return pairOf(createPrivateKey(own?.text ?? text), null)
  } catch {
    return no('This is no private key that Hallpass knows. One begins with “-----BEGIN PRIVATE KEY-----”, or is a JWK.')
  }
}

function pairOf(privateKey: KeyObject, kid: string | null): SigningKeyReading {
  return { ok: true, key: { privateKey, publicKey: createPublicKey(privateKey), kid } }
}

/** The public half as a JWK set, as a server under test takes it. */
export function publicKeySet({ publicKey, kid }: SigningKey, alg: SigningAlgorithm): string {
  const jwk = { ...publicKey.export({ format: 'jwk' }), ...(kid === null ? {} : { kid }), use: 'sig', alg }
  return JSON.stringify({ keys: [jwk] }, null, 2)
}
