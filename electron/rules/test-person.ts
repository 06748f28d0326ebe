/** People in front of a world's window, as far as sign-ins need them. */
import { browseTo } from '../http/test-browser.ts'
import { typeCode } from '../http/test-types-code.ts'
import type { TestWorld } from './test-world.ts'

/** Longer than the pause between two questions (RFC 8628 section 3.5), ms. */
const pauseMs = 6_000

/** Somebody who does what sign-ins ask of them at once: goes wherever the browser is led, and types the code that is shown. */
export function doesAllTheyAreAsked(world: TestWorld): void {
  world.person.browses = (address) => void browseTo(address)
  world.person.sees = (step) => {
    if (step?.kind === 'device-code') void typeCode(step.address, step.userCode).then(() => askAgain(world))
  }
}

/**
 * Somebody who goes wherever the browser is led, and has nothing to do where a code is shown: the server is asked again and again,
 * without a pause, until it has an answer.
 */
export function onlyWaits(world: TestWorld): void {
  world.person.browses = (address) => void browseTo(address)
  let asking: ReturnType<typeof setInterval> | undefined
  world.person.sees = (step) => {
    clearInterval(asking)
    if (step?.kind === 'device-code') asking = setInterval(() => askAgain(world), 10)
  }
}

/** The pause until the server is asked again is over, though no time has passed. */
export function askAgain(world: TestWorld): void {
  world.passTime(pauseMs)
  world.passTime(-pauseMs)
}
