import { viewExpiry } from '../../../shared/domain/expiry.ts'
import type { TokenState } from '../../../shared/domain/token.ts'

/** A connection's time as the sidebar shows it. */
export type ConnectionTimeView = {
  readonly state: 'fresh' | 'soon' | 'over' | 'unknown' | 'none' | 'failed'
  readonly words: string
  /** 1 full … 0 ended; null when not known. */
  readonly left: number | null
  readonly nextChangeAt: number | null
}

/** The time left of a connection's token at `now`; a failure is said only while there is no good token to say instead. */
export function viewConnectionTime(state: TokenState | undefined, now: number): ConnectionTimeView {
  const still = { left: null, nextChangeAt: null } as const
  if (state?.working) return { state: 'none', words: 'signing in …', ...still }
  const token = state?.token ?? null
  const expiry = token && viewExpiry(token, now)
  if (state?.lastError && state.lastError.code !== 'cancelled' && (!expiry || expiry.state === 'over')) {
    return { state: 'failed', words: 'did not work', ...still }
  }
  if (!token || !expiry) return { state: 'none', words: 'no token yet', ...still }
  const words = { fresh: `${expiry.short} left`, soon: `${expiry.short} left`, over: 'ended', unknown: 'no end known' }
  return {
    state: expiry.state,
    words: token.kind === 'api-key' && expiry.state === 'unknown' ? 'key, no end known' : words[expiry.state],
    left: expiry.fraction,
    nextChangeAt: expiry.nextChangeAt,
  }
}
