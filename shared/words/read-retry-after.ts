/** When a server wants to be asked again (RFC 9110 section 10.2.3). */
import type { NameValue } from '../domain/http-exchange.ts'

/** A wait longer than this is somebody's mistake, and not counted down: a week, ms. */
const longest = 7 * 24 * 3600_000

/** An answer with its Retry-After, if it has one. `headers` have names in lower case, `answeredAt` is an instant on our clock, ms. */
type Answered = { readonly headers: readonly NameValue[]; readonly answeredAt: number }

/**
 * The instant on our clock (ms) from which the server wants to be asked again; null where it did not say so. A date is
 * taken relative to the answer's own `Date`, so that a clock that is off does not matter.
 */
export function readRetryAfter({ headers, answeredAt }: Answered): number | null {
  const value = headerOf(headers, 'retry-after')?.trim()
  if (value === undefined) return null
  const wait = /^\d{1,9}$/.test(value) ? Number(value) * 1000 : untilDate(value, headers, answeredAt)
  return Number.isFinite(wait) && wait <= longest ? answeredAt + Math.max(0, wait) : null
}

function untilDate(value: string, headers: readonly NameValue[], answeredAt: number): number {
  const serverNow = Date.parse(headerOf(headers, 'date') ?? '')
  return Date.parse(value) - (Number.isNaN(serverNow) ? answeredAt : serverNow)
}

function headerOf(headers: readonly NameValue[], name: string): string | undefined {
  return headers.find((header) => header.name === name)?.value
}
