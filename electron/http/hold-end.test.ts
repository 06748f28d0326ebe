/** Answers whose connection ends while nobody reads them yet: they are whole all the same, and nothing is thrown that nobody can catch. */
import type { Socket } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { HttpStream } from '../ports/http.ts'
import { failureOf, startEngine, startRawServer } from './test-server.ts'

const uncaught: unknown[] = []
const note = (thrown: unknown) => void uncaught.push(thrown)
let others: NodeJS.UncaughtExceptionListener[] = []

beforeEach(() => {
  uncaught.length = 0
  others = process.listeners('uncaughtException')
  process.removeAllListeners('uncaughtException')
  process.on('uncaughtException', note)
})
afterEach(() => {
  process.off('uncaughtException', note)
  for (const listener of others) process.on('uncaughtException', listener)
})

// As much as waits to be read before undici asks for no more.
const bytes = 64 * 1024
const body = Buffer.alloc(bytes, 'a')
const length = `Content-Length: ${bytes}\r\n`

/** Opens an answer with these headers, and reads it only when its connection has long ended. */
async function readLate(headers: string, end: (socket: Socket) => void): Promise<HttpStream> {
  const { url } = await startRawServer((socket) => {
    socket.write(`HTTP/1.1 200 OK\r\n${headers}Connection: close\r\n\r\n`)
    // Else the other side may lose what it did not take yet.
    socket.write(body, () => setTimeout(end, 30, socket))
  })
  const answer = await startEngine().stream({
    method: 'GET',
    url,
    headers: [],
    verifyTls: true,
    timeoutMs: 5000,
  })
  await wait(150)
  return answer
}

async function sizeOf({ body }: HttpStream): Promise<number> {
  let size = 0
  for await (const part of body) size += part.byteLength
  return size
}

test.each([
  ['that states its length', length],
  ['that ends with its connection', ''],
])('an answer %s is whole though its connection ended before it was read', async (_what, headers) => {
  const answer = await readLate(headers, (socket) => socket.end())
  expect(await sizeOf(answer)).toBe(bytes)
  expect(uncaught).toEqual([])
})

test('an answer that was reset before it was read is one that broke off', async () => {
  const answer = await readLate('', (socket) => socket.resetAndDestroy())
  expect(await failureOf(sizeOf(answer))).toMatchObject({ error: { code: 'connection-lost' } })
  expect(uncaught).toEqual([])
})

test('an answer that nobody reads any more lets its connection go', async () => {
  const answer = await readLate(length, (socket) => socket.end())
  await answer.body[Symbol.asyncIterator]().return?.(undefined)
  await wait(50)
  expect(uncaught).toEqual([])
})
