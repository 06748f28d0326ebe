/**
 * A loopback server whose answers are raw bytes, for what no proper server would send. Reads requests with `node:http`;
 * an answer goes to the socket exactly as it is, and the connection closes behind it.
 */
import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { afterEach } from 'vitest'
import { makeCertificate } from '../http/test-certificate.ts'

/** A request as it arrived; header names in lower case. */
export type RawRequest = {
  readonly method: string
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** The bytes of a whole answer; `null` cuts the connection without one. */
export type RawAnswer = string | Uint8Array | null

/** A server that listens on 127.0.0.1. */
export type RawServer = {
  readonly url: string
  readonly host: string
  readonly requests: readonly RawRequest[]
  readonly close: () => Promise<void>
}

type Options = {
  readonly tls?: boolean
  /** What is sent to somebody who speaks no HTTP; `null`, and nothing given, cuts the connection. */
  readonly toStrangers?: string | null
}

type Answerer = (request: RawRequest, index: number) => RawAnswer | Promise<RawAnswer>

/** Gives the way to start servers; each is closed after its test. */
export function createRawServers(): {
  readonly start: (answer: Answerer | RawAnswer, options?: Options) => Promise<RawServer>
} {
  const running: RawServer[] = []
  afterEach(async () => {
    await Promise.all(running.splice(0).map((server) => server.close()))
  })
  return {
    async start(answer, options = {}) {
      const server = await startRawServer(typeof answer === 'function' ? answer : () => answer, options)
      running.push(server)
      return server
    },
  }
}

/** A whole answer with the right length. */
export function answerOf(
  status: number,
  body: string | Uint8Array,
  headers: Readonly<Record<string, string>> = { 'Content-Type': 'application/json' },
): Uint8Array {
  const bytes = Buffer.from(body)
  const lines = Object.entries({ ...headers, 'Content-Length': String(bytes.length), Connection: 'close' })
  const head = [`HTTP/1.1 ${status} Status`, ...lines.map(([name, value]) => `${name}: ${value}`), '', ''].join('\r\n')
  return Buffer.concat([Buffer.from(head, 'latin1'), bytes])
}

/** An answer with JSON in it. */
export function jsonOf(value: unknown, status = 200, headers: Readonly<Record<string, string>> = {}): Uint8Array {
  return answerOf(status, JSON.stringify(value), { 'Content-Type': 'application/json', ...headers })
}

async function startRawServer(answer: Answerer, { tls = false, toStrangers = null }: Options): Promise<RawServer> {
  const requests: RawRequest[] = []
  const listener: RequestListener = (incoming, response) => {
    const socket = response.socket
    socket?.on('error', () => socket.destroy())
    read(incoming)
      .then(async (request) => {
        requests.push(request)
        const bytes = await answer(request, requests.length - 1)
        if (bytes === null) socket?.destroy()
        else socket?.end(bytes)
      })
      .catch(() => socket?.destroy())
  }
  const server: Server = tls
    ? createTlsServer(makeCertificate({ name: 'practice', hosts: ['127.0.0.1'] }), listener)
    : createServer(listener)
  server.on('clientError', (_error, socket) => {
    if (toStrangers === null) socket.destroy()
    else socket.end(toStrangers)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `${tls ? 'https' : 'http'}://127.0.0.1:${port}`,
    host: `127.0.0.1:${port}`,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

async function read(incoming: IncomingMessage): Promise<RawRequest> {
  const chunks: Buffer[] = []
  for await (const chunk of incoming as AsyncIterable<Buffer>) chunks.push(chunk)
  const headers = Object.entries(incoming.headers).map(([name, value = '']) => [name, String(value)])
  return {
    method: incoming.method ?? '',
    path: incoming.url ?? '',
    headers: Object.fromEntries(headers),
    body: Buffer.concat(chunks).toString('utf8'),
  }
}
