import { describe, expect, it } from 'vitest'
import { tokenSummary } from '../../../shared/domain/test-token-summary.ts'
import { layOutTimeLine } from '../../../shared/domain/time-line.ts'
import type { TokenEvent, TokenState, TokenSummary } from '../../../shared/domain/token.ts'
import { formatWhen } from '../../lib/format-clock.ts'
import { describeEvent, eventFigures } from './describe-event.ts'
import { describeNext, describeNothingNext } from './describe-next.ts'
import { describeTimeLine } from './describe-time-line.ts'

const now = Date.UTC(2026, 0, 15, 14, 2, 12)
const minute = 60_000

const token = (changes: Partial<TokenSummary> = {}) =>
  tokenSummary({ obtainedAt: now - minute, expiresAt: now + 14 * minute, ...changes })

const state = (changes: Partial<TokenState> = {}): TokenState => ({
  connectionId: 'c',
  token: null,
  working: false,
  lastError: null,
  renewalAt: null,
  events: [],
  ...changes,
})

describe('a line of what happened', () => {
  const renewed: TokenEvent = { at: now, kind: 'renewed', as: 'campjo' }

  it.each([
    [{ ...renewed, lifetimeMs: 15 * minute }, 'renewed for campjo — good for 15 minutes'],
    [{ ...renewed, lifetimeMs: 15 * minute - 3 }, 'renewed for campjo — good for 15 minutes'],
    [{ ...renewed, kind: 'signed-in', lifetimeMs: minute }, 'signed in as campjo — good for 1 minute'],
    [{ at: now, kind: 'signed-in', lifetimeMs: null }, 'signed in — until when it is good was not said'],
    [{ ...renewed, lifetimeMs: -minute }, 'renewed for campjo — but it was over already'],
    [{ at: now, kind: 'key-saved', lifetimeMs: null }, 'key saved'],
    [{ at: now, kind: 'key-saved', lifetimeMs: 90 * 24 * 60 * minute }, 'key saved — good for 90 days'],
    [renewed, 'renewed for campjo'],
  ] as const)('%o reads “%s”', (event, words) => {
    expect(describeEvent(event)).toBe(words)
  })

  it('keeps its figures', () => {
    expect(eventFigures({ ...renewed, status: 200, durationMs: 180, lifetimeMs: minute })).toBe('200 · 180 ms')
  })
})

describe('what comes next', () => {
  it('speaks of a key where it is one', () => {
    expect(describeNext('ends', 'access-token')).toBe('this token ends')
    expect(describeNext('ends', 'api-key')).toBe('this key ends')
    expect(describeNext('renews', 'access-token')).toBe('renews by itself (keep fresh)')
  })

  it('says why nothing does', () => {
    const without = { expiresAt: null, lifetimeMs: null } as const
    const key = { ...without, kind: 'api-key' } as const
    const said = (changes: Partial<TokenState>) => describeNothingNext(state(changes), now)
    expect(said({})).toBeNull()
    expect(said({ working: true })).toBe('A token is being asked for.')
    expect(said({ token: token({ expiresAt: now }) })).toContain('Copying or sending renews first')
    expect(said({ token: token(without) })).toContain('was not said')
    expect(said({ token: token(key) })).toContain('does not say when it ends')
    expect(said({ token: token({ ...key, notes: [{ kind: 'key-without-end' }] }) })).toContain('no end of its own')
    expect(said({ token: token({ kind: 'api-key', expiresAt: now }) })).toBe('Nothing by itself: this key is over.')
  })
})

describe('the drawing in words', () => {
  const time = (instant: number) => formatWhen(instant, now)

  it('says every token, how it ended, and what went wrong, in order', () => {
    const got = (at: number): TokenEvent => ({
      at,
      kind: 'renewed',
      expiresAt: at + 15 * minute,
      lifetimeMs: 15 * minute,
    })
    const events: TokenEvent[] = [
      got(now - 30 * minute),
      got(now - 10 * minute),
      { at: now - 5 * minute, kind: 'refused-by-server', status: 401 },
      got(now - minute),
    ]
    const line = layOutTimeLine(state({ token: token(), events }), now)
    expect(describeTimeLine(line, now)).toBe(
      [
        'The last 3 tokens, drawn along the time.',
        `${time(now - 30 * minute)} to ${time(now - 15 * minute)}, to its end.`,
        `${time(now - 10 * minute)} to ${time(now - minute)}, then replaced by a newer one.`,
        `${time(now - 5 * minute)}: the server did not accept the token.`,
        `${time(now - minute)} to ${time(now + 14 * minute)}, the one in use.`,
      ].join(' '),
    )
  })

  it('says that an end is not known', () => {
    const line = layOutTimeLine(state({ token: token({ expiresAt: null, lifetimeMs: null }) }), now)
    expect(describeTimeLine(line, now)).toBe(
      `One token, drawn along the time. From ${time(now - minute)} on, end not known.`,
    )
  })
})
