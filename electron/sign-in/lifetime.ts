import { maskSecrets } from '../../shared/domain/mask.ts'
import type { ExpirySource, TokenNote } from '../../shared/domain/token.ts'
import { readJwtExpiry } from '../../shared/jwt/jwt-times.ts'
import type { HttpAnswer } from '../ports/http.ts'
import { clockOffsetMs } from './clock-offset.ts'
import { readInstant } from './instant.ts'
import { valueAt } from './lenient-json.ts'

const longestSeconds = 10 * 365 * 24 * 3600

/** When a token ends, on our clock, and who said so. */
export type Lifetime = {
  readonly expiresAt: number | null
  readonly expirySource: ExpirySource
  readonly lifetimeMs: number | null
  readonly clockOffsetMs: number
  readonly notes: readonly TokenNote[]
}

/** What can be known of a lifetime: the answer, the token, and what the provider's document says. */
export type LifetimeFacts = {
  readonly answer: HttpAnswer
  readonly token: string
  readonly document: unknown
  /** Where the answer may state seconds. */
  readonly secondsPaths: readonly string[]
  /** Where it may state milliseconds. */
  readonly millisecondsPaths?: readonly string[] | undefined
  /** Where it may state the end itself. */
  readonly instantPaths?: readonly string[] | undefined
  readonly documentedSeconds: number | undefined
  /** The lifetime that the person asked for, where the sign-in lets them. */
  readonly askedSeconds?: number | undefined
  /** What must not be shown should the answer repeat it where the lifetime ought to stand. */
  readonly secrets: readonly string[]
}

/**
 * Finds when a token ends: what the server states, else the token's own `exp` (RFC 7519 section 4.1.4, corrected by
 * the clock offset), else what the person asked for, else the documented lifetime, else unknown, never "never". Absurd
 * values are passed over with a note.
 */
export function readLifetime(facts: LifetimeFacts): Lifetime {
  const notes: TokenNote[] = []
  const offset = clockOffsetMs(facts.answer)
  if (offset !== 0) notes.push({ kind: 'clock-corrected', offsetMs: offset })
  // Counted from the moment of sending: the server cannot have started the token's life before that.
  const from = facts.answer.sentAt
  const found = (expirySource: ExpirySource, expiresAt: number | null, lifetimeMs: number | null): Lifetime => ({
    expiresAt,
    expirySource,
    lifetimeMs,
    clockOffsetMs: offset,
    notes,
  })

  const ignore = (given: unknown) =>
    notes.push({ kind: 'lifetime-ignored', given: shown(given, [facts.token, ...facts.secrets]) })

  for (const { given, unitMs } of statedSpans(facts)) {
    const count = typeof given === 'string' ? Number(given.trim()) : given
    const lifetimeMs = typeof count === 'number' ? Math.round(count * unitMs) : Number.NaN
    if (lifetimeMs >= 1000 && lifetimeMs <= longestSeconds * 1000) {
      if (typeof given === 'string') notes.push({ kind: 'lifetime-as-text' })
      return found('server', from + lifetimeMs, lifetimeMs)
    }
    ignore(given)
  }

  for (const given of stated(facts.document, facts.instantPaths)) {
    const read = readInstant(given)
    const expiresAt = (read?.instant ?? Number.NaN) - offset
    if (read !== null && expiresAt > facts.answer.answeredAt && expiresAt - from <= longestSeconds * 1000) {
      if (read.zoneAssumed) notes.push({ kind: 'time-zone-assumed' })
      return found('server', expiresAt, expiresAt - from)
    }
    ignore(given)
  }

  const { exp, iat } = readJwtExpiry(facts.token)
  if (exp !== null) {
    const expiresAt = exp - offset
    if (expiresAt > facts.answer.answeredAt && expiresAt - from <= longestSeconds * 1000) {
      const lifetimeMs = iat !== null && exp > iat ? exp - iat : expiresAt - from
      return found('jwt', expiresAt, lifetimeMs)
    }
    notes.push({ kind: 'lifetime-ignored', given: new Date(exp).toISOString() })
  }

  if (facts.askedSeconds !== undefined) {
    return found('person', from + facts.askedSeconds * 1000, facts.askedSeconds * 1000)
  }
  if (facts.documentedSeconds !== undefined) {
    notes.push({ kind: 'documented-default', seconds: facts.documentedSeconds })
    return found('documented-default', from + facts.documentedSeconds * 1000, facts.documentedSeconds * 1000)
  }
  notes.push({ kind: 'lifetime-unknown' })
  return found('unknown', null, null)
}

/** What stands where the answer may state how long the token lasts, with the unit it is counted in. */
function statedSpans({ document, secondsPaths, millisecondsPaths }: LifetimeFacts) {
  const inSeconds = stated(document, secondsPaths).map((given) => ({ given, unitMs: 1000 }))
  const inMilliseconds = stated(document, millisecondsPaths).map((given) => ({ given, unitMs: 1 }))
  return [...inSeconds, ...inMilliseconds]
}

function stated(document: unknown, paths: readonly string[] = []): readonly unknown[] {
  const values = paths.map((path) => valueAt(document, path))
  return values.filter((given) => given !== undefined && given !== null && given !== '')
}

/** What stood in the lifetime's place, for the note. Anything may: turning a server's object into text can throw. */
function shown(given: unknown, secrets: readonly string[]): string {
  if (typeof given === 'object') return Array.isArray(given) ? 'a list' : 'an object'
  return maskSecrets(String(given), secrets).slice(0, 40)
}
