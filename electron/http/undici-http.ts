/** The one HTTP engine (undici) behind the `Http` port. Follows no redirect, keeps no cookie, logs nothing. */
import { Agent, type Dispatcher, request as send } from 'undici'
import { AppFailure } from '../../shared/core/app-error.ts'
import type { Http, HttpAnswer, HttpRequest } from '../ports/http.ts'
import { checkRequest } from './check-request.ts'
import { toHttpFailure } from './http-failure.ts'
import { decodeBody, readBody } from './read-body.ts'

const connectTimeoutMs = 15_000

/** The engine, and the way to close its connections when the app (or a test) ends. */
export type HttpEngine = { readonly http: Http; readonly close: () => Promise<void> }

/**
 * Makes the engine. `now` gives instants in ms. Two pools are kept apart, so that a connection opened without
 * checking the certificate is never used for a call that asks for the check.
 */
export function createUndiciHttp(now: () => number = Date.now): HttpEngine {
  const limits = { headersTimeout: 0, bodyTimeout: 0, maxHeaderSize: 64 * 1024 }
  const verifying = new Agent({ ...limits, connect: { timeout: connectTimeoutMs } })
  const trusting = new Agent({ ...limits, connect: { timeout: connectTimeoutMs, rejectUnauthorized: false } })

  const http: Http = async (request) => {
    const { host } = checkRequest(request)
    const timeLimit = AbortSignal.timeout(request.timeoutMs)
    const signal = request.signal === undefined ? timeLimit : AbortSignal.any([request.signal, timeLimit])
    try {
      return await orAborted(exchange(request, host, signal, request.verifyTls ? verifying : trusting, now), signal)
    } catch (thrown) {
      if (request.signal?.aborted) throw new AppFailure({ code: 'cancelled' })
      if (timeLimit.aborted) throw new AppFailure({ code: 'timeout', host, seconds: request.timeoutMs / 1000 })
      throw toHttpFailure(thrown, host)
    }
  }
  const close = async () => {
    await Promise.all([verifying.destroy(), trusting.destroy()])
  }
  return { http, close }
}

async function exchange(
  request: HttpRequest,
  host: string,
  signal: AbortSignal,
  dispatcher: Agent,
  now: () => number,
): Promise<HttpAnswer> {
  const sentAt = now()
  const answer = await send(request.url, {
    method: request.method as Dispatcher.HttpMethod,
    headers: request.headers.flat(),
    body: request.body ?? null,
    responseHeaders: 'raw',
    signal,
    dispatcher,
  })
  const answeredAt = now()
  const headers = pairs(answer.headers as unknown as readonly string[])
  const refusal = { host, status: answer.statusCode }
  const encoding = headers.find(([name]) => name === 'content-encoding')?.[1]
  const raw = await readBody(answer.body, request.maxBytes, refusal)
  const body = await decodeBody(raw, encoding, request.maxBytes, refusal)
  return {
    status: answer.statusCode,
    statusText: answer.statusText ?? '',
    headers,
    body,
    sentAt,
    answeredAt,
    completedAt: now(),
  }
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
