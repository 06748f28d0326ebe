/** Points on a token's times: is it good by the server's clock, and does it last as long as tokens should. */
import { formatDuration } from '../core/format-time.ts'
import { item } from './check-writing.ts'
import type { Claims } from './claim-values.ts'
import { timed, timeLeft } from './time-left.ts'
import { contradictionIn, readTimes, type ToldTime } from './token-times.ts'
import type { ChecklistItem, VerdictFacts } from './verdict.ts'

const RENEW = 'Get a new token.'
const DAY = 86_400_000

/** Whether the server's clock is between the token's beginning and its end. */
export function checkClock(claims: Claims, facts: VerdictFacts): ChecklistItem {
  const times = readTimes(claims)
  const { exp, nbf, iat } = times
  const now = facts.now + facts.clockOffsetMs
  const contradiction = contradictionIn(times)
  if (contradiction !== null) {
    return item('clock', 'fails', `${contradiction}.`, 'Whoever makes the token has to put its times right.')
  }
  if (exp.kind === 'at' && exp.at <= now) {
    return now - exp.at < facts.toleranceMs
      ? item(
          'clock',
          'may-fail',
          `It ended ${timed(exp.at, now).words}; most servers still accept it for a moment.`,
          RENEW,
        )
      : item('clock', 'fails', `It ended ${timed(exp.at, now).words}: every server refuses it.`, RENEW)
  }
  if (nbf.kind === 'at' && nbf.at > now) {
    const words = `It becomes valid ${timed(nbf.at, now).words}`
    return nbf.at - now <= facts.toleranceMs
      ? item('clock', 'may-fail', `${words}; most servers accept it already.`, 'Wait a moment before you send it.')
      : item(
          'clock',
          'fails',
          `${words}: until then every server refuses it.`,
          'Wait, or check the clock of its issuer.',
        )
  }
  if (iat.kind === 'at' && iat.at - now > facts.toleranceMs) {
    const text = `It says that it is made in the future (${timed(iat.at, now).words}): some servers refuse that.`
    return item('clock', 'may-fail', text, 'Check the clock of this computer and that of the issuer.')
  }
  if (exp.kind === 'at') return item('clock', 'ok', `It is good for ${timeLeft(exp.at, now).words}.`, null)
  return item('clock', 'unknown', 'When it ends is not said in a way that programs can read.', null)
}

/** Whether its end is written properly, and is neither missing nor years away. */
export function checkLifetime(claims: Claims): ChecklistItem {
  const { exp, nbf, iat } = readTimes(claims)
  const fix = 'Whoever makes the token should write its times as numbers of seconds since 1970.'
  if (exp.kind === 'milliseconds') {
    return item(
      'lifetime',
      'may-fail',
      'Its end (exp) is in milliseconds where seconds belong; to programs it never ends.',
      fix,
    )
  }
  if (exp.kind === 'odd') return item('lifetime', 'fails', 'Its end (exp) is not a time.', fix)
  const odd = [nbf, iat].some(({ kind }: ToldTime) => kind === 'odd' || kind === 'milliseconds')
  if (odd)
    return item('lifetime', 'may-fail', 'One of its times (nbf, iat) is not a time; strict servers refuse that.', fix)
  if ([exp, nbf, iat].some((time) => time.kind === 'at' && time.isText)) {
    return item('lifetime', 'may-fail', 'One of its times is written in quotes; strict servers refuse that.', fix)
  }
  if (exp.kind === 'none') {
    return item(
      'lifetime',
      'may-fail',
      'It does not say when it ends; many servers refuse such tokens.',
      'Whoever makes the token should give it an end (exp).',
    )
  }
  if (iat.kind !== 'at') return item('lifetime', 'ok', 'It says when it ends.', null)
  const lasts = formatDuration(exp.at - iat.at)
  return exp.at - iat.at > 366 * DAY
    ? item(
        'lifetime',
        'may-fail',
        `It lasts ${lasts}; some servers refuse tokens that last so long.`,
        'Ask its issuer for one that ends sooner.',
      )
    : item('lifetime', 'ok', `It lasts ${lasts} in all.`, null)
}
