import { describeOpaque } from './describe-opaque.ts'
import { readJwt } from './read-jwt.ts'
import { stripWrapping } from './strip-wrapping.ts'
import type { TokenReading } from './token-reading.ts'

/**
 * Reads what a token says about itself, as pasted: a header's name or a word before it (`Bearer`, `Token`), quotes, spaces
 * and line ends are forgiven. A part that cannot be decoded does not hide the other. Checks no signature, deciphers nothing,
 * asks no server, and never throws. Takes time in proportion to the text.
 */
export function readToken(text: string): TokenReading {
  const token = stripWrapping(text)
  return readJwt(token) ?? describeOpaque(token)
}
