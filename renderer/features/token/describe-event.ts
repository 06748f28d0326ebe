/** "What happened", line by line, in plain words. */
import { assertNever } from '../../../shared/core/assert-never.ts'
import { formatMilliseconds } from '../../../shared/core/format-time.ts'
import type { TokenEvent } from '../../../shared/domain/token.ts'
import { describeFailure } from '../../../shared/words/describe-failure.ts'

/** What happened, as a phrase that follows the time: `signed in as campjo`. */
export function describeEvent(event: TokenEvent): string {
  switch (event.kind) {
    case 'signed-in':
      return event.as ? `signed in as ${event.as}` : 'signed in'
    case 'renewed':
      return event.as ? `renewed for ${event.as}` : 'renewed'
    case 'failed':
      return event.error ? lowerFirst(describeFailure(event.error).sentence) : 'did not get a token'
    case 'refused-by-server':
      return 'the server did not accept the token'
    case 'forgotten':
      return 'token forgotten'
    case 'key-saved':
      return 'key saved'
    default:
      return assertNever(event.kind)
  }
}

/** The figures of an event: `200 · 180 ms`; empty when nothing was sent. */
export function eventFigures(event: TokenEvent): string {
  const took = event.durationMs === undefined ? undefined : formatMilliseconds(event.durationMs)
  return [event.status, took].filter((part) => part !== undefined).join(' · ')
}

/** Names keep their capital: only the small words with which our sentences begin are lowered. */
function lowerFirst(sentence: string): string {
  return /^(The|This|There|Nothing|No|Something|Stopped|It)\b/.test(sentence)
    ? sentence.charAt(0).toLowerCase() + sentence.slice(1)
    : sentence
}
