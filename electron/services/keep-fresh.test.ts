import { describe, expect, it } from 'vitest'
import { type AppErrorCode, AppFailure } from '../../shared/core/app-error.ts'
import type { Connection } from '../../shared/domain/connection.ts'
import type { TokenState, TokenSummary } from '../../shared/domain/token.ts'
import { createKeepFresh } from './keep-fresh.ts'
import { connect, connected, createTestClock, infolinkDraft } from './test-services.ts'

const start = 1e12
const minute = 60_000

function kept(changes: { keepFresh?: boolean; random?: number } = {}) {
  const clock = createTestClock(start)
  const state = {
    connection: { keepFresh: changes.keepFresh ?? true } as Connection | undefined,
    toldLast: undefined as TokenState | undefined,
  }
  const renewed: number[] = []
  const planned: (number | null)[] = []
  let outcome: () => Promise<unknown> = async () => {}
  const keepFresh = createKeepFresh({
    clock,
    random: () => changes.random ?? 0,
    connection: () => state.connection,
    renew: () => {
      renewed.push(clock.now() - start)
      return outcome()
    },
    planned(_id, at) {
      planned.push(at === null ? null : at - start)
      // As in the app: whatever is noted in the state is told back.
      if (state.toldLast) keepFresh.tokenChanged(state.toldLast)
    },
  })
  const told = (token: Partial<TokenSummary> | null, more: Partial<TokenState> = {}) => {
    state.toldLast = {
      connectionId: 'c',
      token: token as TokenSummary | null,
      working: false,
      lastError: null,
      renewalAt: null,
      events: [],
      ...more,
    }
    keepFresh.tokenChanged(state.toldLast)
  }
  const lasting = (ms: number) => ({ expiresAt: clock.now() + ms, lifetimeMs: ms })
  const answer = (next: AppErrorCode | 'fine', status = 200) => {
    outcome = async () => {
      if (next !== 'fine') throw new AppFailure({ code: next, status } as never)
    }
  }
  const pass = async (ms: number) => {
    clock.pass(ms)
    for (let turn = 0; turn < 5; turn += 1) await Promise.resolve()
  }
  return { clock, keepFresh, told, lasting, answer, pass, renewed, planned, state }
}

describe('keeping fresh', () => {
  it('renews shortly before the token would be too short to send', async () => {
    const { told, lasting, pass, renewed } = kept()
    told(lasting(15 * minute))
    await pass(15 * minute - 10_001)
    expect(renewed).toEqual([])
    await pass(1)
    expect(renewed).toEqual([15 * minute - 10_000])
  })

  it('renews up to 30 s earlier, so that many are not renewed at once', () => {
    const { told, lasting, clock } = kept({ random: 1 })
    told(lasting(15 * minute))
    expect(clock.due()).toEqual([15 * minute - 10_000 - 30_000])
  })

  it('of a one-minute token leaves most of its life', () => {
    const { told, lasting, clock } = kept({ random: 1 })
    told(lasting(minute))
    expect(clock.due()).toEqual([minute - 6_000 - 6_000])
  })

  it('of a token that is over already waits a second, not for ever and not in circles', () => {
    const { told, clock } = kept()
    told({ expiresAt: clock.now() - minute, lifetimeMs: minute })
    expect(clock.due()).toEqual([1000])
  })

  it('of a token that lasts for years needs no timer that would be too long', async () => {
    const { told, lasting, clock, pass, renewed } = kept()
    const years = 3 * 365 * 24 * 60 * minute
    told(lasting(years))
    expect(clock.due()[0]).toBeLessThan(2 ** 31)
    await pass(years)
    expect(renewed).toHaveLength(1)
  })

  it.each([
    ['nobody wants it', { keepFresh: false }, { expiresAt: start + minute, lifetimeMs: minute }],
    ['the end is not known', {}, { expiresAt: null, lifetimeMs: null }],
    ['there is no token', {}, null],
  ])('does nothing when %s', (_what, changes, token) => {
    const { told, clock } = kept(changes)
    told(token)
    expect(clock.due()).toEqual([])
  })

  it('plans once, however often it is told the same', () => {
    const { told, clock } = kept({ random: 0.5 })
    const token = { expiresAt: clock.now() + 15 * minute, lifetimeMs: 15 * minute }
    for (let times = 0; times < 5; times += 1) told(token)
    expect(clock.due()).toHaveLength(1)
  })

  it('plans anew for a new token', () => {
    const { told, lasting, clock } = kept()
    told(lasting(15 * minute))
    told(lasting(60 * minute))
    expect(clock.due()).toEqual([60 * minute - 10_000])
  })

  it('waits while something is under way', () => {
    const { told, lasting, clock } = kept()
    told(lasting(15 * minute), { working: true })
    expect(clock.due()).toEqual([])
  })

  it('is over when it is switched off, the token forgotten, or the connection deleted', async () => {
    const { told, lasting, clock, pass, renewed, state } = kept()
    told(lasting(minute))
    told(null)
    expect(clock.due()).toEqual([])
    told(lasting(minute))
    state.connection = undefined
    await pass(minute)
    expect(renewed).toEqual([])
  })
})

