import type { TokenEvent, TokenState } from '../../shared/domain/token.ts'

/** How many events are known of a connection. */
export const mostEvents = 50

/** What may be changed of a state at once; the rest has ways of its own. */
type TokenChange = Partial<Omit<TokenState, 'connectionId' | 'events' | 'renewalAt'>>

/** What the window may know of every connection's token, kept in memory; each change is announced. */
export type TokenStates = {
  readonly of: (connectionId: string) => TokenState
  readonly change: (connectionId: string, change: TokenChange) => TokenState
  /** Adds one line to "what happened". */
  readonly happened: (connectionId: string, event: TokenEvent) => void
  /** Puts what happened in an earlier run before it; what is known already is not told twice. */
  readonly recall: (connectionId: string, earlier: readonly TokenEvent[]) => void
  /** Notes when "keep fresh" acts next. Announced only where that is news, so that whoever hears of it may say it again. */
  readonly willRenew: (connectionId: string, at: number | null) => void
  readonly drop: (connectionId: string) => void
}

/** Makes the store; `announce` is called with every new state, `onEvent` with everything that happens. */
export function createTokenStates(
  announce: (state: TokenState) => void,
  onEvent: (connectionId: string, event: TokenEvent) => void,
): TokenStates {
  const states = new Map<string, TokenState>()
  const of = (connectionId: string): TokenState => states.get(connectionId) ?? nothingKnown(connectionId)
  const keep = (state: TokenState) => {
    states.set(state.connectionId, state)
    announce(state)
    // Not `state`: whoever was told may have planned a renewal meanwhile.
    return of(state.connectionId)
  }
  return {
    of,
    change: (connectionId, change) => keep({ ...of(connectionId), ...change }),
    happened(connectionId, event) {
      const state = of(connectionId)
      keep({ ...state, events: [...state.events, event].slice(-mostEvents) })
      onEvent(connectionId, event)
    },
    recall(connectionId, earlier) {
      const state = of(connectionId)
      const isKnown = (event: TokenEvent) => state.events.some(({ at, kind }) => at === event.at && kind === event.kind)
      const older = earlier.filter((event) => !isKnown(event))
      if (older.length > 0) keep({ ...state, events: [...older, ...state.events].slice(-mostEvents) })
    },
    willRenew(connectionId, at) {
      const state = of(connectionId)
      if (state.renewalAt !== at) keep({ ...state, renewalAt: at })
    },
    drop: (connectionId) => {
      states.delete(connectionId)
    },
  }
}

function nothingKnown(connectionId: string): TokenState {
  return { connectionId, token: null, working: false, lastError: null, renewalAt: null, events: [] }
}
