/** One dotted part of a token: base64url (RFC 4648 section 5) of UTF-8 of a JSON object (RFC 7515 section 2). */
import { parseJsonExactly } from './parse-json-exactly.ts'
import type { TokenPart } from './read-token.ts'

/** Decodes one part, or says in a sentence why it cannot be. `name` is what the sentence calls it: "header", "payload". */
export function decodePart(part: string, name: string): TokenPart {
  // Standard base64 and padding are not allowed in a token, but leave no doubt about what is meant.
  const base64 = withoutPadding(part).replaceAll('-', '+').replaceAll('_', '/')
  if (base64 === '') return no(`The ${name} is empty.`)
  const stranger = /[^A-Za-z0-9+/]/u.exec(base64)?.[0]
  if (stranger !== undefined) {
    return no(`The ${name} cannot be read: it holds “${stranger}”, which is never part of a token.`)
  }
  if (base64.length % 4 === 1) return no(`The ${name} cannot be read: at least one character of it is missing.`)

  const text = decodeUtf8(atob(base64))
  const json = text === null ? null : parseJsonExactly(text)
  if (json?.ok === true) {
    const { value } = json
    if (isObject(value)) return { readable: true, value }
    return no(`The ${name} can be decoded, but does not hold named values as a token does.`)
  }
  if (json?.why === 'too-deep') return no(`The ${name} is nested deeper than that of any real token.`)
  const altered = alteredStart(part)
  if (altered !== null) {
    return no(
      `The ${name} cannot be read: it begins with “${altered}”, where a token has “eyJ”. Most likely somebody put that there in place of the first characters.`,
    )
  }
  if (part.startsWith('ey')) {
    return no(`The ${name} begins as it should but cannot be read to its end: a piece of it may be missing.`)
  }
  return no(`The ${name} cannot be read: it is not text that a program encoded for a token.`)
}

/** By hand: `/=+$/` takes time with the square of a long row of `=` inside, and tokens come from strangers. */
function withoutPadding(part: string): string {
  let end = part.length
  while (end > 0 && part.charAt(end - 1) === '=') end -= 1
  return part.slice(0, end)
}

function no(reason: string): TokenPart {
  return { readable: false, reason }
}

function isObject(value: unknown): value is { readonly [key: string]: never } {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function decodeUtf8(bytes: string): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(bytes, (byte) => byte.charCodeAt(0)))
  } catch {
    return null
  }
}

/** A word and a dash at the start ("Example-", "REDACTED_"): documents make their samples unusable like that. */
function alteredStart(part: string): string | null {
  return /^[A-Za-z]{3,20}[-_]/.exec(part)?.[0] ?? null
}
