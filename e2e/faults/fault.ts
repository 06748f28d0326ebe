/** What a fault is: how a server misbehaves towards somebody who asked it something proper. */
import type { Socket } from 'node:net'
import type { AppErrorCode } from '../../shared/core/app-error.ts'

/** What the server would have said had it meant well. */
export type Meant = {
  /** The document of a good answer, JSON. Its token is "the-token". */
  readonly document: string
  /** The same with "the-lifetime" where its lifetime goes, if it has one. */
  readonly template: string
  /** Another server of ours, to which nothing may be sent: `http://127.0.0.2:port`. */
  readonly stranger: string
  /** The server's own address. */
  readonly own: string
}

/** Which certificate is shown. `good`: signed by the authority that the connection knows. */
export type CertificateKind =
  | 'good'
  | 'expired'
  | 'not-yet-valid'
  | 'wrong-host'
  | 'self-signed'
  | 'unknown-authority'
  | 'for-authorities-only'

/** What is to come of it: the failure, one of several where the way there is a race, or `fine` where it does not matter. */
export type Outcome = AppErrorCode | 'fine' | readonly (AppErrorCode | 'fine')[]

export type Fault = {
  /** What the server does, as the rest of a sentence that begins with "a server that". */
  readonly name: string
  readonly over: 'http' | 'https'
  readonly certificate?: CertificateKind
  /** At once when somebody connects, before TLS. True: that was all. */
  readonly onConnect?: (socket: Socket) => boolean
  /** Speaks HTTP/2 in raw frames from the first byte on. */
  readonly frames?: (socket: Socket, meant: Meant) => void
  /** When a whole request has arrived. */
  readonly talk?: (socket: Socket, meant: Meant) => void
  /** For a sign-in, and for a request of the tester. */
  readonly signIn: Outcome
  readonly tester: Outcome
}

/** A whole answer of HTTP/1.1, after which the connection is closed. */
export function answer(
  body: string | Uint8Array,
  { status = 200, type = 'application/json', headers = [] }: AnswerOptions = {},
): Buffer {
  const bytes = Buffer.from(body)
  const lines = [
    `HTTP/1.1 ${status} Status`,
    ...(type === '' ? [] : [`content-type: ${type}`]),
    `content-length: ${bytes.byteLength}`,
    'connection: close',
    ...headers,
  ]
  return Buffer.concat([Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1'), bytes])
}

export type AnswerOptions = {
  readonly status?: number
  readonly type?: string
  /** Whole lines: also such as no library would send. */
  readonly headers?: readonly string[]
}

/** Writes pieces until the other side has enough, at most as fast as it takes them. */
export function goOn(socket: Socket, piece: () => string | Uint8Array, pauseMs = 2): void {
  const timer = setInterval(() => {
    if (socket.destroyed) return clearInterval(timer)
    if (socket.writableLength < 1_000_000) socket.write(piece())
  }, pauseMs)
  socket.once('close', () => clearInterval(timer))
}

/** Writes what it has to say a byte at a time. */
export function drip(socket: Socket, text: string, pauseMs = 25): void {
  let at = 0
  goOn(socket, () => text.charAt(at++ % text.length), pauseMs)
}
