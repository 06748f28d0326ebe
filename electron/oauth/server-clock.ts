/** The clock that counts for what a client signs: that of the server which checks it (RFC 7523 section 3: `exp`, `iat`). */
import type { HttpAnswer } from '../ports/http.ts'
import { clockOffsetMs } from '../sign-in/clock-offset.ts'

/** One for each time that a client asks. */
export type ServerClock = {
  /** Instant in ms, for something signed now. */
  readonly now: () => number
  /**
   * Takes over the server's clock from its refusal. True where something was signed by another one: then it may be the date
   * that was refused, and it is worth asking once more.
   */
  readonly learn: (refusal: HttpAnswer) => boolean
}

/** Two readings of the same clock may be this far apart, ms: `Date` counts whole seconds, and calls take their time. */
const sameMs = 5_000

/** `ours`: our clock, ms. `knownMs`: how far the server's was ahead when it last gave out a token; 0 where that is not known. */
export function createServerClock(ours: () => number, knownMs = 0): ServerClock {
  let aheadMs = knownMs
  let isAsked = false
  return {
    now() {
      isAsked = true
      return ours() + aheadMs
    },
    learn(refusal) {
      const found = clockOffsetMs(refusal)
      const isOther = isAsked && Math.abs(found - aheadMs) > sameMs
      aheadMs = found
      isAsked = false
      return isOther
    },
  }
}
