import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { tokenSummary } from './test-token-summary.ts'
import { layOutTimeLine } from './time-line.ts'
import type { TokenEvent, TokenState, TokenSummary } from './token.ts'

const NOW = Date.UTC(2026, 0, 15, 14, 2, 12)
const S = 1_000
const M = 60 * S
const H = 60 * M
const D = 24 * H

const got = (at: number, lifetimeMs: number | null, kind: TokenEvent['kind'] = 'renewed'): TokenEvent => ({
  at,
  kind,
  lifetimeMs,
  expiresAt: lifetimeMs === null ? null : at + lifetimeMs,
})

const tokenOf = (at: number, lifetimeMs: number | null, more: Partial<TokenSummary> = {}) =>
  tokenSummary({
    obtainedAt: at,
    expiresAt: lifetimeMs === null ? null : at + lifetimeMs,
    expirySource: lifetimeMs === null ? 'unknown' : 'jwt',
    lifetimeMs,
    ...more,
  })

const nothing: TokenState = {
  connectionId: 'c',
  token: null,
  working: false,
  lastError: null,
  renewalAt: null,
  events: [],
}

/** The state after these events, the last token of them being the one in use. */
function stateAfter(events: readonly TokenEvent[], more: Partial<TokenState> = {}): TokenState {
  const last = events.findLast((event) => event.expiresAt !== undefined)
  return { ...nothing, token: last ? tokenOf(last.at, last.lifetimeMs ?? null) : null, events, ...more }
}

const ends = (state: TokenState, now = NOW) => layOutTimeLine(state, now).stretches.map(({ end }) => end)
const kinds = (state: TokenState, now = NOW) => layOutTimeLine(state, now).next.map(({ kind, at }) => [kind, at - NOW])

describe('the tokens of a time line', () => {
  test('a fresh one is drawn whole, from where it was got to its end', () => {
    const line = layOutTimeLine(stateAfter([got(NOW - 5 * M, 15 * M, 'signed-in')]), NOW)
    expect(line.stretches).toEqual([{ from: NOW - 5 * M, to: NOW + 10 * M, end: 'ahead', start: 0, stop: 1 }])
    expect(line.range).toEqual({ from: NOW - 5 * M, to: NOW + 10 * M })
    expect(line.nowPlace).toBeCloseTo(1 / 3)
  })

  test('of ImmPort, kept fresh, last 54 s each, cut short by the next', () => {
    const events = [4, 3, 2, 1, 0].map((before) => got(NOW - 20 * S - before * 54 * S, M))
    const line = layOutTimeLine(stateAfter(events, { renewalAt: NOW + 34 * S }), NOW)
    expect(line.stretches.map(({ end }) => end)).toEqual(['replaced', 'replaced', 'replaced', 'replaced', 'ahead'])
    expect(line.stretches.slice(0, 4).every(({ from, to }) => to === from + 54 * S)).toBe(true)
    expect(line.next.map(({ kind, at }) => [kind, at - NOW])).toEqual([
      ['renews', 34 * S],
      ['ends', 40 * S],
    ])
    expect(line.next.every(({ place }) => place !== null)).toBe(true)
    expect(line.evened).toBe(false)
  })

  test('of which one ran out leave the time without any empty', () => {
    const line = layOutTimeLine(stateAfter([got(NOW - 10 * M, M), got(NOW - 10 * S, M)]), NOW)
    const [first, second] = line.stretches
    expect(first).toMatchObject({ end: 'ran-out', to: NOW - 9 * M })
    expect(second?.start).toBeGreaterThan((first?.stop ?? 1) + 0.3)
  })

  test('of very different lifetimes are all wide enough to be seen, and it is said', () => {
    const events = [got(NOW - 9 * M, 12 * H), got(NOW - 6 * M, 12 * H), got(NOW - 3 * M, 12 * H)]
    const line = layOutTimeLine(stateAfter(events), NOW)
    expect(line.evened).toBe(true)
    for (const { start, stop } of line.stretches) expect(stop - start).toBeGreaterThan(0.05)
    expect(line.range?.to).toBe(NOW - 3 * M + 12 * H)

    const short = layOutTimeLine(stateAfter([got(NOW - 13 * H, 12 * H), got(NOW - 10 * S, M)]), NOW)
    for (const { start, stop } of short.stretches) expect(stop - start).toBeGreaterThan(0.05)
  })

  test('without a known end go on beyond now', () => {
    const line = layOutTimeLine(stateAfter([got(NOW - 8 * M, null), got(NOW - 4 * M, null)]), NOW)
    expect(line.stretches.map(({ to, end }) => [to, end])).toEqual([
      [NOW - 4 * M, 'replaced'],
      [null, 'open'],
    ])
    expect(line.stretches.at(-1)?.stop).toBe(1)
    expect(line.nowPlace).toBeGreaterThan(0.5)
    expect(line.nowPlace).toBeLessThan(1)
    expect(line.next).toEqual([])
  })

  test('are the last five of fifty events, and the end of the current one fits', () => {
    const events = Array.from({ length: 50 }, (_, index) => got(NOW - (50 - index) * M + 30 * S, M))
    const line = layOutTimeLine(stateAfter(events), NOW)
    expect(line.stretches).toHaveLength(5)
    expect(line.range).toEqual({ from: NOW - 4.5 * M, to: NOW + 30 * S })
  })

  test('are there after a restart too, when nothing has happened yet', () => {
    const line = layOutTimeLine({ ...nothing, token: tokenOf(NOW - M, 15 * M) }, NOW)
    expect(line.stretches).toMatchObject([{ from: NOW - M, to: NOW + 14 * M, end: 'ahead' }])
  })

  test('end when they are forgotten, and not a second time by a later one', () => {
    const forgotten: TokenEvent = { at: NOW - 5 * M, kind: 'forgotten' }
    expect(ends({ ...nothing, events: [got(NOW - 10 * M, 15 * M), forgotten] })).toEqual(['forgotten'])
    const again = stateAfter([got(NOW - 10 * M, 15 * M), forgotten, got(NOW - M, 15 * M)])
    expect(layOutTimeLine(again, NOW).stretches).toMatchObject([
      { to: NOW - 5 * M, end: 'forgotten' },
      { to: NOW + 14 * M, end: 'ahead' },
    ])
  })

  test('that were over long ago leave now at the edge', () => {
    const line = layOutTimeLine(stateAfter([got(NOW - 10 * M, M)]), NOW)
    expect(line).toMatchObject({ nowPlace: 1, range: { to: NOW }, next: [] })
    expect(line.stretches[0]?.stop).toBeCloseTo(0.1)
  })

  test('that were over when they came break nothing', () => {
    const line = layOutTimeLine(stateAfter([got(NOW, 0)]), NOW)
    expect(line.stretches).toMatchObject([{ end: 'ran-out', start: 0, stop: 0 }])
  })

  test('are not there at all while there was none', () => {
    const line = layOutTimeLine({ ...nothing, events: [{ at: NOW - S, kind: 'failed' }] }, NOW)
    expect(line).toEqual({
      stretches: [],
      marks: [],
      next: [],
      range: null,
      nowPlace: 0,
      evened: false,
      nextChangeAt: null,
    })
  })
})

