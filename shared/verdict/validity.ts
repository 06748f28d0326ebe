/**
 * Whether a token is good now, by its own times (RFC 7519 sections 4.1.4 to 4.1.6) on the server's clock, or else by what
 * is known of it besides. Judges no signature.
 */
import { formatDuration } from '../core/format-time.ts'
import type { TokenReading } from '../jwt/token-reading.ts'
import { claimsOf } from './claim-values.ts'
import { soonWindowMs, timed, timeLeft } from './time-left.ts'
import { contradictionIn, readTimes, type TokenTimes, type ToldTime } from './token-times.ts'
import type { Verdict, VerdictFacts } from './verdict.ts'

/** The beginning of the headline, without a full stop, and what else there is to say. */
export type Validity = {
  readonly state: Verdict['state']
  readonly words: string
  readonly sentences: readonly string[]
  /** On our clock, ms. */
  readonly nextChangeAt: number | null
}

type Times = {
  readonly times: TokenTimes
  readonly facts: VerdictFacts
  /** What the server's clock shows. */
  readonly now: number
}

/** Judges the times of a token. One whose claims cannot be read is judged by what is known besides. */
export function describeValidity(reading: TokenReading, facts: VerdictFacts): Validity {
  const claims = claimsOf(reading)
  const times = readTimes(claims ?? {})
  const now = facts.now + facts.clockOffsetMs
  const validity = claims === null ? withoutTimes(reading, facts) : judge({ times, facts, now })
  const iat = claims === null ? null : madeAhead({ times, facts, now })
  const changes = [validity.nextChangeAt, iat?.changesAt ?? null].filter((at) => at !== null)
  return {
    ...validity,
    sentences: [...validity.sentences, ...(iat === null ? [] : [iat.words]), ...unreadable(times)],
    nextChangeAt: changes.length === 0 ? null : Math.min(...changes),
  }
}

function judge({ times, facts, now }: Times): Validity {
  const { exp, nbf } = times
  const contradiction = contradictionIn(times)
  if (contradiction !== null) return { state: 'bad', words: contradiction, sentences: [], nextChangeAt: null }
  if (exp.kind === 'milliseconds') return inMilliseconds(exp.meant, now, facts)
  const ends = exp.kind === 'at' ? exp.at : null
  if (ends !== null && ends <= now) return over(ends, now, facts)
  if (nbf.kind === 'at' && nbf.at > now) return early(nbf.at, now, facts)
  if (exp.kind === 'odd') {
    return {
      state: 'unknown',
      words: 'What it says about its end (exp) is not a time',
      sentences: [],
      nextChangeAt: null,
    }
  }
  if (ends !== null) return good(ends, lifetimeOf(ends, times, facts), now, facts)
  return withoutEnd(facts)
}

function lifetimeOf(ends: number, { iat }: TokenTimes, { stored }: VerdictFacts): number | null {
  return iat.kind === 'at' ? ends - iat.at : (stored?.lifetimeMs ?? null)
}

function good(ends: number, lifetimeMs: number | null, now: number, facts: VerdictFacts): Validity {
  const soonAt = ends - soonWindowMs(lifetimeMs)
  const { words, changesAt } = timeLeft(ends, now)
  const next = now < soonAt ? Math.min(changesAt, soonAt) : changesAt
  return {
    state: now < soonAt ? 'good' : 'soon',
    words: `Good for ${words}`,
    sentences: [],
    nextChangeAt: next - facts.clockOffsetMs,
  }
}

function over(ended: number, now: number, facts: VerdictFacts): Validity {
  const { words, changesAt } = timed(ended, now)
  const isNear = now - ended < facts.toleranceMs
  return {
    state: 'over',
    words: `Ended ${words}`,
    sentences: isNear
      ? [`Most servers still accept it: they allow for clocks that differ by up to ${tolerance(facts)}.`]
      : [],
    nextChangeAt: (isNear ? Math.min(changesAt, ended + facts.toleranceMs) : changesAt) - facts.clockOffsetMs,
  }
}

