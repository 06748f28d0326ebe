import { describe, expect, it } from 'vitest'
import { failureOf } from '../http/test-server.ts'
import { createSingleFlight } from './single-flight.ts'

type Run = { readonly signal: AbortSignal; finish: (value: string) => void; fail: (error: Error) => void }

/** A flight whose runs end when the test says so. */
function testFlight() {
  const flight = createSingleFlight<string>()
  const runs: Run[] = []
  const start = (signal: AbortSignal) =>
    new Promise<string>((resolve, reject) => {
      runs.push({ signal, finish: resolve, fail: reject })
    })
  return { flight, runs, go: (key = 'a') => flight.run(key, start) }
}

const settled = () => new Promise((resolve) => setImmediate(resolve))

describe('a single flight', () => {
  it('starts at once, and whoever asks meanwhile gets the same outcome', async () => {
    const { runs, go, flight } = testFlight()
    const asked = [go(), go(), go()]
    expect(runs).toHaveLength(1)
    expect(flight.isUnderWay('a')).toBe(true)
    runs[0]?.finish('one')
    expect(await Promise.all(asked)).toEqual(['one', 'one', 'one'])
    expect(flight.isUnderWay('a')).toBe(false)
  })

  it('lets everybody share the failure too, and the next one starts afresh', async () => {
    const { runs, go } = testFlight()
    const asked = [go(), go()]
    runs[0]?.fail(new Error('broken'))
    expect((await Promise.allSettled(asked)).map(({ status }) => status)).toEqual(['rejected', 'rejected'])
    await settled()
    const again = go()
    runs[1]?.finish('two')
    expect(await again).toBe('two')
  })

  it('keeps different keys apart', async () => {
    const { runs, go, flight } = testFlight()
    const asked = [go('a'), go('b')]
    flight.cancel('a')
    runs[1]?.finish('b')
    expect((await Promise.allSettled(asked)).map(({ status }) => status)).toEqual(['rejected', 'fulfilled'])
  })

  it('that throws before it begins is a failure like any other', async () => {
    const { flight, runs, go } = testFlight()
    await expect(
      flight.run('a', () => {
        throw new Error('at once')
      }),
    ).rejects.toThrow('at once')
    await settled()
    void go()
    expect(runs).toHaveLength(1)
  })
})

describe('cancelling', () => {
  it('lets everybody go at once, aborts the signal, and holds back the next run until the work has ended', async () => {
    const { runs, go, flight } = testFlight()
    const asked = [failureOf(go()), failureOf(go())]
    flight.cancel('a')
    expect((await Promise.all(asked)).map(({ error }) => error.code)).toEqual(['cancelled', 'cancelled'])
    expect(runs[0]?.signal.aborted).toBe(true)
    expect(flight.isUnderWay('a')).toBe(false)

    const next = [go(), go()]
    await settled()
    expect(runs).toHaveLength(1)
    expect(flight.isUnderWay('a')).toBe(true)
    runs[0]?.finish('late')
    await settled()
    expect(runs).toHaveLength(2)
    runs[1]?.finish('two')
    expect(await Promise.all(next)).toEqual(['two', 'two'])
  })

  it('holds the next run back no longer when the cancelled work fails', async () => {
    const { runs, go, flight } = testFlight()
    const first = failureOf(go())
    flight.cancel('a')
    const next = go()
    runs[0]?.fail(new Error('late'))
    await settled()
    runs[1]?.finish('two')
    expect([(await first).error.code, await next]).toEqual(['cancelled', 'two'])
  })

  it('ends a run that still waits for a cancelled one: it never starts', async () => {
    const { runs, go, flight } = testFlight()
    const first = failureOf(go())
    flight.cancel('a')
    const second = failureOf(go())
    flight.cancel('a')
    const third = failureOf(go())
    flight.cancel('a')
    const codes = (await Promise.all([first, second, third])).map(({ error }) => error.code)
    expect(codes).toEqual(['cancelled', 'cancelled', 'cancelled'])
    runs[0]?.finish('late')
    await settled()
    expect(runs).toHaveLength(1)
    expect(flight.isUnderWay('a')).toBe(false)
    const last = go()
    await settled()
    runs[1]?.finish('last')
    expect(await last).toBe('last')
  })

  it('what is not under way does nothing', () => {
    const { flight } = testFlight()
    expect(() => flight.cancel('a')).not.toThrow()
    expect(flight.isUnderWay('a')).toBe(false)
  })

  it('leaves no failure that nobody looks at', async () => {
    const unhandled: unknown[] = []
    const listen = (reason: unknown) => void unhandled.push(reason)
    process.on('unhandledRejection', listen)
    const { runs, go, flight } = testFlight()
    const first = failureOf(go())
    flight.cancel('a')
    const second = failureOf(go())
    flight.cancel('a')
    runs[0]?.fail(new Error('late'))
    await Promise.all([first, second])
    await new Promise((resolve) => setTimeout(resolve, 20))
    process.off('unhandledRejection', listen)
    expect(unhandled).toEqual([])
  })
})
