/**
 * What in a login's answer is probably what: the token, how long it lasts, what else matters; each with the reason in
 * words, the likeliest first. Names count most, then the looks of values, then the company they keep. Guesses only: the
 * person chooses.
 */
import type { NameValue } from '../domain/http-exchange.ts'
import { type AnswerBranch, type AnswerLeaf, leavesOf } from './answer-leaves.ts'
import { hintOf } from './answer-tree.ts'
import { lifetimeMeanings } from './lifetime-meaning.ts'
import type { AnswerPlace, CandidateRole, LoginCandidate } from './login-candidate.ts'
import { fieldCandidates } from './other-candidates.ts'
import { type TokenMark, tokenMark } from './token-mark.ts'

/** An answer as it was seen. Header names in lower case. `now` is an instant in ms on the server's clock. */
export type SeenAnswer = {
  /** Undefined where the body is no JSON. */
  readonly document: unknown
  readonly headers: readonly NameValue[]
  readonly now: number
}

type Scored = LoginCandidate & { readonly score: number }

const mostOfARole = 5

/** All guesses: tokens first, then lifetimes and the rest; of each, the likeliest first. */
export function findCandidates(seen: SeenAnswer): readonly LoginCandidate[] {
  const { leaves, branches } = leavesOf(seen.document)
  const tokens = ranked([...tokensIn(leaves), ...tokensInHeaders(seen.headers)])
  const beside = tokens[0]?.place.in === 'body' ? parentOf(tokens[0].place.path) : ''
  const found = [
    ...withoutGuesses(tokens),
    ...ranked(lifetimesIn(leaves, beside, seen.now)),
    ...ranked(leaves.flatMap((leaf) => refreshToken(leaf))),
    ...carryMaps(branches),
    ...leaves.flatMap((leaf) => fieldCandidates(leaf)),
  ]
  return limited(found)
}

function tokensIn(leaves: readonly AnswerLeaf[]): readonly Scored[] {
  return leaves.flatMap((leaf) => {
    if (typeof leaf.value !== 'string') return []
    const mark = tokenMark(leaf.name, leaf.value)
    if (mark === null) return []
    // What lies deep, or further down a list, is seldom meant.
    const deep = leaf.above.length * 2 + (/(^|\.)[1-9]\d*(\.|$)/.test(leaf.path) ? 5 : 0)
    return [candidate('token', { in: 'body', path: leaf.path }, leaf.name, leaf.value, mark, mark.score - deep)]
  })
}

function tokensInHeaders(headers: readonly NameValue[]): readonly Scored[] {
  return headers.flatMap(({ name, value }) => {
    if (name === 'set-cookie' || name === 'www-authenticate' || name === 'cookie') return []
    const text = value.trim().replace(/^[A-Za-z][\w-]*\s+(?=\S+$)/, '')
    const mark = tokenMark(name, text)
    if (mark === null || mark.isGuess) return []
    const reason = `The header “${name}” of the answer: ${mark.reason.charAt(0).toLowerCase()}${mark.reason.slice(1)}`
    return [candidate('token', { in: 'header', name }, name, text, { ...mark, reason }, mark.score - 4)]
  })
}

function candidate(
  role: CandidateRole,
  place: AnswerPlace,
  name: string,
  value: string,
  { reason }: Pick<TokenMark, 'reason'>,
  score: number,
): Scored {
  return { role, place, preview: hintOf(value, name === '' ? 'token' : name, (text) => text).preview, reason, score }
}

/** Values that only look random are worth a word where nothing better is there. */
function withoutGuesses(tokens: readonly Scored[]): readonly Scored[] {
  const good = tokens.filter(({ score }) => score >= 40)
  return good.length > 0 ? good : tokens
}

