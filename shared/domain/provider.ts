import type { FormField } from './form-field.ts'
import type { HttpLoginSettings } from './http-login.ts'
import type { OAuthGrant } from './oauth-grants.ts'
import type { ClientAuthMethod, OAuthEndpoint, OAuthSettings } from './oauth-settings.ts'

/** An address the person gives: where to sign in, and where the API is when that is another host. */
export type ServerField = {
  /**
   * `server` is the sign-in address; `api` the address of the API where it differs; both are the beginning of addresses.
   * The others are whole addresses, kept as they are: the issuer's name, or one endpoint of an authorization server.
   */
  readonly id: 'server' | 'api' | 'issuer' | OAuthEndpoint
  readonly label: string
  readonly hint?: string
  readonly placeholder?: string
  readonly default?: string
  /** May stay empty. */
  readonly optional?: boolean
  /** Only these flows need it; for the others it may stay empty, and is not asked for. */
  readonly neededBy?: readonly FlowId[]
}

/** How a token is put into a request: the header's name and the word before the token, exactly as the server wants it. */
export type TokenUse = { readonly header: string; readonly scheme: string }

/** How a token is had again when it runs out. */
export type Renewal =
  | { readonly kind: 'sign-in-again' }
  /** RFC 6749 section 6; falls back to signing in again when the refresh token is refused. */
  | { readonly kind: 'refresh-token' /** Left out: as the sign-in does. */; readonly clientAuth?: ClientAuthMethod }
  /** The second request of an `http-login`; falls back to signing in again. */
  | { readonly kind: 'second-request' }
  | { readonly kind: 'none' }

/** What the flows need, per flow. */
export type FlowSettings = { [G in OAuthGrant]: OAuthSettings } & {
  'http-login': HttpLoginSettings
  'api-key': {
    readonly note?: 'scoped-key' | 'key-without-end'
    /** There is no key to copy: user name and password (fields `username`, `password`) go with each request (RFC 7617). */
    readonly madeOf?: 'username-and-password'
  }
}

/** Every flow there is; each is a way to sign in. `refresh-token` also renews what the other grants got. */
export type FlowId = keyof FlowSettings

type SignInOf<F extends FlowId> = {
  readonly id: string
  readonly label: string
  /** One sentence that helps to choose between several sign-ins. */
  readonly summary: string
  readonly flow: F
  readonly settings: FlowSettings[F]
  readonly fields: readonly FormField[]
  /** How fields that the grant draws start here, by name (`asksAll`). Never of a secret. */
  readonly startsWith?: Readonly<Record<string, string>>
  readonly renewal: Renewal
  /** Where this sign-in's tokens are used differently from the provider's rule. */
  readonly use?: TokenUse
  /** Steps for a person who does not have the values yet. */
  readonly whereToFind?: readonly string[]
}

/** One way to get a token from a provider. */
export type SignIn = { [F in FlowId]: SignInOf<F> }[FlowId]

/** A first request to try, as the provider's document has it. */
export type ExampleRequest = {
  readonly id: string
  readonly label: string
  readonly method: string
  /** Path under the API address (after any base path the token brought); `{NAME}` parts are asked for. */
  readonly path: string
  readonly pathFields?: readonly { readonly name: string; readonly label: string; readonly hint?: string }[]
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: { readonly contentType: string; readonly text: string }
  /** What to expect, in one sentence. */
  readonly expect: string
}

/** A body that means "your token has run out", whatever the HTTP status; every path must hold its value. */
export type ExpiredAnswer = readonly { readonly path: string; readonly equals: string }[]

/** A service definition: data only, no functions. See docs/adding-a-provider.md. */
export type Provider = {
  readonly id: string
  readonly name: string
  /** One or two letters for the mark. */
  readonly monogram: string
  /** Hue of the mark's tint, degrees 0–359. */
  readonly hue: number
  readonly summary: string
  /** Where it stands in the gallery; left out: among the systems. */
  readonly group?: 'sign-in-service' | 'any'
  readonly docsUrl: string
  readonly servers: readonly ServerField[]
  readonly signIns: readonly SignIn[]
  readonly use: TokenUse
  readonly examples: readonly ExampleRequest[]
  readonly expiredAnswer?: ExpiredAnswer
  /** True where the provider's own document uses plain http, so that it is warned of instead of being a surprise. */
  readonly documentsPlainHttp?: boolean
  /** True where the provider's own document switches certificate checks off (`curl -k`). */
  readonly documentsUnverifiedTls?: boolean
}
