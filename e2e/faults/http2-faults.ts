/** What goes wrong within HTTP/2 (RFC 9113): single frames, as no library would send them. */
import type { Socket } from 'node:net'
import type { Fault } from './fault.ts'

function frame(type: number, flags: number, stream: number, payload: Uint8Array = Buffer.alloc(0)): Buffer {
  const head = Buffer.alloc(9)
  head.writeUIntBE(payload.byteLength, 0, 3)
  head.writeUInt8(type, 3)
  head.writeUInt8(flags, 4)
  head.writeUInt32BE(stream, 5)
  return Buffer.concat([head, payload])
}

const settings = frame(4, 0, 0)
const number = (value: number) => {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(value)
  return bytes
}
// 0x88 = ":status: 200" in HPACK's static table.
const headers = frame(1, 4, 1, Buffer.from([0x88]))

/** Waits for the first request before it says anything but its settings. */
const afterRequest = (say: (socket: Socket) => void) => (socket: Socket) => {
  socket.write(settings)
  socket.once('data', () => setTimeout(() => say(socket), 20))
  socket.on('data', () => {})
}

/** The same over and over, as fast as it is taken. */
function flood(socket: Socket, bytes: Buffer): void {
  const timer = setInterval(() => {
    if (socket.destroyed) clearInterval(timer)
    else if (socket.writableLength < 1_000_000) socket.write(bytes)
  }, 5)
  socket.once('close', () => clearInterval(timer))
}

const over = (name: string, frames: NonNullable<Fault['frames']>, signIn: Fault['signIn'], tester = signIn): Fault => ({
  name,
  over: 'https',
  frames,
  signIn,
  tester,
})

export const http2Faults: readonly Fault[] = [
  over(
    'resets the stream',
    afterRequest((socket) => void socket.write(frame(3, 0, 1, number(2)))),
    'connection-lost',
  ),
  over(
    'resets the stream within the body',
    afterRequest(
      (socket) =>
        void socket.write(Buffer.concat([headers, frame(0, 0, 1, Buffer.from('{"a')), frame(3, 0, 1, number(2))])),
    ),
    'connection-lost',
  ),
  over(
    'says goodbye before it answers',
    afterRequest((socket) => void socket.end(frame(7, 0, 0, Buffer.concat([number(0), number(0)])))),
    'connection-lost',
  ),
  over(
    'sends frames that are none',
    afterRequest((socket) => void socket.write(frame(1, 4, 1, Buffer.alloc(50, 0xff)))),
    ['timeout', 'connection-lost', 'unexpected-answer'],
  ),
  over(
    'floods with pings',
    afterRequest((socket) =>
      flood(socket, Buffer.concat(Array.from({ length: 100 }, () => frame(6, 0, 0, Buffer.alloc(8))))),
    ),
    ['timeout', 'connection-lost', 'unexpected-answer'],
  ),
  over(
    'floods with settings',
    afterRequest((socket) => flood(socket, Buffer.concat(Array.from({ length: 100 }, () => settings)))),
    ['timeout', 'connection-lost', 'unexpected-answer'],
  ),
  over(
    'sends headers without end, in pieces',
    afterRequest((socket) => {
      socket.write(frame(1, 0, 1, Buffer.from([0x88])))
      flood(
        socket,
        frame(9, 0, 1, Buffer.concat([Buffer.from([0x00, 0x01, 0x78, 0x7f, 0x81, 0x7f]), Buffer.alloc(16_000, 0x79)])),
      )
    }),
    ['timeout', 'connection-lost', 'unexpected-answer'],
  ),
  over(
    'never says anything after its settings',
    afterRequest(() => {}),
    'timeout',
  ),
]
