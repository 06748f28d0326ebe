/** What went out with each attempt: as it was, for a person who asks to see it, and as it is shown until then. */
import type { Attempt, SentBody, WentOut } from '../../shared/domain/http-exchange.ts'
import { maskerOf, maskSecrets } from '../../shared/domain/mask.ts'
import { isSensitive, type SentAttempt } from './send-request.ts'

/** How much of a body is shown, characters. */
const shownCharacters = 64 * 1024

/** Masked beyond that: a secret that the end would halve could not be told. */
const margin = 8 * 1024

/** The attempt for the window: secrets masked. */
export function maskAttempt(attempt: SentAttempt, secrets: readonly string[]): Attempt {
  const mask = maskerOf(secrets)
  const sentHeaders = attempt.sentHeaders.map(({ name, value }) => {
    const masked = isSensitive(name) ? maskCredential(name, value) : mask(value)
    return { name: mask(name), value: masked, isMasked: masked !== value }
  })
  return { ...attempt, url: mask(attempt.url), sentHeaders, sentBody: maskBody(attempt, secrets) }
}

/** The same, unmasked. Stays in the main process until it is asked for. */
export function wentOutWith({ sentHeaders, sentBody }: SentAttempt): WentOut {
  return { headers: sentHeaders, bodyText: typeof sentBody === 'string' ? sentBody.slice(0, shownCharacters) : null }
}

function maskBody({ sentBody }: SentAttempt, secrets: readonly string[]): SentBody {
  if (sentBody === undefined || sentBody === '') return { kind: 'none' }
  if (typeof sentBody !== 'string') return { kind: 'files', bytes: sentBody.length }
  const looked = sentBody.slice(0, shownCharacters + margin)
  const masked = maskSecrets(looked, secrets)
  const isCut = masked.length > shownCharacters
  return { kind: 'text', text: masked.slice(0, shownCharacters), isCut, isMasked: masked !== looked }
}

/** A header that is a credential by its name, whoever wrote it: its scheme stays, nothing else. */
function maskCredential(name: string, value: string): string {
  const scheme = /authorization$/i.test(name) ? /^[A-Za-z][\w-]*(?= \S)/.exec(value)?.[0] : undefined
  return scheme === undefined ? '•••' : `${scheme} •••`
}
