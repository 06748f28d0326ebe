/** Points on how a token is written: can it be read, can a header carry it, are its names one of a kind. */
import type { JwtReading, TokenReading } from '../jwt/token-reading.ts'
import type { ChecklistItem } from './verdict.ts'

/** Whether both parts can be read, by servers as well as here. */
export function checkReadable(reading: TokenReading): ChecklistItem {
  if (reading.format === 'opaque') {
    return reading.shape === 'empty'
      ? item('readable', 'unknown', 'There is no token yet.', 'Paste one.')
      : item('readable', 'unknown', 'What this token says can only be told by its own server.', null)
  }
  const copyAgain = 'Copy the whole token once more: a piece of it may be missing or changed.'
  if (!reading.header.readable) return item('readable', 'fails', reading.header.reason, copyAgain)
  if (reading.protection === 'encrypted') {
    return item('readable', 'unknown', 'It is encrypted: only the server it is meant for can read it.', null)
  }
  if (!reading.payload.readable && reading.nested === null) {
    return item('readable', 'fails', reading.payload.reason, copyAgain)
  }
  const odd = reading.remarks.find(({ kind }) => kind === 'encoding' || kind === 'hidden-characters')
  return odd === undefined
    ? item('readable', 'ok', 'Every part of it can be read.', null)
    : item(
        'readable',
        'may-fail',
        odd.text,
        'Copy the token once more from where it was made, without anything around it.',
      )
}

/** Whether a request can carry it (RFC 6750 section 2.1). */
export function checkHeaderFit(reading: TokenReading): ChecklistItem | null {
  if (reading.format === 'opaque' && reading.shape === 'empty') return null
  if (reading.unfitForHeader) {
    return item(
      'header',
      'fails',
      'There are spaces or other characters in it that the header of a request cannot carry.',
      'Copy the token once more, without line ends and without anything around it.',
    )
  }
  if (reading.length > LONG) {
    const size = String(reading.length).replace(/\B(?=(\d{3})+$)/g, ',')
    return item(
      'header',
      'may-fail',
      `It is very long (${size} characters). Many servers refuse requests whose header is longer than 8,000.`,
      'Ask whoever runs the issuer to put less into it, for example fewer groups.',
    )
  }
  return item('header', 'ok', 'A request can carry it in its header.', null)
}

/** Whether a name stands more than once; null when none does. */
export function checkRepeated(reading: JwtReading): ChecklistItem | null {
  const repeated = reading.remarks.find(({ kind }) => kind === 'repeated-name')
  return repeated === undefined
    ? null
    : item('repeated', 'may-fail', repeated.text, 'Whoever makes the token should write each name once.')
}

/** What most servers allow for one header, with a little left for its name. */
const LONG = 7_900

/** A point of the list. */
export function item(
  id: ChecklistItem['id'],
  state: ChecklistItem['state'],
  text: string,
  advice: string | null,
): ChecklistItem {
  return { id, state, text, advice }
}
