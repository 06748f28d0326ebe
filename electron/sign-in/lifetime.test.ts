import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { testToken } from '../../shared/jwt/test-token.ts'
import type { HttpAnswer } from '../ports/http.ts'
import { type Lifetime, readLifetime } from './lifetime.ts'
import { testAnswer } from './test-answer.ts'

const sentAt = 1e12
const nowSeconds = sentAt / 1000

type Given = {
  readonly document?: unknown
  readonly token?: string
  readonly documented?: number
  readonly answer?: Partial<HttpAnswer>
  readonly secrets?: readonly string[]
}

function read({ document = {}, token = 'opaque', documented, answer = {}, secrets = [] }: Given): Lifetime {
  return readLifetime({
    answer: testAnswer({}, answer),
    token,
    document,
    secondsPaths: ['expires_in', 'data.expires_in'],
    documentedSeconds: documented,
    secrets,
  })
}

const dated = (offsetMs: number) => ({ headers: [['date', new Date(sentAt + offsetMs).toUTCString()]] as const })

describe('a lifetime that the server states', () => {
  it.each([
    [1800, 1_800_000, []],
    [1, 1000, []],
    [59.5, 59_500, []],
    ['1800', 1_800_000, [{ kind: 'lifetime-as-text' }]],
    [' 1800 ', 1_800_000, [{ kind: 'lifetime-as-text' }]],
    ['1800.0', 1_800_000, [{ kind: 'lifetime-as-text' }]],
    [315_360_000, 315_360_000_000, []],
  ])('as %j lasts from the moment of asking', (given, lifetimeMs, notes) => {
    expect(read({ document: { expires_in: given } })).toEqual({
      expiresAt: sentAt + lifetimeMs,
      expirySource: 'server',
      lifetimeMs,
      clockOffsetMs: 0,
      notes,
    })
  })

  it('is found at the second path when there is nothing at the first', () => {
    expect(read({ document: { expires_in: null, data: { expires_in: 60 } } }).lifetimeMs).toBe(60_000)
    expect(read({ document: { expires_in: '', data: { expires_in: 60 } } }).notes).toEqual([])
  })

  it('wins over the end that the token names', () => {
    const token = testToken({ exp: nowSeconds + 60 })
    expect(read({ document: { expires_in: 1800 }, token }).expirySource).toBe('server')
  })

  it.each([
    [0, '0'],
    [-1, '-1'],
    [0.5, '0.5'],
    [1e308, '1e+308'],
    [315_360_001, '315360001'],
    [Number.NaN, 'NaN'],
    [Number.POSITIVE_INFINITY, 'Infinity'],
    ['soon', 'soon'],
    ['-5', '-5'],
    ['1e999', '1e999'],
    ['PT1H', 'PT1H'],
    ['   ', '   '],
    [true, 'true'],
    [{}, 'an object'],
    [[60], 'a list'],
    [{ toString: 1, valueOf: 1 }, 'an object'],
    ['9'.repeat(100), '9'.repeat(40)],
  ])('as %j is left aside with a note', (given, shown) => {
    const lifetime = read({ document: { expires_in: given }, documented: 900 })
    expect(lifetime.expirySource).toBe('documented-default')
    expect(lifetime.notes).toContainEqual({ kind: 'lifetime-ignored', given: shown })
  })

  it('as an object a hundred thousand deep is left aside as well', () => {
    const deep = JSON.parse('['.repeat(100_000) + ']'.repeat(100_000)) as unknown
    expect(read({ document: { expires_in: deep } }).notes).toContainEqual({ kind: 'lifetime-ignored', given: 'a list' })
  })

  it('that repeats the password or the token is not shown in its note', () => {
    const secrets = ['hunter2-canary']
    const token = 'the-token-itself'
    expect(JSON.stringify(read({ document: { expires_in: 'hunter2-canary' }, secrets }))).not.toContain('hunter2')
    expect(JSON.stringify(read({ document: { expires_in: token }, token }))).not.toContain(token)
  })
})

describe('a lifetime that only the token names', () => {
  it('ends at exp, and lasts from iat', () => {
    const token = testToken({ exp: nowSeconds + 890, iat: nowSeconds - 10 })
    expect(read({ token })).toMatchObject({
      expiresAt: sentAt + 890_000,
      expirySource: 'jwt',
      lifetimeMs: 900_000,
      notes: [],
    })
  })

  it('lasts from the moment of asking where there is no iat', () => {
    expect(read({ token: testToken({ exp: nowSeconds + 60 }) }).lifetimeMs).toBe(60_000)
  })

  it.each([
    ['after exp', nowSeconds + 61],
    ['equal to exp', nowSeconds + 60],
  ])('lasts from the moment of asking where iat is %s', (_what, iat) => {
    expect(read({ token: testToken({ exp: nowSeconds + 60, iat }) }).lifetimeMs).toBe(60_000)
  })

  it('is put on our clock when the server is 3 minutes ahead, and that is noted', () => {
    const token = testToken({ exp: nowSeconds + 180 + 60, iat: nowSeconds + 180 })
    const lifetime = read({ token, answer: dated(180_000) })
    expect(lifetime.expirySource).toBe('jwt')
    expect(lifetime.lifetimeMs).toBe(60_000)
    expect(Math.abs((lifetime.expiresAt ?? 0) - (sentAt + 60_000))).toBeLessThanOrEqual(1000)
    expect(lifetime.notes).toEqual([{ kind: 'clock-corrected', offsetMs: lifetime.clockOffsetMs }])
  })

  it('is put on our clock when the server is an hour behind', () => {
    const token = testToken({ exp: nowSeconds - 3600 + 60 })
    const lifetime = read({ token, answer: dated(-3_600_000) })
    expect(lifetime.expirySource).toBe('jwt')
    expect(Math.abs((lifetime.expiresAt ?? 0) - (sentAt + 60_000))).toBeLessThanOrEqual(1000)
  })

  it.each([
    ['over already', nowSeconds - 1],
    ['over while it was on its way', nowSeconds + 0.05],
    ['at the dawn of time', 0],
    ['centuries away', nowSeconds + 400 * 365 * 24 * 3600],
  ])('is left aside with a note when it is %s', (_what, exp) => {
    const lifetime = read({ token: testToken({ exp }), documented: 900 })
    expect(lifetime.expirySource).toBe('documented-default')
    expect(lifetime.notes.map(({ kind }) => kind)).toEqual(['lifetime-ignored', 'documented-default'])
  })

  it.each([
    ['milliseconds', (nowSeconds + 60) * 1000],
    ['a text that is no number', 'tomorrow'],
    ['negative', -1],
    ['an object', {}],
    ['null', null],
    ['1e308', 1e308],
  ])('counts as not named when exp is %s', (_what, exp) => {
    expect(read({ token: testToken({ exp }) })).toMatchObject({ expiresAt: null, expirySource: 'unknown' })
  })
})

