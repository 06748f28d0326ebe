import type { TokenState } from '../domain/token.ts'
import type { Channels, EventChannels } from './contract.ts'

/** How a token is put on the clipboard. */
export type CopyForm = 'token' | 'headers' | 'curl'

export type TokensContract = {
  list: () => readonly TokenState[]
  /** Gets a token, or renews the one there is. Joins an attempt already under way. */
  get: (input: { connectionId: string }) => TokenState
  /** Ends the attempt under way; the token there was stays. */
  cancel: (input: { connectionId: string }) => void
  /**
   * Puts the token on the clipboard, made fresh first if it is not. The token never passes through the window.
   * `clearsAfterSeconds` is 0 when it stays; never longer than the token lasts.
   */
  copy: (input: { connectionId: string; form: CopyForm }) => { clearsAfterSeconds: number }
  /** The one call that returns a token: an explicit act of the person. It is to be dropped at `hideAt` (instant, ms). */
  reveal: (input: { connectionId: string }) => { token: string; hideAt: number }
  /** Drops the token (and its refresh token); the connection and its credentials stay. */
  forget: (input: { connectionId: string }) => TokenState
}

export type TokensEvents = { changed: TokenState; clipboardCleared: null }

export const tokensChannels = {
  list: 'tokens:list',
  get: 'tokens:get',
  cancel: 'tokens:cancel',
  copy: 'tokens:copy',
  reveal: 'tokens:reveal',
  forget: 'tokens:forget',
} as const satisfies Channels<TokensContract, 'tokens'>

export const tokensEvents = {
  changed: 'tokens!changed',
  clipboardCleared: 'tokens!clipboardCleared',
} as const satisfies EventChannels<TokensEvents, 'tokens'>