const lifetimeNames: readonly (readonly [names: RegExp, score: number])[] = [
  [/^(accesstoken|token|access|session|auth|jwt)?expires?in(seconds|secs?|s|ms|millis|milliseconds|mins?)?$/, 100],
  [
    /^(accesstoken|token|access|session|auth|jwt)?(expires?|expiry|expiration|valid)(at|on|until|to|till|date|time|datetime|timestamp|utc)*(ms|millis)?$/,
    90,
  ],
  [
    /^(ttl|leaseduration|lifetime|tokenlifetime|tokenttl|validityseconds|validity|validfor|tokenduration|sessionduration)(seconds|secs?|ms|millis)?$/,
    85,
  ],
  [/^(exp|maxage|cookieexpiry|sessiontimeout|idletimeout|timeout|timeouts?econds|duration)$/, 70],
]

function lifetimesIn(leaves: readonly AnswerLeaf[], beside: string, now: number): readonly Scored[] {
  return leaves.flatMap((leaf) => {
    const bare = leaf.name.toLowerCase().replace(/[^a-z]/g, '')
    const score = lifetimeNames.find(([names]) => names.test(bare))?.[1]
    if (score === undefined || leaf.above.some((name) => /refresh/i.test(name))) return []
    const closeness = parentOf(leaf.path) === beside ? 8 : 0
    const minutes = /mins?$|minutes?$/.test(bare)
    return lifetimeMeanings(leaf.name, leaf.value, now).map(({ unit, words }, at) => {
      const means = unit === 'instant' ? `would end ${words}` : `would be ${words}, counted in ${unit}`
      const doubt = minutes ? ' The name says minutes, though.' : ''
      return {
        role: 'lifetime' as const,
        place: { in: 'body', path: leaf.path } as const,
        unit,
        preview: hintOf(String(leaf.value), leaf.name, (text) => text).preview,
        reason: `“${leaf.name}” ${means}.${doubt}`,
        score: score + closeness - at * 15 - leaf.above.length * 2 - (minutes ? 60 : 0),
      }
    })
  })
}

function refreshToken(leaf: AnswerLeaf): readonly Scored[] {
  const bare = leaf.name.toLowerCase().replace(/[^a-z]/g, '')
  const isWithin = leaf.above.some((name) => /refresh/i.test(name)) && /^(token|value|jwt)$/.test(bare)
  if (!isWithin && !/^(refresh|renew(al)?|rotation)(token|jwt|key)?$|^refreshtokenvalue$/.test(bare)) return []
  if (typeof leaf.value !== 'string' || !/^[\u0021-\u007e]{4,64000}$/.test(leaf.value.trim())) return []
  const reason = 'Its name says that the next token can be had with it.'
  const place = { in: 'body', path: leaf.path } as const
  return [candidate('refresh-token', place, 'refresh_token', leaf.value, { reason }, 90 - leaf.above.length)]
}

function carryMaps(branches: readonly AnswerBranch[]): readonly LoginCandidate[] {
  return branches.flatMap(({ path, name, value }) => {
    const entries = Object.entries(value)
    if (!/headers?$/i.test(name) || entries.length === 0 || entries.length > 20) return []
    if (!entries.every(([key, one]) => /^[A-Za-z][\w-]{0,99}$/.test(key) && typeof one === 'string')) return []
    const preview = entries.map(([key]) => key).join(', ')
    const reason = 'These look like headers that later requests are to carry.'
    return [{ role: 'carry', place: { in: 'body', path }, preview, reason }]
  })
}

function ranked(found: readonly Scored[]): readonly Scored[] {
  return found.toSorted((one, other) => other.score - one.score)
}

function limited(found: readonly (LoginCandidate & { readonly score?: number })[]): readonly LoginCandidate[] {
  const counts = new Map<CandidateRole, number>()
  return found.flatMap(({ score: _, ...one }) => {
    const count = (counts.get(one.role) ?? 0) + 1
    counts.set(one.role, count)
    // A path that no setting could hold is none that can be chosen.
    const isUsable = one.place.in === 'header' || one.place.path.length <= 200
    return count > mostOfARole || !isUsable ? [] : [one]
  })
}

function parentOf(path: string): string {
  const at = path.lastIndexOf('.')
  return at < 0 ? '' : path.slice(0, at)
}