describe('what is planned', () => {
  it('is told once, and once more when it changes', () => {
    const { told, lasting, planned, state } = kept({ random: 0.5 })
    const token = lasting(15 * minute)
    for (let times = 0; times < 5; times += 1) told(token)
    expect(planned).toEqual([15 * minute - 10_000 - 15_000])
    state.connection = undefined
    told(token)
    expect(planned.at(-1)).toBeNull()
  })

  it('is told of the next try too, and that there is none after three refusals', async () => {
    const { told, lasting, answer, pass, planned } = kept()
    answer('credentials-refused')
    told(lasting(minute))
    await pass(54_000)
    expect(planned.at(-1)).toBe(84_000)
    await pass(30_000)
    await pass(60_000)
    expect(planned).toEqual([54_000, 84_000, 144_000, null])
  })

  it('is not told of a connection that was deleted while it was renewed', async () => {
    const { told, lasting, answer, pass, planned, state, clock } = kept()
    answer('offline')
    told(lasting(minute))
    clock.pass(54_000)
    state.connection = undefined
    await pass(0)
    expect(planned).toEqual([54_000, null])
    expect(clock.due()).toEqual([])
  })

  it('of a token whose lifetime makes no sense is told once', () => {
    const { told, clock, planned } = kept({ random: 0.7 })
    for (let times = 0; times < 3; times += 1) told({ expiresAt: clock.now() + minute, lifetimeMs: -5000 })
    expect(planned).toEqual([minute])
  })
})

describe('a renewal that fails', () => {
  it('is tried three times when it is refused, then no more', async () => {
    const { told, lasting, answer, pass, renewed } = kept()
    answer('credentials-refused')
    told(lasting(minute))
    await pass(54_000)
    await pass(30_000)
    await pass(60_000)
    await pass(24 * 60 * minute)
    expect(renewed).toEqual([54_000, 84_000, 144_000])
  })

  it.each([
    ...(['offline', 'server-failed', 'rate-limited', 'timeout', 'connection-lost', 'server-unreachable'] as const),
    'proxy-unreachable' as const,
    // With no status it was no answer at all, such as from a gateway that is being restarted.
    'unexpected-answer' as const,
  ])('because of what passes by itself (%s) is tried on, less and less often', async (code) => {
    const { told, lasting, answer, pass, renewed } = kept()
    answer(code, 0)
    told(lasting(minute))
    await pass(60 * minute)
    for (let hour = 0; hour < 30; hour += 1) await pass(10 * minute)
    expect(renewed.length).toBeGreaterThan(10)
    const waits = renewed.slice(1).map((at, index) => at - (renewed[index] ?? 0))
    expect(Math.max(...waits)).toBeGreaterThanOrEqual(10 * minute)
    answer('fine')
    const before = renewed.length
    await pass(11 * minute)
    expect(renewed.length).toBe(before + 1)
    await pass(60 * minute)
    expect(renewed.length).toBe(before + 1)
  })

  it('starts counting afresh after a token came', async () => {
    const { told, lasting, answer, pass, renewed } = kept()
    answer('credentials-refused')
    told(lasting(minute))
    await pass(54_000)
    await pass(30_000)
    told(lasting(minute))
    await pass(54_000)
    await pass(30_000)
    await pass(60_000)
    expect(renewed).toHaveLength(5)
  })

  it('is not planned again by being told of the failure', async () => {
    const { told, lasting, clock, answer, pass } = kept()
    const token = lasting(minute)
    answer('credentials-refused')
    told(token)
    await pass(54_000)
    told(token, { lastError: { code: 'offline' } })
    expect(clock.due()).toEqual([30_000])
  })

  it('after the end of the app plans nothing', async () => {
    const { told, lasting, clock, keepFresh, pass, answer } = kept()
    answer('offline')
    told(lasting(minute))
    clock.pass(54_000)
    keepFresh.stop()
    await pass(0)
    expect(clock.due()).toEqual([])
  })
})

