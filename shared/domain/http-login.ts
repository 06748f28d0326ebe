/**
 * The settings of the `http-login` flow: a sign-in that is one HTTP request and one answer, described wholly by data.
 * Paths are dotted (`result.authentication_token`, `items.0.token`, `$` for the whole answer; see `json-path.ts`); where
 * several are given, the first that holds a usable value wins.
 */
export type HttpLoginSettings = {
  readonly request: HttpLoginRequest
  readonly answer: HttpLoginAnswer
  /** The second request, which gets the next token with the refresh token of the first answer (field `refreshToken`). */
  readonly renewal?: { readonly request: HttpLoginRequest; readonly answer: HttpLoginAnswer }
  /** The lifetime the provider's document states, in seconds, used when the answer and the token state none. */
  readonly documentedLifetimeSeconds?: number
  /** Offer "URL-encode user name and password" after a 401 when they have reserved characters (Unifier). */
  readonly mayUrlEncodeBasic?: boolean
}

/** The name by which a renewal's request has the refresh token. */
export const refreshTokenField = 'refreshToken'

/** The methods a sign-in may use. */
export const loginMethods = ['GET', 'POST', 'PUT', 'PATCH'] as const

/** The request: how the credentials travel. Field names are those of the sign-in's form. */
export type HttpLoginRequest = {
  readonly method: (typeof loginMethods)[number]
  /** Path under the server address; `{name}` stands for the form's value of that name, encoded. */
  readonly path: string
  readonly credentials: /** `Basic base64(utf8(username:password))`, RFC 7617. */
    | { readonly in: 'basic'; readonly username: string; readonly password: string }
    /** `Basic <value exactly as pasted>`. */
    | { readonly in: 'basic-raw'; readonly value: string }
    /** `application/x-www-form-urlencoded`: wire name → form field name. */
    | { readonly in: 'form'; readonly fields: Readonly<Record<string, string>> }
    /** JSON whose texts may hold `{name}` for the form's values; what they hold is written as JSON texts. */
    | { readonly in: 'json'; readonly body: JsonTemplate }
    /** Nothing of its own: the credentials stand in `query` or `headers`. */
    | { readonly in: 'none' }
  /** HTTP Basic (RFC 7617) as well, where the other credentials stand elsewhere: form field names. */
  readonly basic?: { readonly username: string; readonly password: string }
  /** Query parameters: wire name → form field name; left out when the field is empty. */
  readonly query?: Readonly<Record<string, string>>
  /** Further parameters of the form body and the query that are always the same. */
  readonly fixed?: {
    readonly form?: Readonly<Record<string, string>>
    readonly query?: Readonly<Record<string, string>>
  }
  /**
   * Further headers: name → value, in which `{name}` stands for the form's value of that name; left out when that is empty.
   * They stand in place of those that would be sent anyway (`accept`, `content-type`, `authorization`).
   */
  readonly headers?: Readonly<Record<string, string>>
}

/** A JSON value; its texts are templates. */
export type JsonTemplate =
  | string
  | number
  | boolean
  | null
  | readonly JsonTemplate[]
  | { readonly [name: string]: JsonTemplate }

/** The answer: where to look for what. */
export type HttpLoginAnswer = {
  readonly token: readonly string[]
  /** The token is the value of this header of the answer (lower case), where `token` finds none; a scheme word before it is cut off. */
  readonly tokenHeader?: string
  /** Lifetime in seconds, as a number or as text. */
  readonly lifetimeSeconds?: readonly string[]
  /** Lifetime in milliseconds, as a number or as text. */
  readonly lifetimeMilliseconds?: readonly string[]
  /** When the token ends: seconds or milliseconds since 1970, or a date as ISO 8601 or RFC 9110 has it. */
  readonly expiresAt?: readonly string[]
  readonly refreshToken?: readonly string[]
  /** What the server says when it says no; the value may be a text or a list of texts. */
  readonly message: readonly string[]
  /** Where present, the value must be one of these (compared as text), else the sign-in failed, even under HTTP 200. */
  readonly success?: readonly { readonly path: string; readonly oneOf: readonly string[] }[]
  /** What else to send along with later requests. `headers`: maps of headers. `single`: one header's name → where its value is. */
  readonly carry?: {
    readonly headers: readonly string[]
    readonly basePath: readonly string[]
    readonly single?: Readonly<Record<string, string>>
  }
}
