/**
 * What makes an input unfit to be looked at, before any schema: too large to be meant, or keys that reach into prototypes.
 * The input has passed the structured clone: no getters, no functions, but cycles and own `__proto__` keys are possible.
 */

/** What a call takes, unless it is one that takes more. */
const usualBytes = 5 * 1024 * 1024
const unsafeKeys = new Set(['__proto__', 'constructor', 'prototype'])

/** `null` for an input that is fit to be parsed. */
export function inputProblem(input: unknown, maxBytes: number = usualBytes): 'too-large' | 'unsafe-key' | null {
  let bytes = 0
  let unsafe = false
  const waiting: unknown[] = [input]
  while (waiting.length > 0) {
    const value = waiting.pop()
    // Every visit costs something, so a cycle ends at the limit.
    bytes += sizeOf(value)
    if (bytes > maxBytes) return 'too-large'
    if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) continue
    for (const [key, member] of Object.entries(value)) {
      bytes += key.length
      unsafe ||= unsafeKeys.has(key)
      waiting.push(member)
    }
  }
  return unsafe ? 'unsafe-key' : null
}

function sizeOf(value: unknown): number {
  if (typeof value === 'string') return Buffer.byteLength(value)
  if (typeof value === 'bigint') return 8 + value.toString(16).length
  if (Array.isArray(value)) return 8 + value.length
  if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer) return 8 + value.byteLength
  if (value instanceof Map || value instanceof Set) return Number.POSITIVE_INFINITY
  return 8
}
