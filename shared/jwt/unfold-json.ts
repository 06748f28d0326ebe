import { parseJsonExactly } from './parse-json-exactly.ts'
import type { Json } from './read-token.ts'

const DEEPEST = 8

/**
 * A value in which every text that is itself a JSON object or list stands unfolded, at any depth (Infoworks' `sub`); null
 * when there is no such text. Plain texts, numbers in quotes included, stay what they are.
 */
export function unfoldJson(value: Json): Json | null {
  const unfolded = unfold(value, 0)
  return unfolded === value ? null : unfolded
}

/** The very same value when nothing in it was unfolded. */
function unfold(value: Json, depth: number): Json {
  if (depth > DEEPEST) return value
  if (typeof value === 'string') {
    if (!/^\s*[[{]/.test(value)) return value
    const json = parseJsonExactly(value)
    return json.ok ? unfold(json.value, depth + 1) : value
  }
  if (typeof value !== 'object' || value === null) return value
  if (isList(value)) {
    const items = value.map((item) => unfold(item, depth + 1))
    return items.some((item, index) => item !== value[index]) ? items : value
  }
  const entries = Object.entries(value).map(([key, item]) => [key, unfold(item, depth + 1)] as const)
  // fromEntries defines keys, so one called `__proto__` stays a key.
  return entries.some(([key, item]) => item !== value[key]) ? Object.fromEntries(entries) : value
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value)
}
