import type { AppError } from '../core/app-error.ts'
import type { Secured } from '../core/server-certificate.ts'
import type { AnswerBody } from './answer-body.ts'
import type { EndedEarly } from './arriving.ts'

/** A header or query parameter as the person wrote it. Duplicates are allowed; order is kept. */
export type NameValue = { readonly name: string; readonly value: string }

/** A file the person chose in a dialog of the main process, which alone knows where it is. */
export type PickedFile = { readonly fileId: string; readonly name: string; readonly size: number }

/** Whose token a request carries: that of its own connection, none, or that of another connection. */
export type AuthorizationChoice =
  | { readonly kind: 'connection' }
  | { readonly kind: 'none' }
  | { readonly kind: 'other'; readonly connectionId: string }

/** One part of a multipart body (RFC 7578). A null `contentType` is what fits; a null `file` is still to be chosen. */
export type MultipartPart = { readonly name: string; readonly contentType: string | null } & (
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'file'; readonly file: PickedFile | null }
)

/** The body of a request to try. Content-Type follows from it, unless the headers name one. A null `file` is still to be chosen. */
export type RequestBody =
  | { readonly kind: 'none' }
  | { readonly kind: 'json'; readonly text: string }
  | { readonly kind: 'text'; readonly text: string; readonly contentType: string }
  | { readonly kind: 'form'; readonly fields: readonly NameValue[] }
  | { readonly kind: 'multipart'; readonly parts: readonly MultipartPart[] }
  | { readonly kind: 'file'; readonly file: PickedFile | null }

/** A request to try with a connection's token. Holds no secret of the vault. */
export type RequestDraft = {
  readonly connectionId: string
  readonly authorization: AuthorizationChoice
  readonly method: string
  /** A path under the API address (`/v3/sources`), or a whole URL; parts such as `{NAME}` are filled from `pathValues`. */
  readonly url: string
  readonly pathValues: Readonly<Record<string, string>>
  readonly query: readonly NameValue[]
  readonly headers: readonly NameValue[]
  readonly body: RequestBody
}

/** What the app adds to a request by itself, for showing before it is sent. Values of secrets are masked. */
export type AddedHeader = { readonly name: string; readonly maskedValue: string; readonly why: string }

/** What will go out: the final URL and what is added, or why it cannot go out. */
export type RequestPreview = {
  readonly url: string
  readonly added: readonly AddedHeader[]
  /** What else is so because of the authorization, in whole sentences. */
  readonly remarks: readonly string[]
  /** Set when the token will not be sent along, or the request cannot be sent. */
  readonly problem: AppError | null
}

/** How long each step took, ms. */
export type Timings = {
  /** Finding the server's address, connecting, securing. Null where it was not needed: a kept connection, no name, no TLS. */
  readonly dnsMs: number | null
  readonly connectMs: number | null
  readonly tlsMs: number | null
  /** From the request going out to the headers of the answer. */
  readonly waitingMs: number
  readonly downloadMs: number
  /** All in all; more than the steps together by what lay between them. */
  readonly totalMs: number
}

/** What was spoken with the server. */
export type HttpVersion = '1.1' | '2'

/** One try: the request went out (perhaps twice, when the token had run out) and this came back. */
export type Attempt = {
  readonly method: string
  readonly url: string
  readonly status: number
  readonly durationMs: number
  /** What was done before or because of it. */
  readonly because:
    | 'first'
    | 'renewed-and-sent-again'
    | 'redirect-same-origin'
    | 'redirect-other-origin'
    | 'proven-anew'
  /** It went out without the token and the person's own credentials, since a redirect led to another origin. */
  readonly credentialsDropped: boolean
  /** All that went out with it, in its order. */
  readonly sentHeaders: readonly SentHeader[]
  readonly sentBody: SentBody
}

/** A header as it went out. Where it holds something secret, that is masked, and `isMasked` says so. */
export type SentHeader = NameValue & { readonly isMasked: boolean }

/** The body that went out: its text, or its beginning, secrets masked; of what came from files only how much it was, bytes. */
export type SentBody =
  | { readonly kind: 'none' }
  | { readonly kind: 'text'; readonly text: string; readonly isCut: boolean; readonly isMasked: boolean }
  | { readonly kind: 'files'; readonly bytes: number }

/** What went out with an attempt, secrets and all: for as long as a person asks to see it. */
export type WentOut = { readonly headers: readonly NameValue[]; readonly bodyText: string | null }

/**
 * Why the last answer's redirect was not followed. `body`: that would have sent the body to another origin. `changed-file`:
 * a file of the body is no longer what it was when it went out first.
 */
export type NotFollowed = 'loop' | 'too-many' | 'body' | 'changed-file'

/** Of the request as it was when it was sent, what an answer is explained by. */
export type AskedWith = {
  readonly authorization: AuthorizationChoice
  /** The person wrote the Authorization header themselves. */
  readonly authorizationByHand: boolean
  readonly bodyKind: RequestBody['kind']
  /** Its body was said to be JSON and is not. */
  readonly isBrokenJson: boolean
}

/** A request and its answer as the window sees it. */
export type Exchange = {
  readonly id: string
  readonly connectionId: string
  readonly asked: AskedWith
  readonly method: string
  readonly url: string
  readonly status: number
  readonly statusText: string
  /** When the headers of the last answer were there: an instant on our clock, ms. */
  readonly answeredAt: number
  /** A page for people that asks for a sign-in, where data was asked for. */
  readonly isSignInPage: boolean
  /** Last attempt: from sending to the last byte, ms. */
  readonly durationMs: number
  /** How long each step of the last attempt took. */
  readonly timings: Timings
  /** Bytes of the body, without its Content-Encoding. */
  readonly size: number
  /** Bytes of the body on the wire. */
  readonly wireSize: number
  readonly httpVersion: HttpVersion
  /** How the way to the server that answered was secured; null for http. */
  readonly secured: Secured | null
  /** The proxy it went through, `name:port`; null without one. */
  readonly proxy: string | null
  readonly headers: readonly NameValue[]
  readonly body: AnswerBody
  /** Set when a stream is not over, but what came of it is all there will be. */
  readonly endedEarly: EndedEarly | null
  readonly attempts: readonly Attempt[]
  /** Null when every redirect was followed, or there was none. */
  readonly notFollowed: NotFollowed | null
  /** The token was got or renewed right before sending. */
  readonly tokenRenewed: boolean
  /** The server still did not accept the token after it was renewed. */
  readonly stillRefused: boolean
  /** Why the token could not be renewed after the server refused it; null when that was not needed or it worked. */
  readonly renewalError: AppError | null
  /**
   * The name of a file of the body that changed after the request went out, which is why it was not sent once more with the
   * renewed token; null when that was not needed, or was done.
   */
  readonly changedFile: string | null
}
