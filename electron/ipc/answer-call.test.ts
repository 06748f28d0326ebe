import { expect, test } from 'vitest'
import { AppFailure } from '../../shared/core/app-error.ts'
import { answerCall } from './answer-call.ts'

type Line = readonly [event: string, facts: unknown]

function logged() {
  const lines: Line[] = []
  return { lines, log: (event: string, facts: unknown = {}) => void lines.push([event, facts]) }
}

test('what a handler returns arrives as a success', async () => {
  const { log } = logged()
  expect(await answerCall('a:b', async (input) => ({ got: input }), [7], log)).toEqual({ ok: true, value: { got: 7 } })
})

test('a foreseen failure arrives as its error, and in the log as its code alone', async () => {
  const { lines, log } = logged()
  const fails = async () => {
    throw new AppFailure({ code: 'not-found', what: 'token' })
  }
  expect(await answerCall('a:b', fails, [], log)).toEqual({ ok: false, error: { code: 'not-found', what: 'token' } })
  expect(lines).toEqual([['call-refused', { channel: 'a:b', code: 'not-found' }]])
})

test('an act that was broken off arrives as cancelled', async () => {
  const { log } = logged()
  const fails = async () => AbortSignal.abort().throwIfAborted()
  expect(await answerCall('a:b', fails, [], log)).toEqual({ ok: false, error: { code: 'cancelled' } })
})

test('a bug arrives as unexpected; the log says where, and nothing of what was in the message', async () => {
  const { lines, log } = logged()
  const fails = async () => {
    throw new TypeError('geheim-4711 is no function\n    at geheim-4712 (geheim-4713.ts:1:1)')
  }
  expect(await answerCall('a:b', fails, ['geheim-4714'], log)).toEqual({ ok: false, error: { code: 'unexpected' } })
  expect(lines).toMatchObject([['call-failed', { channel: 'a:b', kind: 'TypeError' }]])
  expect(JSON.stringify(lines)).toContain('answer-call.test.ts')
  expect(JSON.stringify(lines)).not.toContain('geheim')
})

test('something thrown that is no error is a bug too', async () => {
  const { lines, log } = logged()
  const fails = () => Promise.reject('geheim')
  expect(await answerCall('a:b', fails, [], log)).toEqual({ ok: false, error: { code: 'unexpected' } })
  expect(lines).toEqual([['call-failed', { channel: 'a:b', kind: 'string', where: 'unknown' }]])
})

test('a call with two inputs is rejected before the handler sees it', async () => {
  const { lines, log } = logged()
  const handler = async () => expect.unreachable()
  await expect(answerCall('a:b', handler, [1, 2], log)).rejects.toThrow('one input')
  expect(lines).toEqual([['call-refused', { channel: 'a:b', why: 'more-than-one-input' }]])
})

test('an input of more than 5 MB is refused before the handler sees it', async () => {
  const { log } = logged()
  const handler = async () => expect.unreachable()
  const result = await answerCall('a:b', handler, [{ text: 'é'.repeat(2_700_000) }], log)
  expect(result).toMatchObject({ ok: false, error: { code: 'invalid-input' } })
})

test('what is brought in may be larger than other inputs, up to what is read', async () => {
  const { log } = logged()
  const size = async (input: unknown) => String(input).length
  const text = 'x'.repeat(9_000_000)
  expect(await answerCall('imports:read', size, [text], log)).toEqual({ ok: true, value: 9_000_000 })
  expect(await answerCall('requests:send', size, [text], log)).toMatchObject({ ok: false })
  const reason = expect.stringContaining('ten million characters')
  expect(await answerCall('imports:read', size, ['x'.repeat(50_000_000)], log)).toMatchObject({ error: { reason } })
})
