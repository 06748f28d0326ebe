/** The lifetime that a practice server tells, which faults may make differ from the lifetime it keeps to. */

import type { PracticeWorld } from './practice-world.ts'

const absurdSeconds = 999_999_999_999_999

/** The lifetime to tell, in seconds; `undefined` when the answer is to be silent about it. */
export function shownLifetime(world: PracticeWorld, seconds: number): number | undefined {
  if (world.has('no-lifetime')) return undefined
  if (world.has('negative-lifetime')) return -seconds
  return world.has('absurd-lifetime') ? absurdSeconds : seconds
}

/** The same as the field `expires_in` of RFC 6749 §5.1, or as no field at all. */
export function expiresIn(world: PracticeWorld): { readonly expires_in?: number | string } {
  const seconds = shownLifetime(world, world.lifetime())
  if (seconds === undefined) return {}
  return { expires_in: world.has('lifetime-as-text') ? String(seconds) : seconds }
}
