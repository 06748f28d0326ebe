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

/** Every secret that stands written out in the examples: none of them may be in the systems that they become. */
export const writtenSecrets = [
  ...['eebb17b2-9ce4-4c73-a23f-d23739bf99b4', 'mypassword'],
  ...['b37b1dcc-7fac-4435-a947-fa2e0a2a3ad7', '75168ca1-d5ac-4bda-a943-0d3906710d14', 'eyJ4NXQjUzI1NiI6IkRoQXRBN'],
  ...['qWgdYAmab0YSkuL1qKv5bPX', 's3cr3t-of-mine', '_0XBPWQQ_2dc4dc34', '84896a0c-1347-aa90-a4f6-aca8b7558780'],
  ...['superSecretPassword', 'yourpassword', 'adminpwd', 'fakepassword', 'ZGV2bmV0dXNlcjpDaXNjbzEyMyE'],
  ...['5f0c1a9e2b7d4c3f8e6a', "it's me", '123456', 'freds_api_token', 'Harbor12345', 'admin123'],
  ...['38f4939c-ad7f-4cbe-ae54-30946daf8593', '9f3c5d0b7c1e4a2f8b6d', 'VnVhQ2ZHY0JDZGJrUW0tZTVhT3g6'],
] as const
