/** A card as a link: `hallpass://card?c=` and its JSON, compressed (raw DEFLATE, RFC 1951) and written in base64url. */
import { deflateRawSync, inflateRawSync } from 'node:zlib'
import { AppFailure } from '../../shared/core/app-error.ts'
import type { ProviderCard } from '../../shared/domain/provider-card.ts'
import { longestCard } from './read-card.ts'

/** Longer links are cut by mail and chat programs, and on the way through the command line of Windows. */
const longestLink = 4000

const start = 'hallpass://card?c='

/** The link; null where it would be too long to be of use. */
export function cardLink(card: ProviderCard): string | null {
  const link = `${start}${deflateRawSync(JSON.stringify(card), { level: 9 }).toString('base64url')}`
  return link.length > longestLink ? null : link
}

/** Whether a text means to be such a link. */
export function isCardLink(text: string): boolean {
  return /^hallpass:\/\/card\/?\?/i.test(text.trim())
}

/** The text of the card in a link. Fails with `invalid-input` where there is none, or not all of one. */
export function textOfCardLink(link: string): string {
  const trimmed = link.trim()
  const packed = URL.canParse(trimmed) ? (new URL(trimmed).searchParams.get('c') ?? '') : ''
  try {
    if (!/^[\w-]+$/.test(packed)) throw new Error('not base64url')
    return inflateRawSync(Buffer.from(packed, 'base64url'), { maxOutputLength: longestCard }).toString('utf8')
  } catch {
    throw new AppFailure({
      code: 'invalid-input',
      reason: 'This link does not hold a whole provider card. Perhaps it was cut on its way; ask for the file instead.',
    })
  }
}
