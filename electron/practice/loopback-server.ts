/**
 * One HTTP server on 127.0.0.1: takes a preferred port or a random one, reads whole requests of at most 1 MB, records
 * them, and cuts everything when it closes. What it answers is decided elsewhere.
 */

import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { RecordedRequest } from './practice-system.ts'

const bodyLimit = 1_000_000
const receiveTimeoutMs = 30_000

/** A request that arrived, and whether its body was longer than 1 MB. */
export type ArrivedRequest = { readonly request: RecordedRequest; readonly tooLarge: boolean }

/** A server that listens. */
export type LoopbackServer = { readonly port: number; close(): Promise<void> }

/** Starts a server. What `answer` throws cuts that one connection and nothing else. */
export async function startLoopbackServer(settings: {
  readonly field: string
  readonly port: number | undefined
  readonly now: () => number
  readonly answer: (arrived: ArrivedRequest, response: ServerResponse) => Promise<void>
}): Promise<LoopbackServer> {
  const server = createServer({ requestTimeout: receiveTimeoutMs }, (incoming, response) => {
    response.on('error', () => response.destroy())
    readRequest(incoming, settings)
      .then((arrived) => settings.answer(arrived, response))
      .catch(() => response.destroy())
  })
  server.on('connection', (socket) => socket.on('error', () => socket.destroy()))
  server.on('clientError', (_error, socket) => socket.destroy())
  const port = await listenOn(server, settings.port).catch(() => listenOn(server, 0))
  return {
    port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

async function listenOn(server: Server, port = 0): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject)
      resolve()
    })
  })
  return (server.address() as AddressInfo).port
}

async function readRequest(
  incoming: IncomingMessage,
  settings: { readonly field: string; readonly now: () => number },
): Promise<ArrivedRequest> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    if (size < bodyLimit) chunks.push(chunk.subarray(0, bodyLimit - size))
    size += chunk.length
  }
  const request: RecordedRequest = {
    server: settings.field,
    method: incoming.method ?? '',
    path: incoming.url ?? '',
    headers: joinedHeaders(incoming),
    body: Buffer.concat(chunks).toString('utf8'),
    at: settings.now(),
  }
  return { request, tooLarge: size > bodyLimit }
}

function joinedHeaders(incoming: IncomingMessage): Record<string, string> {
  const entries = Object.entries(incoming.headers)
  return Object.fromEntries(
    entries.map(([name, value = '']) => [name, Array.isArray(value) ? value.join(', ') : value]),
  )
}
