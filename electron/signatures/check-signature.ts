/**
 * Checks a token's signature with given keys, and says what came of it in a form that can be explained. Plain function: no
 * network, no clock, no trust. Which keys count is the caller's business, said by `origin`.
 */
import type { KeyFacts, KeyOrigin, NotCheckedWhy, SignatureCheck } from '../../shared/jwt/signature-check.ts'
import { type Algorithm, algorithmOf, hasCurve, keyNeededFor, runsHere } from './algorithms.ts'
import { type CheckKey, factsOf, shapeOf } from './check-key.ts'
import { isConfusedWith } from './confused-with.ts'
import { warningsFor } from './key-warnings.ts'
import { type SignedPart, signedPartsOf } from './signed-parts.ts'
import { verifyWith } from './verify-with.ts'

/** What to check with. */
export type KeysToTry = {
  readonly keys: readonly CheckKey[]
  readonly origin: KeyOrigin
  /** The host they were fetched from; null for those that were not. */
  readonly host: string | null
}

/** More are never tried: a hostile set would keep the main process busy. */
const mostTries = 50

/** Characters that are gone through over all signatures and keys. A token of usual length is tried with all keys. */
const mostForKeys = 100_000_000
/** The same for forgeries; less, since there are many ways to write each key. */
const mostForForgeries = 5_000_000

/** The names in `crit` that this checker understands (RFC 7515 section 4.1.11): RFC 7797's. */
const understood: readonly string[] = ['b64']

/** Checks all signatures of a token; the first that matches counts. `now` is an instant in ms. Never throws. */
export function checkSignature(token: string, tries: KeysToTry, now: number): SignatureCheck {
  const signed = signedPartsOf(token)
  const not = (why: NotCheckedWhy): SignatureCheck => ({ checkedAt: now, outcome: 'not-checked', why })
  if (signed.form !== 'signed') return not({ kind: signed.form })
  const length = signed.parts.flatMap(({ inputs }) => inputs).reduce((sum, input) => sum + input.length, 0)
  const outcomes = signed.parts.map((part) => checkPart(part, tries, length, now, not))
  return bestOf(outcomes) ?? not({ kind: 'opaque' })
}

function checkPart(
  { header, inputs, signature, isSigned, isDetached }: SignedPart,
  { keys, origin, host }: KeysToTry,
  length: number,
  now: number,
  not: (why: NotCheckedWhy) => SignatureCheck,
): SignatureCheck {
  if (header === null) return not({ kind: 'header-unreadable' })
  if (isDetached) return not({ kind: 'detached' })
  const alg = typeof header.alg === 'string' ? header.alg : ''
  if (!isSigned || alg.toLowerCase() === 'none') return not({ kind: 'unsigned' })
  const algorithm = algorithmOf(alg)
  if (algorithm === null) return not({ kind: 'unknown-algorithm', alg })
  if (!runsHere(algorithm)) return not({ kind: 'algorithm-not-here', alg })
  const critical = criticalNames(header.crit)
  if (critical.length > 0) return not({ kind: 'critical', names: critical })

  const facts = (key: CheckKey): KeyFacts => factsOf(key, origin, host)
  const named = byKid(keys, header.kid, origin)
  const forged =
    algorithm.kind === 'hmac'
      ? confusedKey(algorithm, keys.slice(0, triesFor(length, mostForForgeries)), inputs, signature)
      : undefined
  if (forged) return { checkedAt: now, outcome: 'confused', alg, key: facts(forged) }
  if (named.length === 0 && keys.length > 0) {
    const kids = keys.flatMap(({ kid }) => (kid === null ? [] : [kid]))
    return not({ kind: 'kid-not-found', kid: String(header.kid), kids })
  }
  const fitting = named.filter((key) => misfit(algorithm, alg, key) === null).slice(0, triesFor(length, mostForKeys))
  for (const key of fitting) {
    if (inputs.some((input) => verifyWith(algorithm, key, input, signature))) {
      const warnings = warningsFor(algorithm, alg, key, origin)
      return { checkedAt: now, outcome: 'matches', alg, key: facts(key), warnings }
    }
  }
  if (fitting.length > 0) return { checkedAt: now, outcome: 'differs', alg, keys: fitting.map(facts) }
  const [only] = named
  const why = named.length === 1 && only ? misfit(algorithm, alg, only) : null
  return not(why ?? { kind: 'no-key-fits', alg, keys: named.length })
}

/** How many keys a signature is tried with, one at least, when all of the token's take `length` characters to go through. */
function triesFor(length: number, budget: number): number {
  return Math.max(1, Math.min(mostTries, Math.floor(budget / length)))
}

/** The public key that a forger took for the secret, whatever `kid` the forgery names. */
function confusedKey(
  algorithm: Extract<Algorithm, { kind: 'hmac' }>,
  keys: readonly CheckKey[],
  inputs: readonly string[],
  signature: Buffer,
): CheckKey | undefined {
  return keys.find(
    (key) => key.kind === 'public' && inputs.some((input) => isConfusedWith(algorithm, key, input, signature)),
  )
}

/** Of several signatures: one that matches, else a forgery, else what differs, else why none could be checked. */
function bestOf(outcomes: readonly SignatureCheck[]): SignatureCheck | undefined {
  const order: readonly SignatureCheck['outcome'][] = ['matches', 'confused', 'differs', 'not-checked']
  return order.map((wanted) => outcomes.find(({ outcome }) => outcome === wanted)).find((found) => found !== undefined)
}

function criticalNames(crit: unknown): readonly string[] {
  if (crit === undefined) return []
  if (!Array.isArray(crit)) return ['crit']
  return crit.filter((name) => !understood.includes(name)).map((name) => String(name).slice(0, 60))
}

/**
 * The keys that the token's `kid` means. A published set answers for its names, so that only keys of this name, or without
 * any, are tried. What a person gives is meant for this token, whatever it is called.
 */
function byKid(keys: readonly CheckKey[], kid: unknown, origin: KeyOrigin): readonly CheckKey[] {
  if (typeof kid !== 'string') return keys
  const same = keys.filter((key) => key.kid === kid)
  if (same.length > 0) return same
  const isPublished = origin === 'issuer' || origin === 'key-set-address'
  return isPublished || keys.length > 1 ? keys.filter((key) => key.kid === null) : keys
}

/** Why a key cannot be one of this algorithm; null when it can. */
function misfit(algorithm: Algorithm, alg: string, key: CheckKey): NotCheckedWhy | null {
  const shape = key.kind === 'secret' ? { type: 'secret', detail: 'a shared secret' } : shapeOf(key.key)
  const needs = keyNeededFor(algorithm)
  const got = key.kind === 'secret' ? 'a shared secret' : `a public key (${shape?.detail ?? 'of another kind'})`
  const wrongType: NotCheckedWhy = { kind: 'wrong-key-type', alg, needs, got }
  switch (algorithm.kind) {
    case 'hmac':
      return key.kind === 'secret' ? null : wrongType
    case 'rsa':
      return shape?.type === 'RSA' ? null : wrongType
    case 'ec':
      if (shape?.type !== 'EC') return wrongType
      return shape.detail === algorithm.curve
        ? null
        : { kind: 'wrong-curve', alg, needs: algorithm.curve, got: shape.detail }
    case 'okp': {
      if (shape?.type !== 'OKP') return wrongType
      const curve = algorithm.curves.find((one) => one === shape.detail)
      return curve !== undefined && hasCurve(curve)
        ? null
        : { kind: 'wrong-curve', alg, needs: algorithm.curves.join(' or '), got: shape.detail }
    }
  }
}
