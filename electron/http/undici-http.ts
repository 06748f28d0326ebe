/** The one HTTP engine (undici) behind the `Http` and `HttpStreaming` ports. Follows no redirect, keeps no cookie, logs nothing. */
import type { Readable } from 'node:stream'
import { Agent, buildConnector, type Dispatcher, Pool, request as send } from 'undici'
import { AppFailure } from '../../shared/core/app-error.ts'
import type { Http, HttpStream, HttpStreaming, HttpStreamRequest } from '../ports/http.ts'
import { type CallTrace, timingsOf, traced, wasReset, watchConnections } from './call-trace.ts'
import { checkRequest } from './check-request.ts'
import { assertNoBomb, decodeBody } from './decode-body.ts'
import { toHttpFailure } from './http-failure.ts'
import { isSource, outgoingBody } from './outgoing-body.ts'
import { startTimeLimit, type TimeLimit } from './time-limit.ts'

const connectTimeoutMs = 15_000
const limits = { headersTimeout: 0, bodyTimeout: 0, maxHeaderSize: 1024 * 1024 }

/** The engine, and the way to close its connections when the app (or a test) ends. */
export type HttpEngine = {
  readonly http: Http
  readonly stream: HttpStreaming
  readonly close: () => Promise<void>
}

/**
 * Makes the engine. `now` gives instants in ms. Two pools are kept apart, so that a connection opened without
 * checking the certificate is never used for a call that asks for the check.
 */
export function createUndiciHttp(now: () => number = Date.now): HttpEngine {
  const verifying = createAgent({})
  const trusting = createAgent({ rejectUnauthorized: false })

  const stream: HttpStreaming = async (request) => {
    const { host } = checkRequest(request)
    const limit = startTimeLimit(request.timeoutMs)
    const signal = request.signal === undefined ? limit.signal : AbortSignal.any([request.signal, limit.signal])
    const failureOf = (thrown: unknown) => {
      if (request.signal?.aborted) return new AppFailure({ code: 'cancelled' })
      if (limit.signal.aborted) return timedOut(host, request.timeoutMs)
      return toHttpFailure(thrown, host)
    }
    try {
      signal.throwIfAborted()
      const dispatcher = request.verifyTls ? verifying : trusting
      return await open(request, { host, dispatcher, signal, limit, now, failureOf })
    } catch (thrown) {
      limit.stop()
      throw failureOf(thrown)
    }
  }
  const close = async () => {
    await Promise.all([verifying.destroy(), trusting.destroy()])
  }
  return { http: wholeAnswers(stream, now), stream, close }
}

function createAgent(tls: { readonly rejectUnauthorized?: false }): Agent {
  const connect = { timeout: connectTimeoutMs, allowH2: true, ...tls }
  return new Agent({
    ...limits,
    allowH2: true,
    // A connector for each origin, as undici does by itself: TLS sessions are not carried from one to another.
    factory: (origin, options) =>
      new Pool(origin, { ...options, connect: watchConnections(buildConnector({ ...connect })) }),
  })
}

/** The call that waits for the whole answer, as a use of the one that does not. */
function wholeAnswers(stream: HttpStreaming, now: () => number): Http {
  return async (request) => {
    const { host } = checkRequest(request)
    const whole = AbortSignal.timeout(request.timeoutMs)
    const signal = request.signal === undefined ? whole : AbortSignal.any([request.signal, whole])
    try {
      const answer = await stream({ ...request, signal })
      const body = await readWhole(answer, request.maxBytes, host)
      const { status, statusText, headers, sentAt, answeredAt } = answer
      return { status, statusText, headers, body, sentAt, answeredAt, completedAt: now() }
    } catch (thrown) {
      throw whole.aborted && !request.signal?.aborted ? timedOut(host, request.timeoutMs) : thrown
    }
  }
}

async function readWhole({ status, body }: HttpStream, maxBytes: number, host: string): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  let size = 0
  for await (const part of body) {
    size += part.byteLength
    if (size > maxBytes) throw new AppFailure({ code: 'unexpected-answer', host, status, why: 'too-large' })
    parts.push(part)
  }
  return Buffer.concat(parts)
}

type Way = {
  readonly host: string
  readonly dispatcher: Agent
  readonly signal: AbortSignal
  readonly limit: TimeLimit
  readonly now: () => number
  readonly failureOf: (thrown: unknown) => AppFailure
}

