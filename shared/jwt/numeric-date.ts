/** 9999-12-31T23:59:59Z in seconds: what lies behind it is a mistake, most often milliseconds taken for seconds. */
const LATEST = 253_402_300_799

/**
 * A NumericDate (RFC 7519 section 2: seconds since 1970, UTC) as an instant in ms; null when it is none, negative or
 * beyond the year 9999. Digits written as text count, because some servers write all numbers so.
 */
export function instantOf(value: unknown): number | null {
  const seconds = typeof value === 'string' && /^\d{1,15}(\.\d+)?$/.test(value) ? Number(value) : value
  if (typeof seconds !== 'number' || !(seconds >= 0 && seconds <= LATEST)) return null
  return Math.round(seconds * 1_000)
}