describe('a clock that was set', () => {
  test('back: what then seems to lie ahead is left out, and what is current stays', () => {
    const events = [got(NOW - 5 * M, 15 * M), got(NOW + H, 15 * M), got(NOW - M, 15 * M)]
    const line = layOutTimeLine(stateAfter(events), NOW)
    expect(line.stretches).toMatchObject([
      { from: NOW - 5 * M, to: NOW - M, end: 'replaced' },
      { from: NOW - M, end: 'ahead' },
    ])
  })

  test('back behind the only token: it begins now', () => {
    const line = layOutTimeLine(stateAfter([got(NOW + H, 15 * M)]), NOW)
    expect(line.stretches).toMatchObject([{ from: NOW, to: NOW + H + 15 * M, end: 'ahead' }])
    expect(line.nowPlace).toBe(0)
  })

  test('forward: the token is over', () => {
    const state = stateAfter([got(NOW, 15 * M)])
    expect(ends(state, NOW + D)).toEqual(['ran-out'])
    expect(kinds(state, NOW + D)).toEqual([])
  })
})

describe('what went wrong', () => {
  test('is marked where it happened, in the drawing only', () => {
    const state = stateAfter([
      { at: NOW - 20 * M, kind: 'failed' },
      got(NOW - 10 * M, 15 * M),
      { at: NOW - 5 * M, kind: 'refused-by-server', status: 401 },
      { at: NOW + 5 * M, kind: 'failed' },
    ])
    const { marks } = layOutTimeLine(state, NOW)
    expect(marks.map(({ at, kind }) => [at, kind])).toEqual([[NOW - 5 * M, 'refused']])
    expect(marks[0]?.place).toBeCloseTo(1 / 3)
  })
})

