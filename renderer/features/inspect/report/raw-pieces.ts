/** The text of a part cut where its values begin and end, so that each piece knows which row it stands for. Pure. */
import type { ClaimRow } from '../../../../shared/jwt/token-reading.ts'

/** A piece of the raw text; `row` is the innermost value it belongs to, null for what holds the whole together. */
export type RawPiece = { readonly text: string; readonly row: number | null }

/** Cuts the first `limit` characters. What was unfolded out of a text counts as that text. */
export function rawPieces(text: string, rows: readonly ClaimRow[], limit: number): readonly RawPiece[] {
  const pieces: RawPiece[] = []
  const open: { readonly row: number; readonly to: number }[] = []
  const end = Math.min(text.length, limit)
  let at = 0
  const cutAt = (place: number) => {
    const to = Math.min(place, end)
    if (to > at) pieces.push({ text: text.slice(at, to), row: open.at(-1)?.row ?? null })
    at = Math.max(at, to)
  }
  const closeUpTo = (place: number) => {
    for (let last = open.at(-1); last !== undefined && last.to <= place; last = open.at(-1)) {
      cutAt(last.to)
      open.pop()
    }
  }
  let unfoldedUpTo = -1
  for (const [index, row] of rows.entries()) {
    if (row.from >= end) break
    if (row.from < unfoldedUpTo) continue
    closeUpTo(row.from)
    cutAt(row.from)
    open.push({ row: index, to: row.to })
    if (row.isUnfolded) unfoldedUpTo = row.to
  }
  closeUpTo(end)
  while (open.length > 0) {
    cutAt(open.at(-1)?.to ?? end)
    open.pop()
  }
  cutAt(end)
  return pieces
}

/** The row that is marked in the raw text for this one: what was unfolded is marked as the text it was in. */
export function rowInRaw(rows: readonly ClaimRow[], at: number): number {
  const from = rows[at]?.from
  let shown = at
  for (let above = at - 1; above >= 0 && rows[above]?.from === from && rows[above]?.to === rows[at]?.to; above -= 1) {
    if (rows[above]?.isUnfolded) shown = above
  }
  return shown
}
