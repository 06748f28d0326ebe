/**
 * The settings of the `http-login` flow: a sign-in that is one HTTP request and one answer, described wholly by data.
 * Paths are dotted (`result.authentication_token`); where several are given, the first that holds a usable value wins.
 */
export type HttpLoginSettings = {
  readonly request: HttpLoginRequest
  readonly answer: HttpLoginAnswer
  /** The lifetime the provider's document states, in seconds, used when the answer and the token state none. */
  readonly documentedLifetimeSeconds?: number
  /** Offer "URL-encode user name and password" after a 401 when they have reserved characters (Unifier). */
  readonly mayUrlEncodeBasic?: boolean
}

/** The request: how the credentials travel. Field names are those of the sign-in's form. */
export type HttpLoginRequest = {
  readonly method: 'GET' | 'POST'
  /** Path under the server address. */
  readonly path: string
  readonly credentials: /** `Basic base64(utf8(username:password))`, RFC 7617. */
    | { readonly in: 'basic'; readonly username: string; readonly password: string }
    /** `Basic <value exactly as pasted>`. */
    | { readonly in: 'basic-raw'; readonly value: string }
    /** `application/x-www-form-urlencoded`: wire name → form field name. */
    | { readonly in: 'form'; readonly fields: Readonly<Record<string, string>> }
  /** Query parameters: wire name → form field name; left out when the field is empty. */
  readonly query?: Readonly<Record<string, string>>
}

/** The answer: where to look for what. */
export type HttpLoginAnswer = {
  readonly token: readonly string[]
  /** Lifetime in seconds, as a number or as text. */
  readonly lifetimeSeconds?: readonly string[]
  /** What the server says when it says no; the value may be a text or a list of texts. */
  readonly message: readonly string[]
  /** Where present, the value must be one of these (compared as text), else the sign-in failed, even under HTTP 200. */
  readonly success?: readonly { readonly path: string; readonly oneOf: readonly string[] }[]
  /** What else to send along with later requests. */
  readonly carry?: { readonly headers: readonly string[]; readonly basePath: readonly string[] }
}
