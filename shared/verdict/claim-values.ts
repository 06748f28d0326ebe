/** Claims as what they ought to be. A value of another shape than the standard asks for is none; nothing throws. */
import { isObject } from '../core/is-object.ts'
import { parseJsonExactly } from '../jwt/parse-json-exactly.ts'
import type { Json, JwtReading, TokenReading } from '../jwt/token-reading.ts'

/** The claims of a token. */
export type Claims = { readonly [key: string]: Json }

const none: Claims = {}

/** The claims of a token, or of the token inside of it; null when they cannot be read. */
export function claimsOf(reading: TokenReading): Claims | null {
  let at: JwtReading | null = reading.format === 'jwt' ? reading : null
  while (at !== null) {
    if (at.payload.readable) return at.payload.value
    at = at.nested
  }
  return null
}

/** The parameters of the header; none when it cannot be read. */
export function headerOf(reading: JwtReading): Claims {
  return reading.header.readable ? reading.header.value : none
}

/** A text that is not empty; a number counts as its digits. Null for anything else. */
export function textIn(claims: Claims, name: string): string | null {
  const value = Object.hasOwn(claims, name) ? claims[name] : undefined
  if (typeof value === 'number') return String(value)
  return typeof value === 'string' && value.trim() !== '' ? value : null
}

/** The first of these names that holds a text. */
export function firstText(claims: Claims, names: readonly string[]): string | null {
  for (const name of names) {
    const text = textIn(claims, name)
    if (text !== null) return text
  }
  return null
}

/** The texts of a list, or one text as the only one; what is no text is passed over. Each once. */
export function textsIn(claims: Claims, name: string): readonly string[] {
  const value = Object.hasOwn(claims, name) ? claims[name] : undefined
  const items: readonly unknown[] = Array.isArray(value) ? value : [value]
  return [...new Set(items.filter((item) => typeof item === 'string' && item.trim() !== ''))] as string[]
}

/** What stands between the spaces of a text (RFC 6749 section 3.3), or the texts of a list. Each once. */
export function wordsIn(claims: Claims, name: string): readonly string[] {
  const words = textsIn(claims, name).flatMap((text) => text.split(/[\s,]+/).filter((word) => word !== ''))
  return [...new Set(words)]
}

/** Longer ones are no names of anybody, and would be parsed again and again. */
const LONGEST_JSON = 20_000

/** An object, or a text that is a JSON object (Infoworks' `sub`); null for anything else. */
export function objectIn(claims: Claims, name: string): Claims | null {
  const value = Object.hasOwn(claims, name) ? claims[name] : undefined
  if (typeof value === 'string' && value.length <= LONGEST_JSON && value.trimStart().startsWith('{')) {
    const json = parseJsonExactly(value)
    return json.ok && isClaims(json.value) ? json.value : null
  }
  return isClaims(value) ? value : null
}

/** Whether the name is there with a value other than null. */
export function has(claims: Claims, name: string): boolean {
  return Object.hasOwn(claims, name) && claims[name] !== null
}

function isClaims(value: Json | undefined): value is Claims {
  return isObject(value)
}