async function open(request: HttpStreamRequest, way: Way): Promise<HttpStream> {
  const { host, dispatcher, signal, limit, now } = way
  const sentAt = now()
  // A long body is a sign of life for as long as the server takes it.
  const outgoing = outgoingBody(request, limit.restart)
  const { trace, started } = traced(() =>
    send(request.url, {
      method: request.method as Dispatcher.HttpMethod,
      headers: [...request.headers.flat(), ...outgoing.headers],
      // Its types know readable streams only; any async iterable will do.
      body: outgoing.body as Readable | null,
      responseHeaders: 'raw',
      signal,
      dispatcher,
    }),
  )
  const answer = await orAborted(started, signal).catch((thrown) => {
    outgoing.end()
    throw thrown
  })
  const headersAt = performance.now()
  const answeredAt = now()
  // What breaks before somebody reads is told when they do.
  answer.body.on('error', () => {})
  limit.restart()
  const status = answer.statusCode
  const headers = pairs(answer.headers as unknown as readonly string[])
  const encoding = headers.find(([name]) => name === 'content-encoding')?.[1]
  let wireBytes = 0
  let decodedBytes = 0
  let endedAt: number | null = null

  async function* arriving(): AsyncGenerator<Uint8Array> {
    for await (const chunk of answer.body as AsyncIterable<Uint8Array>) {
      limit.pause()
      wireBytes += chunk.byteLength
      yield chunk
      limit.restart()
    }
  }

  async function* body(): AsyncGenerator<Uint8Array> {
    try {
      for await (const part of decodeBody(arriving(), encoding)) {
        decodedBytes += part.byteLength
        assertNoBomb(decodedBytes, wireBytes, { host, status })
        yield part
      }
      if (wasReset(trace, statesItsEnd(headers)) || isShort(request.method, status, headers, wireBytes)) {
        throw new AppFailure({ code: 'connection-lost', host })
      }
    } catch (thrown) {
      // Undici would have the bytes that such an answer's headers speak of.
      if (hasNoBody(request.method, status) && !signal.aborted) return
      throw way.failureOf(thrown)
    } finally {
      endedAt = performance.now()
      limit.stop()
      outgoing.end()
      answer.body.destroy()
    }
  }

  return {
    status,
    statusText: answer.statusText ?? '',
    headers,
    httpVersion: trace.httpVersion,
    sentHeaders: withLength(trace, request),
    sentAt,
    answeredAt,
    body: body(),
    waitForever: limit.stop,
    measure: () => ({
      timings: timingsOf(trace, headersAt, endedAt ?? performance.now()),
      wireBytes,
      decodedBytes,
    }),
  }
}

/** The body ended before the length that was stated for it. Undici checks that for HTTP/1.1 only. */
function isShort(method: string, status: number, headers: HttpStream['headers'], wireBytes: number): boolean {
  const stated = headers.find(([name]) => name === 'content-length')?.[1]
  return stated !== undefined && !hasNoBody(method, status) && wireBytes < Number(stated)
}

/** Else its body goes on until the connection ends (RFC 9112 section 6.3). */
function statesItsEnd(headers: HttpStream['headers']): boolean {
  return headers.some(([name]) => name === 'content-length' || name === 'transfer-encoding')
}

/** The answer is whole with its headers, whatever length they state (RFC 9110 section 6.4.1). */
function hasNoBody(method: string, status: number): boolean {
  return method === 'HEAD' || status === 204 || status === 304
}

/** HTTP/1.1 has the length of a body written after the other headers, when those have been told of already. */
function withLength({ sentHeaders, httpVersion }: CallTrace, { method, body }: HttpStreamRequest) {
  const isTold = sentHeaders.some(([name]) => /^(content-length|transfer-encoding)$/i.test(name))
  if (httpVersion === '2' || isTold || sentHeaders.length === 0) return sentHeaders
  const length = body !== undefined && isSource(body) ? body.length : Buffer.byteLength(body ?? '')
  const saysNone = body === undefined ? /^(POST|PUT|PATCH)$/.test(method) : method !== 'GET' && method !== 'HEAD'
  return length > 0 || saysNone ? [...sentHeaders, ['content-length', String(length)] as const] : sentHeaders
}

function timedOut(host: string, timeoutMs: number): AppFailure {
  return new AppFailure({ code: 'timeout', host, seconds: timeoutMs / 1000 })
}

/** The library looks at the signal only once it is connected; this ends the wait as well while it still tries to. */
async function orAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  let stop = () => {}
  const aborted = new Promise<never>((_resolve, reject) => {
    stop = () => reject(signal.reason)
    signal.addEventListener('abort', stop, { once: true })
  })
  try {
    return await Promise.race([work, aborted])
  } finally {
    signal.removeEventListener('abort', stop)
  }
}

/** `[name, value, name, value]` as pairs, names in lower case. */
function pairs(flat: readonly string[]): (readonly [string, string])[] {
  const result: (readonly [string, string])[] = []
  for (let at = 0; at + 1 < flat.length; at += 2) result.push([String(flat[at]).toLowerCase(), String(flat[at + 1])])
  return result
}
