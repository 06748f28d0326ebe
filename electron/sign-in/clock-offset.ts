import type { HttpAnswer } from '../ports/http.ts'
import { headerOf } from './answer.ts'

const ignoredMs = 5_000
const mostMs = 10 * 365 * 24 * 3_600_000

/**
 * How far the server's clock is ahead of ours, ms: its `Date` header against the midpoint of the call. 0 when they agree
 * within 5 s, when there is no `Date`, or when it is absurd. `Date` counts whole seconds, so half a second is added.
 */
export function clockOffsetMs(answer: Pick<HttpAnswer, 'headers' | 'sentAt' | 'answeredAt'>): number {
  const date = headerOf(answer, 'date') ?? ''
  // RFC 9110 section 5.6.7; JavaScript alone would read a year out of almost anything.
  const serverTime = /\d\d:\d\d:\d\d GMT$/.test(date) ? Date.parse(date) : Number.NaN
  if (!Number.isFinite(serverTime)) return 0
  const offset = serverTime + 500 - (answer.sentAt + answer.answeredAt) / 2
  return Math.abs(offset) > ignoredMs && Math.abs(offset) < mostMs ? Math.round(offset) : 0
}
