import type { HttpVersion, Timings } from '../../shared/domain/http-exchange.ts'

/** A body that is read anew each time it goes out, so that it may be of any length. */
export type BodySource = {
  /** Bytes, all in all. Goes out as Content-Length. */
  readonly length: number
  /** From its beginning: exactly `length` bytes, or a failure, which then is that of the call. */
  readonly open: () => AsyncIterable<Uint8Array>
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
