/** The one HTTP engine (undici) behind the `Http` and `HttpStreaming` ports. Follows no redirect, keeps no cookie, logs nothing. */
import type { Readable } from 'node:stream'
import type { Dispatcher } from 'undici'
import { AppFailure } from '../../shared/core/app-error.ts'
import type { Http, HttpProxy, HttpStream, HttpStreaming, HttpStreamRequest } from '../ports/http.ts'
import { type CallTrace, timingsOf, traced, wasReset } from './call-trace.ts'
import { checkRequest } from './check-request.ts'
import { alertFrom, securityOf } from './connectors.ts'
import { assertNoBomb, decodeBody } from './decode-body.ts'
import { createDispatchers, type Dispatchers } from './dispatchers.ts'
import { holdEnd } from './hold-end.ts'
import { toHttpFailure } from './http-failure.ts'
import { isSource, outgoingBody } from './outgoing-body.ts'
import { proxyAuthorization, proxyName, refusalOf } from './proxy-tunnel.ts'
import { startTimeLimit, type TimeLimit } from './time-limit.ts'

/** The engine, and the way to close its connections when the app (or a test) ends. */
export type HttpEngine = {
  readonly http: Http
  readonly stream: HttpStreaming
  /** Lets go of idle connections and what they hold of secrets; calls under way go on. */
  readonly forget: () => void
  readonly close: () => Promise<void>
}

/** Makes the engine. `now` gives instants in ms. */
export function createUndiciHttp(now: () => number = Date.now): HttpEngine {
  const dispatchers = createDispatchers()

  const stream: HttpStreaming = async (request) => {
    const { host } = checkRequest(request)
    const limit = startTimeLimit(request.timeoutMs)
    const signal = request.signal === undefined ? limit.signal : AbortSignal.any([request.signal, limit.signal])
    const failureOf = (thrown: unknown) => {
      if (request.signal?.aborted) return new AppFailure({ code: 'cancelled' })
      if (limit.signal.aborted) return timedOut(host, request.timeoutMs)
      return toHttpFailure(thrown, host, request.network?.clientCertificate != null)
    }
    try {
      signal.throwIfAborted()
      return await open(request, { host, dispatchers, signal, limit, now, failureOf })
    } catch (thrown) {
      limit.stop()
      throw failureOf(thrown)
    }
  }
  return { http: wholeAnswers(stream, now), stream, forget: dispatchers.forget, close: dispatchers.close }
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
  readonly dispatchers: Dispatchers
  readonly signal: AbortSignal
  readonly limit: TimeLimit
  readonly now: () => number
  readonly failureOf: (thrown: unknown) => AppFailure
}

async function open(request: HttpStreamRequest, way: Way): Promise<HttpStream> {
  const { host, dispatchers, signal, limit, now } = way
  const network = request.network ?? null
  const proxy = network?.proxy ?? null
  const sentAt = now()
  // A long body is a sign of life for as long as the server takes it.
  const outgoing = outgoingBody(request, limit.restart)
  const kind = { verifyTls: request.verifyTls, network }
  const { trace, started } = traced(() =>
    dispatchers.of(kind).request({
      method: request.method as Dispatcher.HttpMethod,
      ...addressed(request, outgoing.headers, proxy),
      // Its types know readable streams only; any async iterable will do.
      body: outgoing.body as Readable | null,
      responseHeaders: 'raw',
      signal,
    }),
  )
  // A connection of HTTP/2 that failed one call may be of no use to the next: undici keeps it after frames that are none.
  const afterFailure = (): void => {
    if (trace.httpVersion === '2') dispatchers.renew(kind)
  }
  const answer = await orAborted(started, signal).catch((thrown: unknown) => {
    outgoing.end()
    afterFailure()
    throw alertFrom(trace.socket) ?? thrown
  })
  const headersAt = performance.now()
  const answeredAt = now()
  if (trace.socket !== null && trace.httpVersion === '1.1') holdEnd(trace.socket, answer.body)
  // What breaks before somebody reads is told when they do.
  answer.body.on('error', () => {})
  limit.restart()
  const status = answer.statusCode
  // Without a tunnel, the proxy speaks in the server's place.
  if (proxy !== null && status === 407 && request.url.startsWith('http:')) {
    answer.body.destroy()
    throw refusalOf(status, proxy, host)
  }
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
      afterFailure()
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
    secured: securityOf(trace.socket),
    proxy: proxy && proxyName(proxy),
    sentHeaders: toServer(withLength(trace, request), request.url, proxy),
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

/** Where a call goes. A proxy that makes no tunnel is told the whole address, and who we are. */
function addressed(request: HttpStreamRequest, more: readonly string[], proxy: HttpProxy | null) {
  const { origin, protocol, pathname, search } = new URL(request.url)
  const path = pathname + search
  const headers = [...request.headers.flat(), ...more]
  if (proxy === null || protocol === 'https:') return { origin, path, headers }
  const known = proxyAuthorization(proxy)
  return { origin, path: origin + path, headers: known === null ? headers : [...headers, forProxy, known] }
}

const forProxy = 'proxy-authorization'

/** What went to the server: not what only the proxy before it was told. */
function toServer(headers: HttpStream['sentHeaders'], url: string, proxy: HttpProxy | null): HttpStream['sentHeaders'] {
  if (proxy === null || url.startsWith('https:')) return headers
  return headers.filter(([name]) => name.toLowerCase() !== forProxy)
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
