import type { IdTokenCheck } from '../domain/id-token.ts'
import type { TokenState } from '../domain/token.ts'
import type { ClaimRow } from '../jwt/token-reading.ts'
import type { Channels, EventChannels } from './contract.ts'

/** How a token is put on the clipboard. */
export type CopyForm = 'token' | 'headers' | 'curl'

/** What a server says of the person whose token it is (OpenID Connect Core section 5.3). */
export type Userinfo = {
  readonly host: string
  /** Name, else e-mail address, else the issuer's name for them; null when it says none of these. */
  readonly who: string | null
  /** The answer's JSON, secrets masked, and its values as rows. */
  readonly text: string
  readonly rows: readonly ClaimRow[]
  /** Of a signed answer; null for one that is not. */
  readonly check: IdTokenCheck | null
}

/** What a server ended when it was told to (RFC 7009), and what it does not end on request. */
export type Revocation = {
  readonly host: string
  readonly ended: readonly ('access-token' | 'refresh-token')[]
  readonly left: readonly ('access-token' | 'refresh-token')[]
}

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
  /** Tells the connection's own server to end the token and its refresh token. Both stay here until they are forgotten. */
  revoke: (input: { connectionId: string }) => Revocation
  /** Asks the connection's own server whose token it is. */
  userinfo: (input: { connectionId: string }) => Userinfo
  /**
   * Opens the server's page for signing out in the browser (OpenID Connect RP-Initiated Logout). `withHint`: with the ID token
   * in the address, which some servers want and which stays in the browser's history.
   */
  signOut: (input: { connectionId: string; withHint: boolean }) => void
}

export type TokensEvents = { changed: TokenState; clipboardCleared: null }

export const tokensChannels = {
  list: 'tokens:list',
  get: 'tokens:get',
  cancel: 'tokens:cancel',
  copy: 'tokens:copy',
  reveal: 'tokens:reveal',
  forget: 'tokens:forget',
  revoke: 'tokens:revoke',
  userinfo: 'tokens:userinfo',
  signOut: 'tokens:signOut',
} as const satisfies Channels<TokensContract, 'tokens'>

export const tokensEvents = {
  changed: 'tokens!changed',
  clipboardCleared: 'tokens!clipboardCleared',
} as const satisfies EventChannels<TokensEvents, 'tokens'>
