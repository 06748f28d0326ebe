/**
 * Reads what a token says about itself. Decodes; verifies nothing, and says so.
 * RFC 7515 (JWS compact serialization), RFC 7516 (JWE), RFC 7519 (JWT).
 */
import { QUOTES, stripAround } from '../core/strip-around.ts'
import { decodePart } from './decode-part.ts'
import { describeClaims, describeHeader } from './describe-claims.ts'
import { describeOpaque } from './describe-opaque.ts'

/** A JSON value as read; objects keep the order of their keys. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json }

/** One part of a token: what it holds, or why it cannot be read. */
export type TokenPart =
  | { readonly readable: true; readonly value: { readonly [key: string]: Json } }
  /** `reason` is a whole sentence for the person. */
  | { readonly readable: false; readonly reason: string }

/** One claim or header parameter, ready to be shown. */
export type ClaimView = {
  readonly name: string
  /** What the claim means, in plain words; null when it is not a known one. */
  readonly meaning: string | null
  /** The value as compact text; nested JSON strings are unfolded in `unfolded`. */
  readonly text: string
  readonly unfolded: Json | null
  /** Set for claims that are times: the instant in ms. */
  readonly instant: number | null
}

/** What can be read in a token. */
export type TokenReading =
  | {
      readonly format: 'jwt'
      readonly header: TokenPart
      readonly payload: TokenPart
      readonly headerClaims: readonly ClaimView[]
      readonly claims: readonly ClaimView[]
      /** A signature part is there. It is not checked. */
      readonly signed: boolean
    }
  | {
      readonly format: 'opaque'
      /** What can be said by its shape, for example "a random identifier (UUID)". A whole, kind sentence. */
      readonly explanation: string
      readonly length: number
    }

/**
 * Reads a token as pasted: a word before it (`Bearer`, `Token`), quotes and line ends are forgiven. A part that cannot be
 * decoded does not hide the other. Checks no signature, asks no server, and never throws.
 */
export function readToken(text: string): TokenReading {
  const token = stripWrapping(text)
  const parts = token.replace(/\s+/g, '').split('.')
  const header = decodePart(parts[0] ?? '', 'header')
  if (parts.length === 5 && header.readable && Object.hasOwn(header.value, 'enc')) return encrypted(header)
  const payload = decodePart(parts[1] ?? '', 'payload')
  const hasParts = parts.length === 2 || parts.length === 3
  if (hasParts && (header.readable || payload.readable || looksLikeJson(parts))) {
    return {
      format: 'jwt',
      header,
      payload,
      headerClaims: header.readable ? describeHeader(header.value) : [],
      claims: payload.readable ? describeClaims(payload.value) : [],
      signed: (parts[2] ?? '') !== '',
    }
  }
  return { format: 'opaque', explanation: describeOpaque(token), length: token.length }
}

function encrypted(header: TokenPart & { readable: true }): TokenReading {
  const reason = 'The contents are encrypted: only the server they are meant for can read them.'
  const headerClaims = describeHeader(header.value)
  return { format: 'jwt', header, payload: { readable: false, reason }, headerClaims, claims: [], signed: false }
}

/** Header and payload both begin as base64url of `{"` does: a JWT, damaged in both. */
function looksLikeJson(parts: readonly string[]): boolean {
  return parts.slice(0, 2).every((part) => part.startsWith('eyJ'))
}

/** Everything that comes along when a token is copied out of a request, a config file or a mail. */
function stripWrapping(text: string): string {
  const bare = stripAround(text, WRAPPING)
    .replace(/^authorization\s*:\s*/i, '')
    .replace(/^(?:bearer|token)\s+/i, '')
  return stripAround(bare, WRAPPING)
}

const WRAPPING = `${QUOTES},;`