describe('in the whole app', () => {
  it('the state says when the next renewal comes, in a bounded number of announcements', async () => {
    const { services, connection } = await connected()
    const told = () => services.announced.at(-1)
    expect(told()?.renewalAt).toBeNull()
    const before = services.announced.length
    await services.connections.setKeepFresh(connection.id, true)
    expect(services.announced.length).toBe(before + 1)
    const end = told()?.token?.expiresAt ?? 0
    expect(told()?.renewalAt).toBe(end - 10_000)

    services.clock.pass(10 * minute)
    const answered = await services.tokens.get(connection.id)
    expect(answered).toEqual(told())
    expect(answered.renewalAt).toBe((answered.token?.expiresAt ?? 0) - 10_000)
    expect(await services.tokens.forget(connection.id)).toMatchObject({ token: null, renewalAt: null })
    expect(services.announced.length).toBeLessThan(before + 12)
  })

  it('what was got is noted with its lifetime', async () => {
    const { services, connection } = await connected()
    const { events, token } = await services.tokens.get(connection.id)
    expect(events.map(({ kind, lifetimeMs }) => [kind, lifetimeMs])).toEqual([
      ['signed-in', 30 * minute],
      ['renewed', 30 * minute],
    ])
    expect(events.at(-1)?.expiresAt).toBe(token?.expiresAt)
  })

  it('renews in the background, over and over, and goes on when it is switched on later', async () => {
    const { services, server, connection } = await connected()
    expect(services.clock.due()).toEqual([])
    await services.connections.setKeepFresh(connection.id, true)
    for (const round of [2, 3, 4]) {
      services.clock.pass(30 * minute - 10_000)
      await expect.poll(() => server.asked().length).toBe(round)
      await expect.poll(() => services.clock.due().length).toBe(1)
    }
    await services.connections.setKeepFresh(connection.id, false)
    expect(services.clock.due()).toEqual([])
  })

  it('goes on after an edit that worked, although the attempt before it failed', async () => {
    const { services, server, connection } = await connected({ keepFresh: true })
    server.tokenAnswer = { status: 500 }
    await services.tokens.get(connection.id).catch(() => {})
    server.tokenAnswer = null
    await connect(services, infolinkDraft(server.url, { keepFresh: true }), connection.id)
    expect(services.clock.due()).toHaveLength(1)
  })
})

describe('while Hallpass is locked', () => {
  it('renews nothing, and at once when it is opened again too late', async () => {
    const { keepFresh, told, lasting, pass, renewed } = kept()
    told(lasting(10 * minute))
    keepFresh.rest()
    await pass(20 * minute)
    expect(renewed).toEqual([])
    keepFresh.goOn()
    await pass(1100)
    expect(renewed).toHaveLength(1)
  })

  it('plans what it hears meanwhile, and renews it when it is due after that', async () => {
    const { keepFresh, told, lasting, pass, renewed } = kept()
    keepFresh.rest()
    told(lasting(10 * minute))
    await pass(5 * minute)
    keepFresh.goOn()
    await pass(4 * minute)
    expect(renewed).toEqual([])
    await pass(minute)
    expect(renewed).toHaveLength(1)
  })

  it('tries again afterwards what failed before or while it was locked', async () => {
    const { keepFresh, told, lasting, answer, pass, renewed } = kept()
    told(lasting(10 * minute))
    answer('offline')
    await pass(10 * minute)
    expect(renewed).toHaveLength(1)
    keepFresh.rest()
    told(lasting(0), { lastError: { code: 'offline' } })
    await pass(60 * minute)
    expect(renewed).toHaveLength(1)
    keepFresh.goOn()
    await pass(1100)
    expect(renewed).toHaveLength(2)
  })

  it('forgets what was due of a connection that is gone by then', async () => {
    const { keepFresh, told, lasting, pass, renewed, state } = kept()
    told(lasting(10 * minute))
    keepFresh.rest()
    await pass(20 * minute)
    state.connection = undefined
    told(null)
    keepFresh.goOn()
    await pass(minute)
    expect(renewed).toEqual([])
  })
})
