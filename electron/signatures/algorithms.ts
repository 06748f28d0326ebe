/** The signature algorithms that tokens name (RFC 7518 section 3.1, RFC 8037, RFC 8812, RFC 9864), and which of them run here. */
import { generateKeyPairSync } from 'node:crypto'

type Hash = 'sha256' | 'sha384' | 'sha512'

/** What an algorithm needs. `curve` is a name as JWKs have it. */
export type Algorithm =
  | { readonly kind: 'hmac'; readonly hash: Hash; readonly minBytes: number }
  | { readonly kind: 'rsa'; readonly hash: Hash; readonly isPss: boolean }
  | { readonly kind: 'ec'; readonly hash: Hash; readonly curve: EcCurve }
  | { readonly kind: 'okp'; readonly curves: readonly OkpCurve[] }

export type EcCurve = 'P-256' | 'P-384' | 'P-521' | 'secp256k1'
export type OkpCurve = 'Ed25519' | 'Ed448'

const algorithms: ReadonlyMap<string, Algorithm> = new Map<string, Algorithm>([
  ['HS256', { kind: 'hmac', hash: 'sha256', minBytes: 32 }],
  ['HS384', { kind: 'hmac', hash: 'sha384', minBytes: 48 }],
  ['HS512', { kind: 'hmac', hash: 'sha512', minBytes: 64 }],
  ['RS256', { kind: 'rsa', hash: 'sha256', isPss: false }],
  ['RS384', { kind: 'rsa', hash: 'sha384', isPss: false }],
  ['RS512', { kind: 'rsa', hash: 'sha512', isPss: false }],
  ['PS256', { kind: 'rsa', hash: 'sha256', isPss: true }],
  ['PS384', { kind: 'rsa', hash: 'sha384', isPss: true }],
  ['PS512', { kind: 'rsa', hash: 'sha512', isPss: true }],
  ['ES256', { kind: 'ec', hash: 'sha256', curve: 'P-256' }],
  ['ES384', { kind: 'ec', hash: 'sha384', curve: 'P-384' }],
  ['ES512', { kind: 'ec', hash: 'sha512', curve: 'P-521' }],
  ['ES256K', { kind: 'ec', hash: 'sha256', curve: 'secp256k1' }],
  ['EdDSA', { kind: 'okp', curves: ['Ed25519', 'Ed448'] }],
  ['Ed25519', { kind: 'okp', curves: ['Ed25519'] }],
  ['Ed448', { kind: 'okp', curves: ['Ed448'] }],
])

/** The algorithm of that name; null for any other name. */
export function algorithmOf(alg: string): Algorithm | null {
  return algorithms.get(alg) ?? null
}

/** The key type of an algorithm in words: `an RSA key`. */
export function keyNeededFor(algorithm: Algorithm): string {
  switch (algorithm.kind) {
    case 'hmac':
      return 'a shared secret'
    case 'rsa':
      return 'an RSA key'
    case 'ec':
      return `an elliptic curve key on ${algorithm.curve}`
    case 'okp':
      return `an Edwards curve key (${algorithm.curves.join(' or ')})`
  }
}

/** All algorithms that are known, by whether they run here. */
export function listAlgorithms(): { readonly here: readonly string[]; readonly missing: readonly string[] } {
  const names = [...algorithms.keys()]
  const runs = (name: string) => {
    const algorithm = algorithms.get(name)
    return algorithm !== undefined && runsHere(algorithm)
  }
  return { here: names.filter(runs), missing: names.filter((name) => !runs(name)) }
}

const tried = new Map<EcCurve | OkpCurve, boolean>()

/** Whether this runtime can use a curve: found out by making a key on it, once. Electron's BoringSSL has fewer than Node. */
export function hasCurve(curve: EcCurve | OkpCurve): boolean {
  const known = tried.get(curve)
  if (known !== undefined) return known
  const has = makesKey(curve)
  tried.set(curve, has)
  return has
}

/** Whether an algorithm runs here, with at least one of its curves. */
export function runsHere(algorithm: Algorithm): boolean {
  if (algorithm.kind === 'ec') return hasCurve(algorithm.curve)
  return algorithm.kind === 'okp' ? algorithm.curves.some(hasCurve) : true
}

function makesKey(curve: EcCurve | OkpCurve): boolean {
  try {
    if (curve === 'Ed25519') generateKeyPairSync('ed25519')
    else if (curve === 'Ed448') generateKeyPairSync('ed448')
    else generateKeyPairSync('ec', { namedCurve: curve })
    return true
  } catch {
    return false
  }
}
