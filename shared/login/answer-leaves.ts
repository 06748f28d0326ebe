/** The values of an answer with the way to each, for looking through them. */

import { isObject } from '../core/is-object.ts'
import { joinPath } from '../domain/json-path.ts'

/** One value that is not an object or a list of such. */
export type AnswerLeaf = {
  readonly path: string
  /** The name of the member it is, or of the list it is in; empty for the document itself. */
  readonly name: string
  /** The names above that, from the outside in. */
  readonly above: readonly string[]
  readonly value: unknown
}

/** A member that is an object. */
export type AnswerBranch = { readonly path: string; readonly name: string; readonly value: Record<string, unknown> }

const mostLeaves = 2000
const deepest = 12

/** All values, in their order, and all objects. What lies deeper than anybody's token is left out. */
export function leavesOf(document: unknown): {
  readonly leaves: readonly AnswerLeaf[]
  readonly branches: readonly AnswerBranch[]
} {
  const leaves: AnswerLeaf[] = []
  const branches: AnswerBranch[] = []
  const open: { value: unknown; names: readonly string[] }[] = [{ value: document, names: [] }]
  for (let at = open.pop(); at !== undefined && leaves.length < mostLeaves; at = open.pop()) {
    const { value, names } = at
    const [name, above] = named(names)
    if (typeof value !== 'object' || value === null) leaves.push({ path: joinPath(names), name, above, value })
    else if (names.length < deepest) {
      if (isObject(value)) branches.push({ path: joinPath(names), name, value })
      const members = Object.entries(value).slice(0, mostLeaves)
      open.push(...members.map(([key, member]) => ({ value: member, names: [...names, key] })).toReversed())
    }
  }
  return { leaves, branches }
}

function named(names: readonly string[]): readonly [name: string, above: readonly string[]] {
  const at = names.findLastIndex((name) => !/^\d+$/.test(name))
  return at < 0 ? ['', []] : [names[at] ?? '', names.slice(0, at)]
}
