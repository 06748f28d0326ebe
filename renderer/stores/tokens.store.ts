/** What may be known of each connection's token: metadata and events, never the token itself. */
import { create } from 'zustand'
import type { Result } from '../../shared/core/result.ts'
import type { TokenState } from '../../shared/domain/token.ts'
import { api, type CopyForm, type Revocation } from '../lib/api.ts'

type TokensState = {
  /** By connection id. */
  readonly tokens: Readonly<Record<string, TokenState>>
  readonly load: () => Promise<Result<readonly TokenState[]>>
  /** Takes over what main pushed. */
  readonly receive: (state: TokenState) => void
  /** Gets a token, or renews the one there is. */
  readonly get: (connectionId: string) => Promise<Result<TokenState>>
  readonly cancel: (connectionId: string) => Promise<Result<void>>
  /** Main puts it on the clipboard; the token does not pass through the window. */
  readonly copy: (connectionId: string, form: CopyForm) => Promise<Result<{ clearsAfterSeconds: number }>>
  /** The caller shows it and drops it at `hideAt`; it is never kept here. */
  readonly reveal: (connectionId: string) => Promise<Result<{ token: string; hideAt: number }>>
  /** Tells the connection's own server to end it; it stays here. */
  readonly revoke: (connectionId: string) => Promise<Result<Revocation>>
  readonly forget: (connectionId: string) => Promise<Result<TokenState>>
}

export const useTokens = create<TokensState>((set, get) => {
  const keep = (result: Result<TokenState>): Result<TokenState> => {
    if (result.ok) get().receive(result.value)
    return result
  }
  return {
    tokens: {},
    load: async () => {
      const result = await api.tokens.list()
      if (result.ok) set({ tokens: Object.fromEntries(result.value.map((state) => [state.connectionId, state])) })
      return result
    },
    receive: (state) => set({ tokens: { ...get().tokens, [state.connectionId]: state } }),
    get: async (connectionId) => keep(await api.tokens.get({ connectionId })),
    cancel: (connectionId) => api.tokens.cancel({ connectionId }),
    copy: (connectionId, form) => api.tokens.copy({ connectionId, form }),
    reveal: (connectionId) => api.tokens.reveal({ connectionId }),
    revoke: (connectionId) => api.tokens.revoke({ connectionId }),
    forget: async (connectionId) => keep(await api.tokens.forget({ connectionId })),
  }
})

/** One connection's token state, or undefined while nothing is known. */
export function useTokenState(connectionId: string): TokenState | undefined {
  return useTokens((state) => state.tokens[connectionId])
}
