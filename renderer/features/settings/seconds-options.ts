import { formatDuration } from '../../../shared/core/format-time.ts'

/** Choices of seconds for a select; a value set elsewhere is kept among them. `zero` words the 0, where it is a choice. */
export function secondsOptions(
  choices: readonly number[],
  current: number,
  zero: string | null,
): readonly { value: string; label: string }[] {
  const all = Array.from(new Set([...choices, current])).filter((seconds) => seconds > 0 || zero !== null)
  return all
    .toSorted((one, other) => (one || Number.POSITIVE_INFINITY) - (other || Number.POSITIVE_INFINITY))
    .map((seconds) => ({
      value: String(seconds),
      label: seconds === 0 && zero !== null ? zero : `After ${formatDuration(seconds * 1000)}`,
    }))
}
