/** The clock that counts for what a client signs: that of the server which checks it (RFC 7523 section 3: `exp`, `iat`). */
import type { HttpAnswer } from '../ports/http.ts'
import { clockOffsetMs } from '../sign-in/clock-offset.ts'

/** Begins as our own clock. One for each time that a client asks. */
export type ServerClock = {
  /** Instant in ms, for something signed now. */
  readonly now: () => number
  /**
   * Takes over the server's clock from its refusal. True where something was signed by another one: then it may be the date
   * that was refused, and it is worth asking once more.
   */
  readonly learn: (refusal: HttpAnswer) => boolean
}

/** `ours`: our clock, ms. */
export function createServerClock(ours: () => number): ServerClock {
  let aheadMs = 0
  let isAsked = false
  return {
    now() {
      isAsked = true
      return ours() + aheadMs
    },
    learn(refusal) {
      const found = clockOffsetMs(refusal)
      const isOther = isAsked && found !== aheadMs
      aheadMs = found
      isAsked = false
      return isOther
    },
  }
}
