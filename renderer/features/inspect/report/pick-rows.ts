/** Which rows of a part are drawn: without what is folded away, or only what a search finds. Pure, linear. */
import type { ClaimRow } from '../../../../shared/jwt/token-reading.ts'

/** The places (in `rows`) of the rows to draw, in order. While something is sought nothing is folded. */
export function pickRows(rows: readonly ClaimRow[], folded: ReadonlySet<number>, sought: string): readonly number[] {
  return sought.trim() === '' ? unfolded(rows, folded) : found(rows, sought.trim().toLowerCase())
}

/** The place after the last row inside of the one at `at`. */
export function endOf(rows: readonly ClaimRow[], at: number): number {
  const depth = rows[at]?.depth ?? 0
  let end = at + 1
  while ((rows[end]?.depth ?? -1) > depth) end += 1
  return end
}

/** The place of the row that this one is inside of; null at the top. */
export function parentOf(rows: readonly ClaimRow[], at: number): number | null {
  const depth = rows[at]?.depth ?? 0
  for (let above = at - 1; above >= 0; above -= 1) if ((rows[above]?.depth ?? 0) < depth) return above
  return null
}

/** Whether a search means this row: by its name, its value, or what it means. `sought` in small letters. */
function isMeant(row: ClaimRow, sought: string): boolean {
  return [row.name, row.count === 0 ? row.text : null, row.known?.meaning, row.path].some(
    (text) => text?.toLowerCase().includes(sought) ?? false,
  )
}

function unfolded(rows: readonly ClaimRow[], folded: ReadonlySet<number>): readonly number[] {
  const shown: number[] = []
  for (let at = 0; at < rows.length; at = folded.has(at) ? endOf(rows, at) : at + 1) shown.push(at)
  return shown
}

/** What is meant, with the way that leads there. */
function found(rows: readonly ClaimRow[], sought: string): readonly number[] {
  const wanted = new Set<number>()
  const way: number[] = []
  for (const [at, row] of rows.entries()) {
    way.length = row.depth
    way.push(at)
    if (isMeant(row, sought)) for (const step of way) wanted.add(step)
  }
  return [...wanted].sort((one, other) => one - other)
}
