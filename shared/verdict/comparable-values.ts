/** The values of a part as they are compared: everything that holds nothing further, and lists of plain values as a whole. */
import type { ClaimRow } from '../jwt/token-reading.ts'

/** One value to compare. `items` of a list of plain values, each as `kind text`; null for anything else. */
export type Comparable = { readonly row: ClaimRow; readonly text: string; readonly items: readonly string[] | null }

/** The values by a key that is one of a kind: the path, and for what stands there again, its number. */
export function comparablesOf(rows: readonly ClaimRow[]): ReadonlyMap<string, Comparable> {
  const found = new Map<string, Comparable>()
  const seen = new Map<string, number>()
  for (let at = 0; at < rows.length; at += 1) {
    const row = rows[at]
    if (row === undefined || isContainer(row)) {
      const items = row === undefined ? null : plainItems(rows, at)
      if (row === undefined || items === null) continue
      add({ row, text: items.map(({ text }) => text).join(', '), items: items.map(itemOf) })
      at += items.length
    } else {
      add({ row, text: row.text, items: null })
    }
  }
  return found

  function add(value: Comparable): void {
    const number = seen.get(value.row.path) ?? 0
    seen.set(value.row.path, number + 1)
    // A path holds no line end: names with one stand in it as \n.
    found.set(number === 0 ? value.row.path : `${value.row.path}\n${number}`, value)
  }
}

/** Whether the value is the same; of lists, whether they have the same members however often and in whatever order. */
export function isSame(before: Comparable, after: Comparable): boolean {
  if (before.items !== null && after.items !== null) {
    const [olds, news] = [new Set(before.items), new Set(after.items)]
    return olds.size === news.size && before.items.every((item) => news.has(item))
  }
  return before.row.kind === after.row.kind && before.text === after.text
}

/** Both values as texts. Of two lists the members that differ, and how many are the same. */
export function textsOf(before: Comparable, after: Comparable): readonly [string, string] {
  if (before.items !== null && after.items !== null && !isSame(before, after)) {
    return [membersOf(before.items, new Set(after.items)), membersOf(after.items, new Set(before.items))]
  }
  // `1` and `"1"` look alike and are not the same.
  return before.text === after.text && before.row.kind !== after.row.kind
    ? [quotedIfText(before), quotedIfText(after)]
    : [before.text, after.text]
}

function isContainer({ kind, count, isUnfolded }: ClaimRow): boolean {
  return count > 0 && (isUnfolded || kind === 'object' || kind === 'list')
}

/** The members of a list that follows at `at`, if none of them holds anything further; else null. */
function plainItems(rows: readonly ClaimRow[], at: number): readonly ClaimRow[] | null {
  const list = rows[at]
  if (list?.kind !== 'list') return null
  const items = rows.slice(at + 1, at + 1 + list.count)
  return items.every((item) => item.depth === list.depth + 1 && !isContainer(item)) ? items : null
}

function itemOf({ kind, text }: ClaimRow): string {
  return `${kind} ${text}`
}

function membersOf(items: readonly string[], others: ReadonlySet<string>): string {
  const alike = new Set([...others].map(textOfItem))
  const differing = items
    .filter((item) => !others.has(item))
    .map((item) => {
      const text = textOfItem(item)
      return item.startsWith('text ') && alike.has(text) ? `"${text}"` : text
    })
  const same = items.length - differing.length
  if (same === 0) return differing.join(', ')
  return differing.length === 0 ? `${sameWords(same)}` : `${differing.join(', ')}, and ${sameWords(same)}`
}

function textOfItem(item: string): string {
  return item.slice(item.indexOf(' ') + 1)
}

function quotedIfText({ row, text }: Comparable): string {
  return row.kind === 'text' ? `"${text}"` : text
}

function sameWords(same: number): string {
  return same === 1 ? '1 that is the same' : `${same} that are the same`
}