describe('a lifetime that nobody names', () => {
  it('is the documented one, and that is noted', () => {
    expect(read({ documented: 900 })).toEqual({
      expiresAt: sentAt + 900_000,
      expirySource: 'documented-default',
      lifetimeMs: 900_000,
      clockOffsetMs: 0,
      notes: [{ kind: 'documented-default', seconds: 900 }],
    })
  })

  it('is unknown, never endless, where nothing is documented', () => {
    expect(read({})).toEqual({
      expiresAt: null,
      expirySource: 'unknown',
      lifetimeMs: null,
      clockOffsetMs: 0,
      notes: [{ kind: 'lifetime-unknown' }],
    })
  })
})

it('whatever the answer holds, the end is unknown or lies within ten years after asking, and nothing throws', {
  timeout: 30_000,
}, () => {
  fc.assert(
    fc.property(fc.anything({ withNullPrototype: true }), fc.jsonValue(), fc.integer(), (given, exp, offset) => {
      const token = testToken({ exp, iat: exp })
      const headers = [['date', new Date(sentAt + offset).toUTCString()]] as const
      const { expiresAt } = read({ document: { expires_in: given }, token, answer: { headers } })
      if (expiresAt === null) return
      expect(expiresAt).toBeGreaterThan(sentAt)
      expect(expiresAt).toBeLessThanOrEqual(sentAt + 315_360_000_000)
    }),
  )
})

describe('a lifetime in another unit, or as the end itself', () => {
  const from = (document: unknown, answer: Partial<HttpAnswer> = {}) =>
    readLifetime({
      answer: testAnswer({}, answer),
      token: 'opaque',
      document,
      secondsPaths: ['seconds'],
      millisecondsPaths: ['ms'],
      instantPaths: ['end'],
      documentedSeconds: undefined,
      secrets: [],
    })

  it.each([
    [{ ms: 90_000 }, []],
    [{ ms: '90000' }, [{ kind: 'lifetime-as-text' }]],
    [{ end: nowSeconds + 90 }, []],
    [{ end: sentAt + 90_000 }, []],
    [{ end: new Date(sentAt + 90_000).toISOString() }, []],
    [{ end: new Date(sentAt + 90_000).toUTCString() }, []],
    [{ end: new Date(sentAt + 90_000).toISOString().slice(0, -5) }, [{ kind: 'time-zone-assumed' }]],
  ])('is read from %j', (document, notes) => {
    expect(from(document)).toMatchObject({
      expiresAt: sentAt + 90_000,
      lifetimeMs: 90_000,
      expirySource: 'server',
      notes,
    })
  })

  it('is corrected by the server’s clock where it is an instant, and not where it is a span', () => {
    const ahead = dated(180_000)
    expect(from({ end: sentAt + 180_000 + 90_000 }, ahead).expiresAt).toBeCloseTo(sentAt + 90_000, -3)
    expect(from({ ms: 90_000 }, ahead).expiresAt).toBe(sentAt + 90_000)
  })

  it.each([
    [{ end: 'never' }, 'never'],
    [{ end: nowSeconds - 5 }, String(nowSeconds - 5)],
    [{ end: 0 }, '0'],
    [{ end: '9999-12-31T23:59:59Z' }, '9999-12-31T23:59:59Z'],
    [{ end: ['2026-01-01T00:00:00Z'] }, 'a list'],
    [{ ms: 10 }, '10'],
    [{ ms: -1 }, '-1'],
    [{ ms: 1e15 }, '1000000000000000'],
  ])('is passed over with a note where it is absurd: %j', (document, given) => {
    expect(from(document)).toMatchObject({
      expiresAt: null,
      expirySource: 'unknown',
      notes: [{ kind: 'lifetime-ignored', given }, { kind: 'lifetime-unknown' }],
    })
  })

  it('takes the span before the end, and what makes sense before what does not', () => {
    expect(from({ seconds: 60, ms: 5000, end: nowSeconds + 90 }).lifetimeMs).toBe(60_000)
    expect(from({ seconds: 0, ms: 'soon', end: nowSeconds + 90 }).lifetimeMs).toBe(90_000)
  })
})
