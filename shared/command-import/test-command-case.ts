/** One example of a documentation, and the system that it has to become. */
import type { FlowId } from '../domain/provider.ts'

/** The token that servers give in tests. */
export const caseToken = 'canary-token-0123456789'

/** A request as it has to arrive. Fields have the values `canary-` and their name. Headers in lower case. */
export type ExpectedRequest = {
  /** Method and path with its query: `POST /login`. */
  readonly line: string
  readonly headers?: Readonly<Record<string, string>>
  readonly form?: Readonly<Record<string, string>>
  readonly json?: unknown
}

export type CommandCase = {
  readonly from: string
  readonly text: string
  /** The command with a request to try, where it is pasted by itself. */
  readonly more?: string
  readonly becomes: FlowId
  /** The labels of the form, in order; `*` behind those that are secret. */
  readonly form: readonly string[]
  /** The path that is typed where the command lost its address. */
  readonly typedPath?: string
  /** What the server gets, and how it answers; left out where nothing is asked of it. */
  readonly signIn?: ExpectedRequest
  readonly answer?: { readonly body?: unknown; readonly headers?: Readonly<Record<string, string>> }
  /** The request to try, sent with the token. `{name}` parts have the values `canary-` and their name. */
  readonly tries?: ExpectedRequest
}

/** The value of a Basic header (RFC 7617). */
export function basicHeader(user: string, password: string): string {
  return `Basic ${btoa(`${user}:${password}`)}`
}

/** An answer as RFC 6749 section 5.1 has it. */
export const oauthAnswer = { body: { access_token: caseToken, token_type: 'Bearer', expires_in: 3600 } } as const
