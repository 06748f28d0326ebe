/**
 * Checks an ID token that came with a token answer: OpenID Connect Core sections 3.1.3.7, 3.1.3.8 and 12.2. What is wrong with
 * it refuses the sign-in (`id-token-refused`); keys that cannot be had do not: it came straight from the server (point 6).
 */
import { AppFailure } from '../../shared/core/app-error.ts'
import { isObject } from '../../shared/core/is-object.ts'
import type { CheckingKey, IdTokenCheck, IdTokenSummary } from '../../shared/domain/id-token.ts'
import { previewOf } from '../../shared/domain/mask.ts'
import type { Http } from '../ports/http.ts'
import { assertAddressAccepted } from '../sign-in/address-policy.ts'
import type { CheckKey } from '../signatures/check-key.ts'
import { checkSignature, type KeysToTry } from '../signatures/check-signature.ts'
import { readSecret } from '../signatures/read-secret.ts'
import { fetchKeys, hostOf } from './published-keys.ts'

/** What it must agree with. */
export type IdTokenExpectations = {
  /** The one sent with the authorization request; left out where there was none. */
  readonly nonce?: string
  /** Null: not known, and not compared. */
  readonly issuer: string | null
  readonly clientId: string
  /** False for grants whose ID token may be made out to somebody else (RFC 7523, RFC 8693). */
  readonly isForClient: boolean
  /** Where the issuer's keys are; null when not known. */
  readonly jwksAddress: string | null
  readonly clientSecret?: string
}

/** The token, what came beside it, and the way to the keys. */
export type IdTokenQuestion = IdTokenExpectations & {
  readonly idToken: string
  /** What `at_hash` must fit; null where none came along. */
  readonly accessToken: string | null
  /** Instant in ms on our clock. */
  readonly now: number
  /** The server's clock minus ours, ms. */
  readonly clockOffsetMs: number
  /** For messages. */
  readonly provider: string
  readonly acceptsInsecure: boolean
  readonly verifyTls: boolean
  readonly http: Http
}

type Flaw = Extract<AppFailure['error'], { code: 'id-token-refused' }>['why']
export type Claims = Readonly<Record<string, unknown>>

/** Clocks that agree otherwise may be this far apart, ms. */
const toleranceMs = 60_000
const longest = 200

/** What it says and what could be checked. Throws `id-token-refused`. */
export async function checkIdToken(question: IdTokenQuestion): Promise<IdTokenSummary> {
  const { idToken, clockOffsetMs } = question
  const parts = idToken.split('.')
  const nothing = { issuer: null, subject: null, name: null, email: null, expiresAt: null }
  // Sealed for the client (JWE): nobody here can open it.
  if (parts.length === 5) {
    return { ...nothing, preview: previewOf(idToken), check: { outcome: 'not-checked', why: 'encrypted' } }
  }
  const refuse = (why: Flaw, found?: unknown, expected?: string): AppFailure =>
    new AppFailure({
      code: 'id-token-refused',
      provider: question.provider,
      why,
      ...(typeof found === 'string' ? { found: shown(found) } : {}),
      ...(expected === undefined ? {} : { expected: shown(expected) }),
    })
  const header = parts.length === 3 ? readPart(parts[0]) : null
  const claims = parts.length === 3 ? readPart(parts[1]) : null
  if (header === null || claims === null) throw refuse('unreadable')
  checkWhose(question, claims, refuse)
  checkTimes(question, claims, refuse)
  await checkHash(question, claims, header.alg, refuse)
  const check = await checkSigned(question, header.alg, refuse)
  const text = (name: string) => (typeof claims[name] === 'string' && claims[name] !== '' ? shown(claims[name]) : null)
  return {
    issuer: text('iss'),
    subject: text('sub'),
    name: text('name') ?? text('preferred_username'),
    email: text('email'),
    expiresAt: typeof claims.exp === 'number' ? claims.exp * 1000 - clockOffsetMs : null,
    preview: previewOf(idToken),
    check,
  }
}

type Refuse = (why: Flaw, found?: unknown, expected?: string) => AppFailure

/** Points 2 to 5 and 11: issuer, audience, authorized party, nonce; and that it is about somebody at all. */
function checkWhose(question: IdTokenQuestion, claims: Claims, refuse: Refuse): void {
  const { issuer, clientId, isForClient, nonce } = question
  const { iss, sub, aud, azp } = claims
  if (typeof iss !== 'string' || iss === '') throw refuse('issuer')
  if (issuer !== null && !isIssuer(iss, issuer, claims)) throw refuse('issuer', iss, issuer)
  if (typeof sub !== 'string' || sub === '') throw refuse('subject')
  const audience = Array.isArray(aud) ? aud : [aud]
  if (isForClient) {
    if (!audience.includes(clientId)) throw refuse('audience', audience.join(', '), clientId)
    if (azp === undefined ? audience.length > 1 : azp !== clientId) throw refuse('authorized-party', azp, clientId)
  }
  if (nonce !== undefined && claims.nonce !== nonce) throw refuse('nonce')
}

/** The very issuer; a final slash does not make another one, and `{tenantid}` stands for the `tid` in the token (Microsoft Entra). */
function isIssuer(iss: string, issuer: string, { tid }: Claims): boolean {
  const bare = (text: string) => text.replace(/\/$/, '')
  const named = typeof tid === 'string' && /^[\w-]+$/.test(tid) ? issuer.replaceAll('{tenantid}', tid) : issuer
  return bare(iss) === bare(named)
}

