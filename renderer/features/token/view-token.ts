/** What the pass says of a token at a given instant. Pure: the one clock calls it again at `nextChangeAt`. */
import { describeExpiry, viewExpiry } from '../../../shared/domain/expiry.ts'
import type { TokenSummary } from '../../../shared/domain/token.ts'
import { relativeChangesAt } from '../../../shared/words/format-time.ts'

export type PassView = {
  readonly state: 'fresh' | 'soon' | 'over' | 'unknown' | 'none'
  /** The state in a word or two. */
  readonly word: string
  /** The big figures, or words where there are none. */
  readonly figures: string
  readonly isTime: boolean
  readonly sentence: string
  readonly left: number | null
  readonly nextChangeAt: number | null
}

const stateWords = {
  fresh: 'Good',
  soon: 'Ends soon',
  over: 'Ended',
  unknown: 'Good until refused',
} as const

/** The pass of `token` at `now`; null is a connection without a token. */
export function viewToken(token: TokenSummary | null, now: number, providerName: string): PassView {
  if (!token) {
    const sentence = `Get one, and Hallpass watches how long it lasts, renews it and puts it into your requests.`
    return {
      state: 'none',
      word: 'Nothing yet',
      figures: 'No token',
      isTime: false,
      sentence,
      left: null,
      nextChangeAt: null,
    }
  }
  const expiry = viewExpiry(token, now)
  const isTime = expiry.state !== 'unknown'
  const isKey = token.kind === 'api-key' && !isTime
  return {
    state: expiry.state,
    word: isKey ? 'API key' : stateWords[expiry.state],
    figures: isTime ? expiry.figures : 'No end known',
    isTime,
    sentence: isKey
      ? `Saved and ready. It works for as long as ${providerName} accepts it; the key itself does not say until when.`
      : describeExpiry(token, now, providerName),
    left: expiry.fraction,
    nextChangeAt:
      expiry.state === 'over' && token.expiresAt !== null
        ? relativeChangesAt(token.expiresAt, now)
        : expiry.nextChangeAt,
  }
}
