/** Keeps a reading fit to cross into the window, whose bridge takes no value that is nested a thousand deep. */
import type { Json, JwtReading, TokenPart, TokenReading } from './token-reading.ts'

const deepest = 100

/** The reading with what lies deeper than any use of it taken out of `value`; its text and rows still have everything. */
export function pruneDeep(reading: TokenReading): TokenReading {
  return reading.format === 'jwt' ? pruneJwt(reading) : reading
}

function pruneJwt(reading: JwtReading): JwtReading {
  return {
    ...reading,
    header: prunePart(reading.header),
    payload: prunePart(reading.payload),
    signatures: reading.signatures.map((signature) => ({ ...signature, header: prunePart(signature.header) })),
    nested: reading.nested && pruneJwt(reading.nested),
  }
}

function prunePart(part: TokenPart): TokenPart {
  if (!part.readable || part.rows.every(({ depth }) => depth < deepest)) return part
  return { ...part, value: prune(part.value, 0) as { readonly [key: string]: Json } }
}

function prune(value: Json, depth: number): Json {
  if (typeof value !== 'object' || value === null) return value
  if (depth >= deepest) return '…'
  if (Array.isArray(value)) return value.map((item: Json) => prune(item, depth + 1))
  // fromEntries defines keys, so one called `__proto__` stays a key.
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, prune(item as Json, depth + 1)]))
}