/** Points 9 and 10, on the server's clock. */
function checkTimes({ now, clockOffsetMs }: IdTokenQuestion, { exp, iat, nbf }: Claims, refuse: Refuse): void {
  const there = now + clockOffsetMs
  if (typeof exp !== 'number' || exp * 1000 <= there - toleranceMs) throw refuse('ended')
  for (const begins of [iat, nbf]) {
    if (begins === undefined) continue
    if (typeof begins !== 'number' || begins * 1000 > there + toleranceMs) throw refuse('not-yet')
  }
}

/** Section 3.1.3.8: the access token is the one that this ID token came with. */
async function checkHash(question: IdTokenQuestion, claims: Claims, alg: unknown, refuse: Refuse): Promise<void> {
  const { accessToken } = question
  const hash = hashFor(alg)
  if (claims.at_hash === undefined || accessToken === null || hash === null) return
  const digest = Buffer.from(await crypto.subtle.digest(hash, Buffer.from(accessToken, 'utf8')))
  const half = digest.subarray(0, digest.length / 2).toString('base64url')
  if (claims.at_hash !== half) throw refuse('access-token')
}

/** The hash of a signature algorithm; null where none belongs to it. */
function hashFor(alg: unknown): 'SHA-256' | 'SHA-384' | 'SHA-512' | null {
  if (typeof alg !== 'string') return null
  if (alg === 'EdDSA' || alg === 'Ed25519') return 'SHA-512'
  const [, bits] = /^(?:RS|PS|ES|HS)(256|384|512)$/.exec(alg) ?? []
  return bits === '256' ? 'SHA-256' : bits === '384' ? 'SHA-384' : bits === '512' ? 'SHA-512' : null
}

/** What a signature of an issuer's is checked with. */
export type SignedByIssuer = Pick<
  IdTokenQuestion,
  'idToken' | 'issuer' | 'jwksAddress' | 'clientSecret' | 'now' | 'acceptsInsecure' | 'verifyTls' | 'http'
>

/**
 * Points 6 to 8: by the issuer's keys, or by the client's secret where the token says HMAC. Throws what `refuse` makes of a
 * signature that is none or a wrong one.
 */
export async function checkSigned(
  question: SignedByIssuer,
  alg: unknown,
  refuse: (why: 'unsigned' | 'signature') => Error,
): Promise<IdTokenCheck> {
  const { clientSecret = '', issuer, idToken, now } = question
  if (typeof alg !== 'string' || alg.toLowerCase() === 'none') throw refuse('unsigned')
  const issuerKnown = issuer !== null
  const isShared = alg.startsWith('HS')
  if (isShared && clientSecret !== '') {
    const secret = readSecret(clientSecret, 'text')
    const keys = secret.ok ? [secret.key] : []
    const { outcome } = checkSignature(idToken, { keys, origin: 'secret', host: null }, now)
    if (outcome === 'matches') return { outcome: 'checked', alg, by: 'client-secret', issuerKnown }
    throw refuse('signature')
  }
  const fetched = await keysOf(question)
  if (!Array.isArray(fetched)) return fetched as IdTokenCheck
  const address = question.jwksAddress ?? ''
  const tries: KeysToTry = { keys: fetched, origin: 'issuer', host: hostOf(address) }
  const checked = checkSignature(idToken, tries, now)
  if (checked.outcome === 'matches')
    return { outcome: 'checked', alg, by: 'issuer-keys', issuerKnown, ...keyOf(checked) }
  if (checked.outcome !== 'not-checked') throw refuse('signature')
  // A forger may have taken a public key for the secret: that was looked for, and is not the case.
  if (isShared) return { outcome: 'not-checked', why: 'no-secret' }
  const { kind } = checked.why
  if (kind === 'unknown-algorithm' || kind === 'algorithm-not-here') {
    return { outcome: 'not-checked', why: 'algorithm', detail: shown(alg) }
  }
  throw refuse(kind === 'unsigned' ? 'unsigned' : 'signature')
}

/** Only a key that nothing is to be said against speaks for itself later. */
function keyOf({ key, warnings }: Extract<ReturnType<typeof checkSignature>, { outcome: 'matches' }>): {
  readonly key?: CheckingKey
} {
  if (warnings.length > 0) return {}
  const { type, detail, kid, thumbprint, host } = key
  return { key: { type, detail, kid, thumbprint, host } }
}

/** The keys, asked for anew each time, since an issuer may have changed them a moment ago; or why there are none. */
async function keysOf(question: SignedByIssuer): Promise<readonly CheckKey[] | IdTokenCheck> {
  const { jwksAddress, http, verifyTls, acceptsInsecure } = question
  if (jwksAddress === null) return { outcome: 'not-checked', why: 'no-address' }
  try {
    assertAddressAccepted(jwksAddress, acceptsInsecure, 'jwks')
    const fetched = await fetchKeys(http, jwksAddress, verifyTls)
    if (fetched.ok) return fetched.value
    return { outcome: 'not-checked', why: 'no-keys-came', detail: fetched.reason }
  } catch (thrown) {
    if (!(thrown instanceof AppFailure) || thrown.error.code === 'cancelled') throw thrown
    const detail = `${hostOf(jwksAddress)} could not be asked for its keys.`
    return { outcome: 'not-checked', why: 'no-keys-came', detail }
  }
}

/** The JSON object in one part of a compact token; null for anything else. */
export function readPart(part: string | undefined): Claims | null {
  if (part === undefined || !/^[A-Za-z0-9_-]+$/.test(part)) return null
  try {
    const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString('utf8'))
    return isObject(value) ? value : null
  } catch {
    return null
  }
}

/** Fit to be shown: no control characters, none that turn the reading direction, and not without end. */
export function shown(text: string): string {
  const clean = text.replace(/[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu, ' ').trim()
  return clean.length > longest ? `${clean.slice(0, longest)}…` : clean
}
