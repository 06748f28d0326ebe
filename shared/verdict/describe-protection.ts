/** What of a token can be read at all, and what cannot: in whole sentences. */
import { assertNever } from '../core/assert-never.ts'
import type { JwtReading, TokenReading } from '../jwt/token-reading.ts'
import { headerOf, textIn } from './claim-values.ts'
import { named } from './plain-words.ts'

/** Sentences on unreadable parts, encryption, tokens in tokens, hidden characters, and tokens that say nothing. Often none. */
export function describeProtection(reading: TokenReading): readonly string[] {
  if (reading.format === 'opaque') return [reading.explanation]
  switch (reading.protection) {
    case 'encrypted':
      return [encryption(reading)]
    case 'signed':
    case 'unsigned':
      return unreadableParts(reading)
    default:
      return assertNever(reading.protection)
  }
}

function unreadableParts({ header, payload, nested, remarks }: JwtReading): readonly string[] {
  return [
    ...(header.readable ? [] : [header.reason]),
    ...(nested === null ? [] : ['It is a token inside of a token; what is said here stands in the inner one.']),
    ...(payload.readable || nested !== null ? [] : [payload.reason]),
    // Such a character can make one name look like another: nobody should have to look for it.
    ...remarks.filter(({ kind }) => kind === 'hidden-characters').map(({ text }) => text),
  ]
}

function encryption(reading: JwtReading): string {
  if (!reading.header.readable) return `It is encrypted. ${reading.header.reason}`
  const header = headerOf(reading)
  const enc = textIn(header, 'enc')
  const alg = textIn(header, 'alg')
  if (enc === null) return 'It is encrypted; how is not said.'
  // RFC 7518 section 4.5.
  if (alg === 'dir') return `It is encrypted with ${named(enc)}, with a key that both sides have already.`
  return `It is encrypted with ${named(enc)}${alg === null ? '' : `, and the key for that is wrapped with ${named(alg)}`}.`
}
