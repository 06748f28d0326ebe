import type { Secured } from '../../shared/core/server-certificate.ts'
import type { HttpVersion, Timings } from '../../shared/domain/http-exchange.ts'

/** A body that is read anew each time it goes out, so that it may be of any length. */
export type BodySource = {
  /** Bytes, all in all. Goes out as Content-Length. */
  readonly length: number
  /** From its beginning: exactly `length` bytes, or a failure, which then is that of the call. */
  readonly open: () => AsyncIterable<Uint8Array>
}

/** Who a caller is, to servers that ask for a certificate. Secret: holds the private key. */
export type ClientCertificate =
  /** Certificate (and its issuers) and private key, PEM. */
  | { readonly kind: 'pem'; readonly certificate: string; readonly key: string; readonly passphrase?: string }
  /** Both in one PKCS #12 file (RFC 7292), as base64. */
  | { readonly kind: 'pfx'; readonly base64: string; readonly passphrase?: string }

/** A proxy on the way: `http://name:port` or `https://name:port`. The credentials are secret, and for the proxy only. */
export type HttpProxy = {
  readonly url: string
  readonly credentials: { readonly username: string; readonly password: string } | null
}

/** How a call goes to its server, besides the plain way. Connections are never shared between two choices. */
export type NetworkChoice = {
  /** Authorities whose certificates count, besides those the system knows; PEM. */
  readonly authorities: readonly string[]
  /** Shown to the server if it asks. Never shown to a proxy. */
  readonly clientCertificate: ClientCertificate | null
  /**
   * SHA-256 fingerprint (`A1:B2:…`) of the one certificate that is accepted, whatever else is wrong with it; checked
   * before anything is sent. Null: certificates are checked as `verifyTls` says.
   */
  readonly pin: string | null
  /** Null: straight to the server. */
  readonly proxy: HttpProxy | null
}

/** One HTTP call, with no redirects followed and no cookies kept. */
export type HttpRequest = {
  readonly method: string
  readonly url: string
  /** Sent in this order, duplicates allowed. Values are checked: a line break is refused with `request-refused`. */
  readonly headers: readonly (readonly [name: string, value: string])[]
  readonly body?: string | Uint8Array | BodySource
  /** False: the server's certificate is not checked (the person's choice for this connection). */
  readonly verifyTls: boolean
  /** Left out: the plain way, straight to the server. */
  readonly network?: NetworkChoice
  /** Until the whole answer is there, ms. */
  readonly timeoutMs: number
  /** Bytes of body after which the answer is refused with `unexpected-answer` (`too-large`). */
  readonly maxBytes: number
  readonly signal?: AbortSignal
}

/** The answer to one HTTP call. */
export type HttpAnswer = {
  readonly status: number
  readonly statusText: string
  /** As received: names in lower case, duplicates kept. */
  readonly headers: readonly (readonly [name: string, value: string])[]
  readonly body: Uint8Array
  /** Instants on our clock, ms: request started, headers there, body complete. */
  readonly sentAt: number
  readonly answeredAt: number
  readonly completedAt: number
}

/** Sends one call. Fails with an `AppFailure` that says what happened on the way; a status of 4xx or 5xx is an answer, not a failure. */
export type Http = (request: HttpRequest) => Promise<HttpAnswer>

/** A call whose answer comes piece by piece, so that it may be of any length. */
export type HttpStreamRequest = Omit<HttpRequest, 'timeoutMs' | 'maxBytes'> & {
  /** Until the headers are there, and after them the longest silence within the body, ms. */
  readonly timeoutMs: number
}

/** An answer whose body is still coming. It has to be read, or left with `break`: until then the connection stays taken. */
export type HttpStream = Omit<HttpAnswer, 'body' | 'completedAt'> & {
  readonly httpVersion: HttpVersion
  /** What went out, in its order, with what the engine added (`host`, `connection`). */
  readonly sentHeaders: readonly (readonly [name: string, value: string])[]
  /** Null for http. */
  readonly secured: Secured | null
  /** The proxy it went through, `name:port`; null without one. */
  readonly proxy: string | null
  /** Decoded, to be read once. Fails as the call itself would; to leave it early ends the connection. */
  readonly body: AsyncIterable<Uint8Array>
  /** From now on its body may be silent for as long as it likes: it is one of those that only come when something happens. */
  readonly waitForever: () => void
  /** The figures so far; final as soon as the body has been read to its end. */
  readonly measure: () => HttpMeasures
}

/** What was measured of one call. */
export type HttpMeasures = {
  readonly timings: Timings
  /** Bytes of the body on the wire, and as they are without their Content-Encoding. */
  readonly wireBytes: number
  readonly decodedBytes: number
}

/** Sends one call and hands on its answer as it comes. Fails as `Http` does. */
export type HttpStreaming = (request: HttpStreamRequest) => Promise<HttpStream>