function early(begins: number, now: number, facts: VerdictFacts): Validity {
  const { words, changesAt } = timed(begins, now)
  const nearFrom = begins - facts.toleranceMs
  const isNear = now >= nearFrom
  return {
    state: 'early',
    words: `Becomes valid ${words}`,
    sentences: isNear
      ? [`Most servers accept it already: they allow for clocks that differ by up to ${tolerance(facts)}.`]
      : [],
    nextChangeAt: (isNear ? changesAt : Math.min(changesAt, nearFrom)) - facts.clockOffsetMs,
  }
}

/** What is meant is clear to people, and to no program. */
function inMilliseconds(meant: number, now: number, facts: VerdictFacts): Validity {
  const { words, changesAt } = timed(meant, now)
  return {
    state: 'unknown',
    words: 'Its end (exp) is written in milliseconds where seconds belong',
    sentences: [
      `Programs take that for a time thousands of years from now. Meant is probably: ${meant > now ? 'ends' : 'ended'} ${words}.`,
    ],
    nextChangeAt: changesAt - facts.clockOffsetMs,
  }
}

function withoutEnd(facts: VerdictFacts): Validity {
  const { stored } = facts
  if (stored === null || stored.expiresAt === null) {
    return { state: 'unknown', words: 'Does not say when it ends', sentences: [], nextChangeAt: null }
  }
  const known = byStored(stored.expiresAt, facts)
  return { ...known, sentences: [`The token itself does not say when it ends; ${stored.providerName} did.`] }
}

/** Of tokens that cannot be read, and of keys. What is known of them besides stands on our own clock. */
function withoutTimes(reading: TokenReading, facts: VerdictFacts): Validity {
  const { stored } = facts
  if (stored === null) return { state: 'unknown', words: silent(reading), sentences: [], nextChangeAt: null }
  if (stored.expiresAt !== null) return byStored(stored.expiresAt, facts)
  const said = stored.isApiKey ? [] : [`${stored.providerName} did not say how long it lasts.`]
  return { state: 'unknown', words: 'Its end is not known', sentences: said, nextChangeAt: null }
}

function byStored(expiresAt: number, facts: VerdictFacts): Validity {
  const ours = { ...facts, clockOffsetMs: 0 }
  return expiresAt <= facts.now ? over(expiresAt, facts.now, ours) : good(expiresAt, null, facts.now, ours)
}

/** What random texts stand for is known to nobody else. */
const KEPT_BY_SERVER = new Set(['uuid', 'hex', 'random', 'known-prefix'])

function silent(reading: TokenReading): string {
  if (reading.format === 'opaque') {
    if (reading.shape === 'empty') return 'There is no token'
    if (reading.shape === 'text') return 'There is no token in this text'
    if (reading.shape === 'cut-jwt') return 'This is not the whole token'
    return KEPT_BY_SERVER.has(reading.shape) ? 'Only its own server can read it' : 'It cannot be read here'
  }
  if (reading.protection === 'encrypted') return 'Encrypted: only the server it is meant for can read it'
  return 'What it says cannot be read'
}

/** A token made in the future: somebody's clock is wrong. */
function madeAhead({ times, facts, now }: Times): { words: string; changesAt: number } | null {
  if (times.iat.kind !== 'at' || times.iat.at - facts.toleranceMs <= now) return null
  const { words, changesAt } = timed(times.iat.at, now)
  return {
    words: `It says that it is made in the future (${words}): the clock of its issuer or of this computer is wrong.`,
    changesAt: Math.min(changesAt, times.iat.at - facts.toleranceMs) - facts.clockOffsetMs,
  }
}

function unreadable({ exp, nbf, iat }: TokenTimes): readonly string[] {
  // Where the end is in milliseconds, the others are too, and it is said already.
  const odd = ({ kind }: ToldTime) => kind === 'odd' || (kind === 'milliseconds' && exp.kind !== 'milliseconds')
  return [
    ...(exp.kind === 'at' && exp.isText ? ['Its end (exp) is written in quotes; strict servers refuse that.'] : []),
    ...(odd(nbf) ? ['What it says about its beginning (nbf) is not a time; strict servers refuse that.'] : []),
    ...(odd(iat) ? ['What it says about when it was made (iat) is not a time; strict servers refuse that.'] : []),
  ]
}

function tolerance({ toleranceMs }: VerdictFacts): string {
  return formatDuration(toleranceMs)
    .replace(/^1 hour/, 'an hour')
    .replace(/^1 /, 'a ')
}
