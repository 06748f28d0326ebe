/** "What happened", line by line, in plain words. */
import { assertNever } from '../../../shared/core/assert-never.ts'
import { formatDuration, formatMilliseconds } from '../../../shared/core/format-time.ts'
import type { TokenEvent } from '../../../shared/domain/token.ts'
import { describeFailure } from '../../../shared/words/describe-failure.ts'

/** What happened, as a phrase that follows the time: `signed in as campjo — good for 15 minutes`. */
export function describeEvent(event: TokenEvent): string {
  switch (event.kind) {
    case 'signed-in':
      return `signed in${event.as ? ` as ${event.as}` : ''}${goodFor(event)}`
    case 'renewed':
      return `renewed${event.as ? ` for ${event.as}` : ''}${goodFor(event)}`
    case 'failed':
      return event.error ? lowerFirst(describeFailure(event.error).sentence) : 'did not get a token'
    case 'refused-by-server':
      return 'the server did not accept the token'
    case 'forgotten':
      return 'token forgotten'
    case 'key-saved':
      // That a key does not say until when it is good is usual, and said on the pass.
      return event.lifetimeMs == null ? 'key saved' : `key saved${goodFor(event)}`
    default:
      return assertNever(event.kind)
  }
}

/** The figures of an event: `200 · 180 ms`; empty when nothing was sent. */
export function eventFigures(event: TokenEvent): string {
  const took = event.durationMs === undefined ? undefined : formatMilliseconds(event.durationMs)
  return [event.status, took].filter((part) => part !== undefined).join(' · ')
}

/** How long what was got is good, as it was then. */
function goodFor({ lifetimeMs }: TokenEvent): string {
  if (lifetimeMs === undefined) return ''
  if (lifetimeMs === null) return ' — until when it is good was not said'
  if (lifetimeMs <= 0) return ' — but it was over already'
  // An end that came from the token is off by the milliseconds of its way here.
  return ` — good for ${formatDuration(Math.max(1000, Math.round(lifetimeMs / 1000) * 1000))}`
}

/** Names keep their capital: only the small words with which our sentences begin are lowered. */
function lowerFirst(sentence: string): string {
  return /^(The|This|There|Nothing|No|Something|Stopped|It)\b/.test(sentence)
    ? sentence.charAt(0).toLowerCase() + sentence.slice(1)
    : sentence
}