describe('what comes next', () => {
  test('is in order: too short to send, the end, the end of the refresh token', () => {
    const token = tokenOf(NOW - 5 * M, 15 * M, { refreshable: true, refreshExpiresAt: NOW + D })
    expect(kinds({ ...nothing, token })).toEqual([
      ['too-short-to-send', 10 * M - 10 * S],
      ['ends', 10 * M],
      ['refresh-token-ends', D],
    ])
    expect(layOutTimeLine({ ...nothing, token }, NOW).next.at(-1)?.place).toBeNull()
  })

  test('is, when it is kept fresh, that it is renewed before it is too short', () => {
    const token = tokenOf(NOW - 5 * M, 15 * M)
    expect(kinds({ ...nothing, token, renewalAt: NOW + 9 * M })).toEqual([
      ['renews', 9 * M],
      ['ends', 10 * M],
    ])
  })

  test('is, after a renewal that failed, the next try, and it fits into the drawing', () => {
    const state = stateAfter([got(NOW - 2 * M, M), { at: NOW - S, kind: 'failed' }], {
      renewalAt: NOW + 30 * S,
      lastError: { code: 'offline' },
    })
    expect(kinds(state)).toEqual([['tries-again', 30 * S]])
    expect(layOutTimeLine(state, NOW)).toMatchObject({ range: { to: NOW + 30 * S }, next: [{ place: 1 }] })
  })

  test('is not a renewal that is under way, or that is due already', () => {
    const token = tokenOf(NOW - 55 * S, M)
    expect(kinds({ ...nothing, token, renewalAt: NOW - S, working: true })).toEqual([['ends', 5 * S]])
    expect(kinds({ ...nothing, token, renewalAt: NOW - S })).toEqual([['ends', 5 * S]])
  })

  test('of an API key is its end, if it has one: it is sent until then', () => {
    const key = { kind: 'api-key' } as const
    expect(kinds({ ...nothing, token: tokenOf(NOW, 30 * D, key) })).toEqual([['ends', 30 * D]])
    expect(kinds({ ...nothing, token: tokenOf(NOW, null, key) })).toEqual([])
  })
})

describe('looking again', () => {
  test('is worth it when the line of now has moved a little, not every second', () => {
    const hours = layOutTimeLine(stateAfter([got(NOW - H, 12 * H)]), NOW)
    expect(hours.nextChangeAt).toBe(NOW + (12 * H) / 400)
    const minute = layOutTimeLine(stateAfter([got(NOW - 20 * S, M)]), NOW)
    expect(minute.nextChangeAt).toBe(NOW + S)
  })

  test('is worth it when something of the list comes to pass', () => {
    const line = layOutTimeLine(stateAfter([got(NOW - H, 12 * H)], { renewalAt: NOW + 3 * S }), NOW)
    expect(line.nextChangeAt).toBe(NOW + 3 * S)
  })

  test('never is for a key without an end', () => {
    expect(layOutTimeLine(stateAfter([got(NOW - H, null, 'key-saved')]), NOW).nextChangeAt).toBeNull()
  })
})

test('whatever happened, in whatever order, can be drawn', () => {
  const instant = fc.integer({ min: NOW - 3 * D, max: NOW + 3 * D })
  const lifetime = fc.option(fc.oneof(fc.integer({ min: -M, max: D }), fc.constant(1e300)), { nil: null })
  const event = fc.oneof(
    fc.tuple(instant, lifetime).map(([at, ms]) => got(at, ms)),
    fc.record({ at: instant, kind: fc.constantFrom('failed', 'refused-by-server', 'forgotten') }),
  )
  const states = fc.tuple(fc.array(event, { maxLength: 50 }), fc.option(instant, { nil: null }))
  fc.assert(
    fc.property(states, ([events, renewalAt]) => {
      const line = layOutTimeLine(stateAfter(events as readonly TokenEvent[], { renewalAt }), NOW)
      let before = 0
      for (const { start, stop } of line.stretches) {
        expect(start).toBeGreaterThanOrEqual(before)
        expect(stop).toBeGreaterThanOrEqual(start)
        expect(stop).toBeLessThanOrEqual(1)
        before = stop
      }
      const places = [line.nowPlace, ...line.marks.map(({ place }) => place), ...line.next.map((one) => one.place ?? 0)]
      expect(places.every((place) => place >= 0 && place <= 1)).toBe(true)
      const instants = line.next.map(({ at }) => at)
      expect(instants).toEqual(instants.toSorted((a, b) => a - b))
      expect(instants.every((at) => at > NOW)).toBe(true)
      expect(line.nextChangeAt ?? NOW + 1).toBeGreaterThan(NOW)
      expect(line.stretches.length > 0).toBe(line.range !== null)
    }),
  )
})
