import { expect, test } from 'vitest'
import type { Exchange } from '../../shared/domain/http-exchange.ts'
import { createSendsUnderWay } from './sends-under-way.ts'

const about = { sendId: 's1', tabId: 't1', startedAt: 1000, connectionId: 'c1' }
const exchange = { id: 'e1' } as Exchange

/** Something that is ended by hand. */
function held() {
  let resolve: (exchange: Exchange) => void = () => {}
  let reject: (failure: Error) => void = () => {}
  const promise = new Promise<Exchange>((...ends) => {
    ;[resolve, reject] = ends
  })
  return { work: () => promise, resolve, reject }
}

test('what ends while its window is there leaves nothing behind', async () => {
  const sends = createSendsUnderWay()
  expect(await sends.run(about, async () => exchange)).toBe(exchange)
  sends.leave()
  expect(sends.left('c1')).toEqual([])
  await expect(sends.rejoin('s1')).rejects.toMatchObject({ error: { code: 'not-found' } })
})

test('what runs while the window goes is found by the next one, at its own connection only, and joined once', async () => {
  const sends = createSendsUnderWay()
  const { work, resolve } = held()
  const first = sends.run(about, work)
  sends.leave()
  expect(sends.left('c2')).toEqual([])
  expect(sends.left('c1')).toEqual([{ sendId: 's1', tabId: 't1', startedAt: 1000 }])
  resolve(exchange)
  await first
  expect(await sends.rejoin('s1')).toBe(exchange)
  expect(sends.left('c1')).toEqual([])
})

test('a failure waits for the next window as an answer does', async () => {
  const sends = createSendsUnderWay()
  const { work, reject } = held()
  const first = sends.run(about, work)
  sends.leave()
  const failure = new Error('the line was cut')
  reject(failure)
  await expect(first).rejects.toBe(failure)
  await expect(sends.rejoin('s1')).rejects.toBe(failure)
})

test('what nobody asked for by the time the next window goes is let go', async () => {
  const sends = createSendsUnderWay()
  const { work, resolve } = held()
  const first = sends.run(about, work)
  sends.leave()
  resolve(exchange)
  await first
  sends.leave()
  expect(sends.left('c1')).toEqual([])
})
