/** `$ref`: what stands elsewhere in the document (RFC 6901). Nothing outside of it is looked at. */
import { isObject } from '../core/is-object.ts'
import { member } from '../core/members.ts'

export type References = {
  /** What is meant, wherever it stands; undefined where it is nowhere in the document. Goes round in no circle. */
  readonly resolve: (value: unknown) => unknown
  /** References that lead out of the document, as written. */
  readonly outside: ReadonlySet<string>
  /** References that lead nowhere in it, as written. */
  readonly lost: ReadonlySet<string>
}

/** A reference to a reference to a reference: nobody means more. */
const longestChain = 20
const mostNamed = 200

export function referencesIn(document: unknown): References {
  const outside = new Set<string>()
  const lost = new Set<string>()
  const note = (into: Set<string>, reference: string) => {
    if (into.size < mostNamed) into.add(reference.slice(0, 200))
    return undefined
  }
  const follow = (value: unknown, steps: number): unknown => {
    const reference = member(value, '$ref')
    if (typeof reference !== 'string') return value
    if (!reference.startsWith('#')) return note(outside, reference)
    const target = steps < longestChain ? pointedAt(document, reference) : undefined
    return target === undefined ? note(lost, reference) : follow(target, steps + 1)
  }
  return { resolve: (value) => follow(value, 0), outside, lost }
}

function pointedAt(document: unknown, reference: string): unknown {
  const [, ...steps] = reference.slice(1).split('/')
  let at: unknown = document
  for (const step of steps) {
    const name = decoded(step).replaceAll('~1', '/').replaceAll('~0', '~')
    if (Array.isArray(at)) at = /^\d{1,6}$/.test(name) ? at[Number(name)] : undefined
    else at = isObject(at) ? member(at, name) : undefined
  }
  return at
}

function decoded(step: string): string {
  try {
    return decodeURIComponent(step)
  } catch {
    return step
  }
}
