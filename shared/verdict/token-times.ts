/** The times a token tells (RFC 7519 sections 4.1.4 to 4.1.6), as what they are: a time, none, or a mistake. */
import { instantOf } from '../jwt/numeric-date.ts'
import { type Claims, has } from './claim-values.ts'

/** A time as told. Instants in ms, on the issuer's clock. */
export type ToldTime =
  | { readonly kind: 'none' }
  /** `isText`: the digits stand in quotes, which the standard does not allow. */
  | { readonly kind: 'at'; readonly at: number; readonly isText: boolean }
  /** Milliseconds taken for seconds; `meant` is what they say. */
  | { readonly kind: 'milliseconds'; readonly meant: number }
  /** Not a time. */
  | { readonly kind: 'odd' }

export type TokenTimes = { readonly exp: ToldTime; readonly nbf: ToldTime; readonly iat: ToldTime }

/** The times of these claims. */
export function readTimes(claims: Claims): TokenTimes {
  return { exp: timeIn(claims, 'exp'), nbf: timeIn(claims, 'nbf'), iat: timeIn(claims, 'iat') }
}

/** How a token's times speak against each other, as the beginning of a sentence; null when they do not. */
export function contradictionIn({ exp, nbf, iat }: TokenTimes): string | null {
  if (exp.kind !== 'at') return null
  if (nbf.kind === 'at' && exp.at <= nbf.at) return 'Never good: it ends before it begins'
  if (iat.kind === 'at' && exp.at <= iat.at) return 'Never good: it had ended when it was made'
  return null
}

/** From 2001 to 2286, read as milliseconds; read as seconds, beyond the year 30,000. */
const MILLISECONDS = { from: 1e12, to: 1e13 }

function timeIn(claims: Claims, name: string): ToldTime {
  if (!has(claims, name)) return { kind: 'none' }
  const value = claims[name]
  const at = instantOf(value)
  if (at !== null) return { kind: 'at', at, isText: typeof value === 'string' }
  const number = typeof value === 'string' && /^\d{13}$/.test(value) ? Number(value) : value
  const isMilliseconds = typeof number === 'number' && number >= MILLISECONDS.from && number < MILLISECONDS.to
  return isMilliseconds ? { kind: 'milliseconds', meant: number } : { kind: 'odd' }
}
