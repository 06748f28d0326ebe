import type { FormField } from '../domain/form-field.ts'
import type { HttpLoginAnswer, HttpLoginRequest } from '../domain/http-login.ts'
import type { TrustedCertificate } from '../domain/network.ts'
import type { ExpirySource, TokenNote } from '../domain/token.ts'
import type { AnswerTree } from '../login/answer-tree.ts'
import type { LoginCandidate } from '../login/login-candidate.ts'
import type { Channels } from './contract.ts'

/** A login that is being described, with what to try it with. */
export type LoginTrial = {
  /** What the request asks of the form. */
  readonly fields: readonly FormField[]
  readonly request: HttpLoginRequest
  /** The server's address as typed. */
  readonly server: string
  readonly values: Readonly<Record<string, string>>
  readonly secrets: Readonly<Record<string, string>>
  readonly acceptsInsecure: boolean
  readonly verifyTls: boolean
  /** Certificates the person trusts for this server alone. */
  readonly trusted: readonly TrustedCertificate[]
  /**
   * A connection whose way (proxy, certificates) the request goes, if it goes to its server; then its saved secrets stand in
   * for those that were left empty.
   */
  readonly connectionId?: string
  /**
   * The request is the second one, which gets the next token: it has the refresh token that these settings find in the kept
   * answer to the first.
   */
  readonly renews?: HttpLoginAnswer
}

/** A header of an answer. Of a secret, `value` is only a hint. */
export type TriedHeader = { readonly name: string; readonly value: string; readonly isSecret: boolean }

/** What came back, as far as it may be shown. The answer itself is kept by the main process. */
export type TriedLogin = {
  readonly host: string
  readonly status: number
  readonly durationMs: number
  /** In their order, names in lower case. */
  readonly headers: readonly TriedHeader[]
  readonly body:
    | { readonly kind: 'tree'; readonly tree: AnswerTree }
    /** Nothing that a login can be read from; the beginning of it, secrets masked. */
    | { readonly kind: 'page' | 'text'; readonly start: string }
    | { readonly kind: 'empty' }
  /** What is probably what; only of places that the tree or the headers show. */
  readonly candidates: readonly LoginCandidate[]
}

/** What a sign-in would make of a kept answer. */
export type LoginReading = {
  /** `…x7Qa`. */
  readonly preview: string
  readonly format: 'jwt' | 'opaque'
  /** Characters of the token. */
  readonly length: number
  /** Instant in ms; null when unknown. */
  readonly expiresAt: number | null
  readonly expirySource: ExpirySource
  /** ms; null when unknown. */
  readonly lifetimeMs: number | null
  /** `…x7Qa`; null where none was found. */
  readonly refreshPreview: string | null
  readonly carryNames: readonly string[]
  readonly basePath: string | null
  readonly notes: readonly TokenNote[]
}

/** Which of the two requests is meant. */
export type LoginStep = 'sign-in' | 'renewal'

export type LoginsContract = {
  /**
   * Sends the request once, and keeps the answer until `forget`, in memory. Whatever comes back is a success; it fails
   * with what kept an answer from coming, or `invalid-input` or `missing-secret` at a field. `trialId` is the window's own.
   */
  try: (input: { trialId: string; login: LoginTrial }) => TriedLogin
  /**
   * Reads the kept answer as a sign-in with these settings would. Asks nobody. Fails as that sign-in would, and with
   * `not-found` where no answer is kept.
   */
  read: (input: { step: LoginStep; answer: HttpLoginAnswer; documentedLifetimeSeconds?: number }) => LoginReading
  /** Ends a `try` under way; that call then fails with `cancelled`. */
  cancel: (input: { trialId: string }) => void
  /** Drops the kept answers, and ends what is under way. */
  forget: () => void
}

export const loginsChannels = {
  try: 'logins:try',
  read: 'logins:read',
  cancel: 'logins:cancel',
  forget: 'logins:forget',
} as const satisfies Channels<LoginsContract, 'logins'>
