/** No call ever goes out twice by itself: whether the server has already done what was asked cannot be known from here. */
import type { Socket } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { startHttp2Server } from './test-http2.ts'
import { startEngine, startRawServer } from './test-server.ts'
import type { HttpEngine } from './undici-http.ts'

/** Sends, and tells how it ended: with the answer's text, or with the code of the failure. */
async function outcomeOf({ stream }: HttpEngine, url: string, method: string, body?: string): Promise<string> {
  try {
    const request = { method, url, headers: [], verifyTls: false, timeoutMs: 10_000 }
    const answer = await stream(body === undefined ? request : { ...request, body })
    let text = ''
    for await (const part of answer.body) text += Buffer.from(part).toString()
    return text
  } catch (thrown) {
    return (thrown as { error?: { code: string } }).error?.code ?? String(thrown)
  }
}

const ok = 'HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok'

/** Answers the first request of all; what becomes of its connection, and of each later request, is up to the test. */
async function startStaleServer(act: { onAnswered?: (socket: Socket) => void; onAgain?: (socket: Socket) => void }) {
  const arrived: string[] = []
  const { url } = await startRawServer((socket) =>
    socket.on('data', (bytes) => {
      const text = bytes.toString()
      if (/^[A-Z]+ \//.test(text)) arrived.push(text.split(' ', 1)[0] ?? '')
      if (arrived.length === 1) socket.write(ok, () => act.onAnswered?.(socket))
      else if (act.onAgain !== undefined) act.onAgain(socket)
      else socket.write(ok)
    }),
  )
  return { url, arrived }
}

describe.each(['POST', 'GET'])('a %s over a connection that was kept', (method) => {
  const body = method === 'POST' ? 'x'.repeat(1000) : undefined

  it.each([
    ['has been closed since', (socket: Socket) => socket.end()],
    ['has been reset since', (socket: Socket) => socket.resetAndDestroy()],
  ])('and %s goes over a new one, once', async (_what, onAnswered) => {
    const { url, arrived } = await startStaleServer({ onAnswered })
    const engine = startEngine()
    expect(await outcomeOf(engine, url, 'GET')).toBe('ok')
    await wait(50)
    expect(await outcomeOf(engine, url, method, body)).toBe('ok')
    expect(arrived).toEqual(['GET', method])
  })

  it.each([
    ['is closed', (socket: Socket) => socket.end()],
    ['is reset', (socket: Socket) => socket.resetAndDestroy()],
    [
      'breaks off within the answer',
      (socket: Socket) => socket.end('HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\nhell'),
    ],
    ['breaks off within the headers', (socket: Socket) => socket.end('HTTP/1.1 200 OK\r\ncontent-le')],
  ])('and %s when the call arrives fails, and is not sent again', async (_what, onAgain) => {
    const { url, arrived } = await startStaleServer({ onAgain })
    const engine = startEngine()
    expect(await outcomeOf(engine, url, 'GET')).toBe('ok')
    await wait(20)
    expect(await outcomeOf(engine, url, method, body)).toBe('connection-lost')
    await wait(100)
    expect(arrived).toEqual(['GET', method])
  })

  it('and ends at the same moment arrives at most once, and is said to be lost or answered', async () => {
    for (let delay = 0; delay < 12; delay += 1) {
      const { url, arrived } = await startStaleServer({ onAnswered: (socket) => setTimeout(() => socket.end(), delay) })
      const engine = startEngine()
      await outcomeOf(engine, url, 'GET')
      await wait(delay)
      const outcome = await outcomeOf(engine, url, method, body)
      await wait(10)
      expect(['ok', 'connection-lost']).toContain(outcome)
      expect(arrived.length).toBeLessThanOrEqual(2)
      if (outcome === 'ok') expect(arrived).toEqual(['GET', method])
    }
  })
})

type Session = { goaway: (code?: number) => void; destroy: () => void }

/** A server of HTTP/2 that answers the first call, and does something to all its connections once `several` more are there. */
async function startLeavingServer(several: number, leave: (session: Session) => void) {
  const arrived: string[] = []
  const sessions = new Set<Session>()
  const { url } = await startHttp2Server((stream) => {
    if (stream.session !== undefined) sessions.add(stream.session)
    let body = ''
    stream.on('data', (piece) => {
      body += piece
    })
    stream.on('end', () => {
      arrived.push(body)
      if (arrived.length === several + 1) for (const session of sessions) leave(session)
      if (arrived.length > 1 && arrived.length <= several + 1) return
      stream.respond({ ':status': 200 })
      stream.end('ok')
    })
  })
  return { url, arrived, sessions }
}

describe('over HTTP/2', () => {
  it.each([
    ['says farewell (GOAWAY)', (session: Session) => session.goaway(0)],
    ['says farewell and that something was wrong', (session: Session) => session.goaway(2)],
    ['ends', (session: Session) => session.destroy()],
  ])('several calls at once to a server that %s all fail at once, and none is sent again', async (_what, leave) => {
    const { url, arrived } = await startLeavingServer(3, leave)
    const engine = startEngine()
    expect(await outcomeOf(engine, url, 'POST', 'first')).toBe('ok')
    await wait(20)
    const three = await Promise.all(['a', 'b', 'c'].map((body) => outcomeOf(engine, url, 'POST', body)))
    expect(three).toEqual(['connection-lost', 'connection-lost', 'connection-lost'])
    await wait(100)
    expect(arrived.toSorted()).toEqual(['a', 'b', 'c', 'first'])
  })

  it.each([
    ['said farewell (GOAWAY)', (session: Session) => session.goaway(0)],
    ['ended', (session: Session) => session.destroy()],
  ])('a call after a connection that %s goes over a new one, once', async (_what, leave) => {
    const { url, arrived, sessions } = await startLeavingServer(0, () => {})
    const engine = startEngine()
    expect(await outcomeOf(engine, url, 'POST', 'first')).toBe('ok')
    for (const session of sessions) leave(session)
    await wait(50)
    expect(await outcomeOf(engine, url, 'POST', 'second')).toBe('ok')
    expect(arrived).toEqual(['first', 'second'])
  })
})
