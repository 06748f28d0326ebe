/** Servers on 127.0.0.1 that speak HTTP/2, for tests: a real one, and one that says single frames. */
import { createSecureServer, type Http2SecureServer, type ServerHttp2Stream } from 'node:http2'
import type { Socket } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { createServer as createTlsServer } from 'node:tls'
import { onTestFinished } from 'vitest'
import { makeCertificate } from './test-certificate.ts'

/** Self-signed, for 127.0.0.1. */
export const certificate = makeCertificate({ name: 'server', hosts: ['127.0.0.1'] })

export type SentHeaders = Readonly<Record<string, string | string[] | undefined>>
type Talk = (stream: ServerHttp2Stream, headers: SentHeaders) => void

/** A server that speaks HTTP/2 (and 1.1 to those who do not). */
export async function startHttp2Server(talk: Talk): Promise<{ url: string; host: string; server: Http2SecureServer }> {
  const server = createSecureServer({ cert: certificate.cert, key: certificate.key, allowHTTP1: true })
  const sockets = new Set<Socket>()
  server.on('secureConnection', (socket) => sockets.add(socket))
  server.on('stream', (stream, headers) => {
    stream.on('error', () => {})
    talk(stream, headers as SentHeaders)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy()
    server.close()
  })
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : undefined
  return { url: `https://127.0.0.1:${port}`, host: `127.0.0.1:${port}`, server }
}

function frameOf(type: number, flags: number, stream: number, payload: Uint8Array): Buffer {
  const head = Buffer.alloc(9)
  head.writeUIntBE(payload.byteLength, 0, 3)
  head.writeUInt8(type, 3)
  head.writeUInt8(flags, 4)
  head.writeUInt32BE(stream, 5)
  return Buffer.concat([head, payload])
}

/** What no server library would send: single frames (RFC 9113 section 6) for the first stream. */
export const frame = {
  settings: frameOf(4, 0, 0, Buffer.alloc(0)),
  // 0x88 = ":status: 200" in HPACK's static table.
  headers: frameOf(1, 4, 1, Buffer.from([0x88])),
  // The same, with "content-length: 9".
  nineBytes: frameOf(1, 4, 1, Buffer.from([0x88, 0x0f, 0x0d, 0x01, 0x39])),
  data: (text: string, isLast = false) => frameOf(0, isLast ? 1 : 0, 1, Buffer.from(text)),
  reset: (code: number) => frameOf(3, 0, 1, Buffer.from([0, 0, 0, code])),
  goAway: frameOf(7, 0, 0, Buffer.from([0, 0, 0, 1, 0, 0, 0, 0])),
}

/** A server that answers the first call with these frames, each on its own. */
export async function startFrameServer(
  frames: readonly Buffer[],
  then: (socket: Socket) => void = () => {},
): Promise<{ url: string; host: string }> {
  const server = createTlsServer({ ...certificate, ALPNProtocols: ['h2'] }, (socket) => {
    socket.on('error', () => {})
    socket.write(frame.settings)
    socket.once('data', async () => {
      for (const one of frames) {
        await wait(20)
        socket.write(one)
      }
      await wait(20)
      then(socket)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : undefined
  return { url: `https://127.0.0.1:${port}`, host: `127.0.0.1:${port}` }
}
