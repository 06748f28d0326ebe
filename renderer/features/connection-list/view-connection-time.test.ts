import { describe, expect, it } from 'vitest'
import { tokenSummary } from '../../../shared/domain/test-token-summary.ts'
import type { TokenState } from '../../../shared/domain/token.ts'
import { viewConnectionTime } from './view-connection-time.ts'

const token = tokenSummary()
const state: TokenState = { connectionId: 'c', token, working: false, lastError: null, renewalAt: null, events: [] }

describe('a connection’s time in the sidebar', () => {
  it.each([
    ['nothing known', undefined, 0, 'no token yet'],
    ['a sign-in under way', { ...state, working: true }, 0, 'signing in …'],
    ['a good token', state, 60_000, '14 min left'],
    ['a token that ended', state, 900_000, 'ended'],
    [
      'a failed renewal while the token is good',
      { ...state, lastError: { code: 'offline' } as const },
      0,
      '15 min left',
    ],
    [
      'a failed renewal of an ended token',
      { ...state, lastError: { code: 'offline' } as const },
      900_000,
      'did not work',
    ],
    ['a stopped try', { ...state, token: null, lastError: { code: 'cancelled' } as const }, 0, 'no token yet'],
  ])('%s', (_what, given, now, words) => {
    expect(viewConnectionTime(given, now).words).toBe(words)
  })

  it('is still once the token has ended', () => {
    expect(viewConnectionTime(state, 900_000).nextChangeAt).toBeNull()
  })
})
