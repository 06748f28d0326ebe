/** What happened on the way to an answer, in plain words, in order. */
import { assertNever } from '../../../shared/core/assert-never.ts'
import type { EndedEarly } from '../../../shared/domain/arriving.ts'
import type { Attempt, Exchange, NotFollowed } from '../../../shared/domain/http-exchange.ts'
import { describeFailure } from '../../../shared/words/describe-failure.ts'

/** One sentence for each thing that was done beyond sending once; empty when nothing was. */
export function describeAttempts(exchange: Exchange): readonly string[] {
  const { attempts, tokenRenewed, stillRefused, renewalError, notFollowed, changedFile, endedEarly } = exchange
  const sentAgain = attempts.some((attempt) => attempt.because === 'renewed-and-sent-again')
  const sentences = attempts.flatMap((attempt, index) => {
    const sentence = describeAttempt(attempt, attempts[index - 1])
    return sentence === null ? [] : [sentence]
  })
  if (tokenRenewed && !sentAgain && changedFile === null)
    sentences.unshift('Hallpass got a fresh token first, so that it lasts for this request.')
  const sentAs = describeAuthorization(exchange)
  if (sentAs) sentences.unshift(sentAs)
  if (notFollowed) sentences.push(NOT_FOLLOWED[notFollowed])
  if (changedFile) {
    sentences.push(
      `The server did not accept the token. Hallpass has a new one, but did not send the request again by itself: “${changedFile}” changed meanwhile. Send it again if that is what should go out.`,
    )
  }
  if (stillRefused)
    sentences.push('The server did not accept the new token either. It may not be meant for this address.')
  if (renewalError) {
    sentences.push(
      `The server did not accept the token, and a new one could not be had: ${describeFailure(renewalError).sentence}`,
    )
  }
  if (endedEarly) sentences.push(ENDED_EARLY[endedEarly])
  return sentences
}

const ENDED_EARLY: Readonly<Record<EndedEarly, string>> = {
  stopped: 'You ended the stream. This is what came until then.',
  lost: 'The connection broke while the stream was open. This is what came until then.',
}

/** What stood in place of the connection's own token; null when that went along. */
function describeAuthorization({ asked }: Exchange): string | null {
  if (asked.authorizationByHand) return 'Sent with the Authorization that was set by hand in Headers.'
  if (asked.authorization.kind === 'none') return 'Sent without a token.'
  return asked.authorization.kind === 'other' ? 'Sent with the token of another connection.' : null
}

const NOT_FOLLOWED: Readonly<Record<NotFollowed, string>> = {
  loop: 'The server kept pointing in a circle. Hallpass stopped after following ten times; this is the last answer.',
  'too-many': 'The server pointed on and on. Hallpass stopped after following ten times; this is the last answer.',
  body: 'The server pointed to another server. Hallpass did not follow, since that would have sent the body there.',
  'changed-file':
    'The server pointed elsewhere. Hallpass did not follow: a file of the body changed meanwhile. Send again to send it as it is now.',
}

function describeAttempt(attempt: Attempt, before: Attempt | undefined): string | null {
  switch (attempt.because) {
    case 'first':
      return null
    case 'renewed-and-sent-again':
      return `The server did not accept the token${before ? ` (${before.status})` : ''}. Hallpass renewed it and sent the request again.`
    case 'proven-anew':
      return 'The server wanted another proof that the token is used by its owner (DPoP). Hallpass made it and sent the request again.'
    case 'redirect-same-origin':
      return `The server pointed to ${pathOf(attempt.url)} on the same server. Hallpass followed${attempt.credentialsDropped ? ', still without the token' : ''}.`
    case 'redirect-other-origin':
      return `The server pointed to another server, ${hostOf(attempt.url)}. Hallpass followed without the token.`
    default:
      return assertNever(attempt.because)
  }
}

function pathOf(url: string): string {
  return URL.canParse(url) ? new URL(url).pathname : url
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : url
}
