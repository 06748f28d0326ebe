import JSON5 from 'json5'
import { splitPath } from '../../shared/domain/json-path.ts'

/** A JSON document as read from a server, and whether it took leniency to read it. */
export type LenientJson = { readonly value: unknown; readonly lenient: boolean }

/**
 * Reads JSON as servers really send it: a byte order mark is skipped, and where strict JSON fails (Unifier's documented
 * sample has a key without quotes) JSON5 is tried. Returns null when it is neither; never throws.
 */
export function readLenientJson(text: string): LenientJson | null {
  const clean = text.replace(/^\uFEFF/, '').trim()
  if (clean === '') return null
  try {
    return { value: JSON.parse(clean), lenient: false }
  } catch {
    if (!clean.startsWith('{') && !clean.startsWith('[')) return null
  }
  try {
    return { value: JSON5.parse(clean), lenient: true }
  } catch {
    return null
  }
}

/**
 * The value at a dotted path (`result.code`, `items.0.token`, `$` for all of it), or undefined. Looks at own properties
 * only, so that `__proto__` and the like are never followed.
 */
export function valueAt(document: unknown, path: string): unknown {
  let value = document
  for (const key of splitPath(path)) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined
    value = (value as Record<string, unknown>)[key]
  }
  return value
}

/** The first of several paths that holds a text which is not empty, with the path; null when none does. */
export function firstText(document: unknown, paths: readonly string[]): { text: string; path: string } | null {
  for (const path of paths) {
    const value = valueAt(document, path)
    if (typeof value === 'string' && value.trim() !== '') return { text: value, path }
  }
  return null
}
