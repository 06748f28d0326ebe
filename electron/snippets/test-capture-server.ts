/**
 * Loopback servers that keep every request as the bytes that came: no HTTP library reads them, so none can tidy them up.
 * The first step of a path says which entry of the corpus a request belongs to.
 */

import type { AddressInfo } from 'node:net'
import { createServer, type Server, type Socket } from 'node:net'
import { createServer as createTlsServer } from 'node:tls'
import { makeCertificate } from '../http/test-certificate.ts'

/** A request as it arrived. Header values as Latin-1. */
export type CapturedRequest = {
  readonly method: string
  readonly target: string
  readonly headers: readonly (readonly [name: string, value: string])[]
  readonly body: Buffer
}

export type CaptureServers = {
  readonly http: string
  readonly https: string
  /** What came for an entry since the last call. */
  readonly taken: (id: string) => readonly CapturedRequest[]
  readonly close: () => Promise<void>
}

export async function startCaptureServers(): Promise<CaptureServers> {
  const captured = new Map<string, CapturedRequest[]>()
  const sockets = new Set<Socket>()
  const serve = (socket: Socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    socket.on('error', () => socket.destroy())
    readRequest(socket, (request) => {
      const id = /^\/([^/?]+)/.exec(request.target)?.[1] ?? ''
      captured.set(id, [...(captured.get(id) ?? []), request])
      socket.end(answerTo(request, id))
    })
  }
  const { cert, key } = makeCertificate({ name: 'nobody trusts this', hosts: ['elsewhere.example'] })
  const [plain, tls] = [createServer(serve), createTlsServer({ cert, key }, serve)]
  tls.on('tlsClientError', () => {})
  const [httpPort, httpsPort] = await Promise.all([listen(plain), listen(tls)])
  return {
    http: `http://127.0.0.1:${httpPort}`,
    https: `https://127.0.0.1:${httpsPort}`,
    taken: (id) => {
      const requests = captured.get(id) ?? []
      captured.delete(id)
      return requests
    },
    close: async () => {
      for (const socket of sockets) socket.destroy()
      await Promise.all([plain, tls].map((server) => new Promise((resolve) => server.close(resolve))))
    },
  }
}

async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return (server.address() as AddressInfo).port
}

/** Calls back once, when head and body are there. */
function readRequest(socket: Socket, done: (request: CapturedRequest) => void): void {
  const chunks: Buffer[] = []
  let wentOn = false
  let finished = false
  socket.on('data', (chunk: Buffer) => {
    if (finished) return
    chunks.push(chunk)
    const bytes = Buffer.concat(chunks)
    const end = bytes.indexOf('\r\n\r\n')
    if (end < 0) return
    const [line = '', ...lines] = bytes.subarray(0, end).toString('latin1').split('\r\n')
    const headers = lines.map(splitHeader)
    const named = (name: string) => headers.find(([key]) => key.toLowerCase() === name)?.[1]
    if (named('expect') !== undefined && !wentOn) {
      wentOn = true
      socket.write('HTTP/1.1 100 Continue\r\n\r\n')
    }
    const body = readBody(bytes.subarray(end + 4), named('transfer-encoding'), Number(named('content-length') ?? 0))
    if (body === null) return
    finished = true
    const [, method = '', target = ''] = /^(\S*) (.*) HTTP\/1\.[01]$/.exec(line) ?? []
    done({ method, target, headers, body })
  })
}

function splitHeader(line: string): readonly [string, string] {
  const colon = line.indexOf(':')
  return [line.slice(0, colon), line.slice(colon + 1).replace(/^[ \t]+|[ \t]+$/g, '')]
}

/** The body; null while some of it is missing. */
function readBody(bytes: Buffer, encoding: string | undefined, length: number): Buffer | null {
  if (encoding === undefined) return bytes.length < length ? null : bytes.subarray(0, length)
  const pieces: Buffer[] = []
  for (let at = 0; ; ) {
    const lineEnd = bytes.indexOf('\r\n', at)
    if (lineEnd < 0) return null
    const size = Number.parseInt(bytes.subarray(at, lineEnd).toString('latin1'), 16)
    const next = lineEnd + 2 + size + 2
    if (bytes.length < next) return null
    if (size === 0) return Buffer.concat(pieces)
    pieces.push(bytes.subarray(lineEnd + 2, lineEnd + 2 + size))
    at = next
  }
}

function answerTo({ method, target }: CapturedRequest, id: string): string {
  const redirected = target.endsWith('/redirect')
  const body = method === 'HEAD' ? '' : 'ok'
  return [
    `HTTP/1.1 ${redirected ? '302 Found' : '200 OK'}`,
    ...(redirected ? [`Location: /${id}/landed`] : []),
    'Content-Type: text/plain',
    'Content-Length: 2',
    'Connection: close',
    '',
    body,
  ].join('\r\n')
}
