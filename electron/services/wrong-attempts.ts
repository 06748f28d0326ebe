/** How long nobody may try again after wrong passphrases: a while that doubles. */

/** The first wrong ones are slips of the finger. */
const freeAttempts = 3
const firstPauseMs = 5000
const longestPauseMs = 5 * 60_000

type WrongAttempts = {
  /** The instant (ms) before which nothing is tried; null when one may. */
  readonly notBefore: () => number | null
  readonly wrong: () => void
  readonly right: () => void
}

/** `now` is an instant in ms. */
export function createWrongAttempts(now: () => number): WrongAttempts {
  let count = 0
  let until = 0
  return {
    notBefore: () => (until > now() ? until : null),
    wrong() {
      count += 1
      if (count < freeAttempts) return
      until = now() + Math.min(longestPauseMs, firstPauseMs * 2 ** (count - freeAttempts))
    },
    right() {
      count = 0
      until = 0
    },
  }
}
