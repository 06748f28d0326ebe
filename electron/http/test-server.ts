/** Small real servers on 127.0.0.1 for tests; everything they got can be looked at afterwards. */
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http'
import { createServer as createTlsServer, type ServerOptions as TlsOptions } from 'node:https'
import { createServer as createRawServer, type Server as RawServer, type Socket } from 'node:net'
import { pipeline, type Readable } from 'node:stream'
import type { TLSSocket } from 'node:tls'
import { onTestFinished } from 'vitest'
import { AppFailure } from '../../shared/core/app-error.ts'
import type { HttpRequest } from '../ports/http.ts'
import { createUndiciHttp, type HttpEngine } from './undici-http.ts'

/** A request as it arrived. */
export type Arrived = {
  readonly method: string
  readonly path: string
  readonly headers: IncomingHttpHeaders
  readonly rawHeaders: readonly string[]
  /** As text, and as it arrived. */
  readonly body: string
  readonly bytes: Buffer
}

/** What to answer. Header values may be lists: one line for each. */
export type TestAnswer = {
  readonly status?: number
  readonly statusText?: string
  readonly headers?: Readonly<Record<string, string | readonly string[]>>
  readonly body?: string | Uint8Array
  /** In place of `body`: for one that is long, or slow. */
  readonly stream?: () => Readable
}

export type TestServer = { readonly url: string; readonly host: string; readonly arrived: readonly Arrived[] }

/** Starts a server for one test. With `tls` it speaks https. */
export async function startTestServer(
  answer: (request: Arrived) => TestAnswer | Promise<TestAnswer>,
  tls?: TlsOptions,
  onSecured: (socket: TLSSocket) => void = () => {},
): Promise<TestServer> {
  const arrived: Arrived[] = []
  const listener: Parameters<typeof createServer>[1] = async (incoming, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of incoming as AsyncIterable<Buffer>) chunks.push(chunk)
    const request: Arrived = {
      method: incoming.method ?? '',
      path: incoming.url ?? '',
      headers: incoming.headers,
      rawHeaders: incoming.rawHeaders,
      body: Buffer.concat(chunks).toString('utf8'),
      bytes: Buffer.concat(chunks),
    }
    arrived.push(request)
    const { status = 200, statusText, headers = {}, body = '', stream } = await answer(request)
    response.statusCode = status
    if (statusText !== undefined) response.statusMessage = statusText
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value)
    if (stream === undefined) response.end(body)
    else pipeline(stream(), response, () => {})
  }
  const server = tls === undefined ? createServer(listener) : createTlsServer(tls, listener)
  server.on('secureConnection', onSecured)
  const port = await listen(server)
  onTestFinished(
    () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  )
  return { url: `${tls === undefined ? 'http' : 'https'}://127.0.0.1:${port}`, host: `127.0.0.1:${port}`, arrived }
}

/** Starts a server that gets the bare socket, for answers that no HTTP server would give. */
export async function startRawServer(talk: (socket: Socket) => void): Promise<{ url: string; host: string }> {
  const sockets = new Set<Socket>()
  const server = createRawServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => socket.destroy())
    talk(socket)
  })
  const port = await listen(server)
  onTestFinished(
    () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        for (const socket of sockets) socket.destroy()
      }),
  )
  return { url: `http://127.0.0.1:${port}`, host: `127.0.0.1:${port}` }
}

async function listen(server: Server | RawServer): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The test server has no port')
  return address.port
}

/** A port of this computer on which nothing listens. */
export async function closedPort(): Promise<number> {
  const server = createRawServer()
  const port = await listen(server)
  await new Promise((resolve) => server.close(resolve))
  return port
}

/** The real engine, closed when the test ends. */
export function startEngine(now?: () => number): HttpEngine {
  const engine = createUndiciHttp(now)
  onTestFinished(engine.close)
  return engine
}

/** A plain GET, with what a test changes. */
export function get(url: string, changes: Partial<HttpRequest> = {}): HttpRequest {
  return { method: 'GET', url, headers: [], verifyTls: true, timeoutMs: 5_000, maxBytes: 1_000_000, ...changes }
}

/** The `AppFailure` that something ends in; fails the test when it ends in anything else. */
export async function failureOf(what: Promise<unknown>): Promise<AppFailure> {
  const outcome = await what.then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  if (outcome instanceof AppFailure) return outcome
  throw new Error(`Expected an AppFailure, got ${outcome === undefined ? 'a success' : String(outcome)}`)
}
