/** For the `datetime` of a `<time>`; undefined beyond what a calendar reaches. */
export function isoOf(instant: number): string | undefined {
  return Math.abs(instant) <= 8.64e15 ? new Date(instant).toISOString() : undefined
}
