/**
 * Undici 7 fails by an assertion that nobody can catch when a connection of HTTP/1.1 ends, or is reset, while its answer waits
 * for who reads it (nodejs/undici issue 5360; mended in 8, which needs a newer Node than Electron 33 has). So the end of a
 * connection is held back until what came before it was read.
 */
import type { Socket } from 'node:net'
import type { Readable } from 'node:stream'

/** How often it is looked whether the reader has caught up, ms. */
const lookMs = 10

const bodyOn = new WeakMap<Socket, Readable>()

/** Holds the end of a connection back for the body that comes over it now. */
export function holdEnd(socket: Socket, body: Readable): void {
  const isHeldAlready = bodyOn.has(socket)
  bodyOn.set(socket, body)
  if (isHeldAlready) return
  const { push, destroy } = socket
  socket.push = (chunk, encoding) => {
    if (chunk !== null || !isBehind(socket)) return push.call(socket, chunk, encoding)
    whenRead(socket, () => push.call(socket, null))
    return false
  }
  socket.destroy = (error) => {
    if (!isReset(error) || !isBehind(socket)) return destroy.call(socket, error)
    whenRead(socket, () => destroy.call(socket, error))
    return socket
  }
}

/** Something came that was not read yet. */
function isBehind(socket: Socket): boolean {
  const body = bodyOn.get(socket)
  return body !== undefined && !body.destroyed && body.readableLength > 0
}

function whenRead(socket: Socket, act: () => void): void {
  const timer = setInterval(() => {
    if (!socket.destroyed && isBehind(socket)) return
    clearInterval(timer)
    if (!socket.destroyed) act()
  }, lookMs)
}

function isReset(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ECONNRESET'
}
