/**
 * A 2048-bit RSA key pair computed from a seed, so that RS256 tokens of a practice server outlive its restart.
 * For practice only: a key that can be computed again protects nothing.
 */

import { checkPrime, createPrivateKey, createPublicKey, hkdfSync, type KeyObject } from 'node:crypto'
import { promisify } from 'node:util'

const publicExponent = 65_537n
const primeBytes = 128
const smallPrimes = primesBelow(1000)
const smallPrimesProduct = smallPrimes.reduce((product, prime) => product * prime, 1n)
const isPrime: (candidate: bigint) => Promise<boolean> = promisify(checkPrime)

/** Both halves of one RSA key. */
export type SigningKeyPair = { readonly privateKey: KeyObject; readonly publicKey: KeyObject }

/** Computes the key pair of a seed. Takes about a tenth of a second, outside of the main thread. */
export async function seededRsaKey(seed: Buffer): Promise<SigningKeyPair> {
  const [p, q] = await Promise.all([seededPrime(seed, 'p'), seededPrime(seed, 'q')])
  const d = inverse(publicExponent, (p - 1n) * (q - 1n))
  const privateKey = createPrivateKey({
    format: 'jwk',
    key: {
      kty: 'RSA',
      n: base64url(p * q),
      e: base64url(publicExponent),
      d: base64url(d),
      p: base64url(p),
      q: base64url(q),
      dp: base64url(d % (p - 1n)),
      dq: base64url(d % (q - 1n)),
      qi: base64url(inverse(q, p)),
    },
  })
  return { privateKey, publicKey: createPublicKey(privateKey) }
}

async function seededPrime(seed: Buffer, name: string): Promise<bigint> {
  const start = Buffer.from(hkdfSync('sha512', seed, '', `practice-prime-${name}`, primeBytes))
  start[0] = (start[0] ?? 0) | 0xc0
  let candidate = BigInt(`0x${start.toString('hex')}`) | 1n
  while (hasSmallFactor(candidate) || candidate % publicExponent === 1n || !(await isPrime(candidate))) candidate += 2n
  return candidate
}

/** Sorts out nine of ten candidates cheaply: the real test costs a trip to another thread each. */
function hasSmallFactor(candidate: bigint): boolean {
  const rest = candidate % smallPrimesProduct
  return smallPrimes.some((prime) => rest % prime === 0n)
}

/** The inverse of `value` modulo `modulus`, by the extended Euclidean algorithm. */
function inverse(value: bigint, modulus: bigint): bigint {
  let [previous, current] = [modulus, value % modulus]
  let [previousFactor, factor] = [0n, 1n]
  while (current > 0n) {
    const quotient = previous / current
    ;[previous, current] = [current, previous - quotient * current]
    ;[previousFactor, factor] = [factor, previousFactor - quotient * factor]
  }
  return ((previousFactor % modulus) + modulus) % modulus
}

/** The odd primes below a small limit. */
function primesBelow(limit: number): readonly bigint[] {
  const found: number[] = []
  for (let n = 3; n < limit; n += 2) if (found.every((prime) => n % prime !== 0)) found.push(n)
  return found.map(BigInt)
}

function base64url(value: bigint): string {
  const hex = value.toString(16)
  return Buffer.from(hex.length % 2 === 0 ? hex : `0${hex}`, 'hex').toString('base64url')
}
