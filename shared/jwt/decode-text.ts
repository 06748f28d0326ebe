/** One dotted part of a token as text: base64url (RFC 4648 section 5) of UTF-8 (RFC 7515 section 2). */
import { withHiddenShown } from '../core/hidden-characters.ts'

/** What a part reads, or in a sentence why it reads nothing; and how it is written, where stricter readers would refuse it. */
export type DecodedText = {
  readonly text: { readonly ok: true; readonly value: string } | { readonly ok: false; readonly reason: string }
  /** It ends in `=`. */
  readonly isPadded: boolean
  /** It uses `+` or `/`. */
  readonly isStandardBase64: boolean
}

/** Decodes one part. `name` is what the sentences call it: "header", "payload". A mark at the very beginning (BOM) stays. */
export function decodeText(part: string, name: string): DecodedText {
  const bare = withoutPadding(part)
  const writing = { isPadded: bare.length < part.length, isStandardBase64: /[+/]/.test(bare) }
  const no = (reason: string): DecodedText => ({ text: { ok: false, reason }, ...writing })
  // Standard base64 and padding are not allowed in a token, but leave no doubt about what is meant.
  const base64 = bare.replaceAll('-', '+').replaceAll('_', '/')
  if (base64 === '') return no(`The ${name} is empty.`)
  const stranger = /[^A-Za-z0-9+/]/u.exec(base64)?.[0]
  if (stranger !== undefined) {
    return no(`The ${name} cannot be read: it holds “${withHiddenShown(stranger)}”, which is never part of a token.`)
  }
  if (base64.length % 4 === 1) return no(`The ${name} cannot be read: at least one character of it is missing.`)
  const value = decodeUtf8(atob(base64))
  return value === null ? no(reasonOfBytes(part, name)) : { text: { ok: true, value }, ...writing }
}

/** Why what was decoded is no JSON of a token, by how the part begins. */
export function reasonOfBytes(part: string, name: string): string {
  const altered = alteredStart(part)
  if (altered !== null) {
    return `The ${name} cannot be read: it begins with “${altered}”, where a token has “eyJ”. Most likely somebody put that there in place of the first characters.`
  }
  if (part.startsWith('ey')) {
    return `The ${name} begins as it should but cannot be read to its end: a piece of it may be missing.`
  }
  return `The ${name} cannot be read: it is not text that a program encoded for a token.`
}

/** By hand: `/=+$/` takes time with the square of a long row of `=` inside, and tokens come from strangers. */
function withoutPadding(part: string): string {
  let end = part.length
  while (end > 0 && part.charAt(end - 1) === '=') end -= 1
  return part.slice(0, end)
}

function decodeUtf8(bytes: string): string | null {
  const octets = new Uint8Array(bytes.length)
  for (let index = 0; index < bytes.length; index += 1) octets[index] = bytes.charCodeAt(index)
  try {
    return strictUtf8.decode(octets)
  } catch {
    return null
  }
}

const strictUtf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** A word and a dash at the start ("Example-", "REDACTED_"): documents make their samples unusable like that. */
function alteredStart(part: string): string | null {
  return /^[A-Za-z]{3,20}[-_]/.exec(part)?.[0] ?? null
}
