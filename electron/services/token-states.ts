import type { TokenEvent, TokenState } from '../../shared/domain/token.ts'

const mostEvents = 50

/** What the window may know of every connection's token, kept in memory; each change is announced. */
export type TokenStates = {
  readonly of: (connectionId: string) => TokenState
  readonly change: (connectionId: string, change: Partial<Omit<TokenState, 'connectionId' | 'events'>>) => TokenState
  /** Adds one line to "what happened". */
  readonly happened: (connectionId: string, event: TokenEvent) => void
  readonly drop: (connectionId: string) => void
}

/** Makes the store; `announce` is called with every new state. */
export function createTokenStates(announce: (state: TokenState) => void): TokenStates {
  const states = new Map<string, TokenState>()
  const of = (connectionId: string): TokenState =>
    states.get(connectionId) ?? { connectionId, token: null, working: false, lastError: null, events: [] }
  const keep = (state: TokenState) => {
    states.set(state.connectionId, state)
    announce(state)
    return state
  }
  return {
    of,
    change: (connectionId, change) => keep({ ...of(connectionId), ...change }),
    happened(connectionId, event) {
      const state = of(connectionId)
      keep({ ...state, events: [...state.events, event].slice(-mostEvents) })
    },
    drop: (connectionId) => {
      states.delete(connectionId)
    },
  }
}
