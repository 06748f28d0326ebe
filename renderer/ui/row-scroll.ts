/**
 * Where a box of very many rows of one height stands. Browsers draw nothing higher than some 16 million pixels, so from
 * a height of 8 million on the scroll bar is scaled: pulled far it jumps in proportion, by wheel and keys it goes pixel
 * by pixel.
 */

/** Height of a row, pixels. */
export const rowHeight = 20
const tallest = 8_000_000
/** What moves by less than this many heights of the box goes pixel by pixel. */
const stride = 1.5

/** How far the box is scrolled: by its scroll bar, and in the rows as they would stand with room for all. */
export type RowScroll = { readonly top: number; readonly rowsTop: number }

/** How many rows there are, and the height of the box in pixels. */
export type RowBox = { readonly rows: number; readonly height: number }

/** Height that the scroll bar is told of. */
export function scrollHeight({ rows }: Pick<RowBox, 'rows'>): number {
  return Math.min(rows * rowHeight, tallest)
}

/** After the scroll bar came to `top`. */
export function scrolledTo(before: RowScroll, top: number, box: RowBox): RowScroll {
  const { mostTop, mostRowsTop } = ends(box)
  if (mostTop === mostRowsTop) return { top, rowsTop: top }
  if (top <= 0) return { top, rowsTop: 0 }
  if (top >= mostTop - 1) return { top, rowsTop: mostRowsTop }
  const moved = top - before.top
  const isStep = Math.abs(moved) <= box.height * stride
  const rowsTop = isStep ? before.rowsTop + moved : (top / mostTop) * mostRowsTop
  return { top, rowsTop: Math.max(0, Math.min(mostRowsTop, rowsTop)) }
}

/** The same place with the scroll bar where it belongs in proportion: to be gone to once nobody moves it. */
export function settled({ rowsTop }: RowScroll, box: RowBox): RowScroll {
  const { mostTop, mostRowsTop } = ends(box)
  const within = Math.max(0, Math.min(mostRowsTop, rowsTop))
  return { top: mostRowsTop === 0 ? 0 : Math.round((within / mostRowsTop) * mostTop), rowsTop: within }
}

/** The rows to draw, from `first` up to but without `end`. */
export function rowsInSight({ rowsTop }: RowScroll, box: RowBox, beyond: number): { first: number; end: number } {
  const first = Math.max(0, Math.floor(rowsTop / rowHeight) - beyond)
  return { first, end: Math.min(box.rows, Math.ceil((rowsTop + box.height) / rowHeight) + beyond) }
}

/** Where to go so that a row is in sight: nowhere when it is; else it comes to stand in the upper third. */
export function bringIntoSight(scroll: RowScroll, row: number, box: RowBox): RowScroll {
  const start = row * rowHeight
  if (start >= scroll.rowsTop && start + rowHeight <= scroll.rowsTop + box.height) return scroll
  const oneAway = start + rowHeight * 2 > scroll.rowsTop && start < scroll.rowsTop + box.height + rowHeight * 2
  const above = start < scroll.rowsTop ? start : start + rowHeight - box.height
  return settled({ top: scroll.top, rowsTop: oneAway ? above : start - box.height / 3 }, box)
}

function ends({ rows, height }: RowBox) {
  const mostRowsTop = Math.max(0, rows * rowHeight - height)
  return { mostRowsTop, mostTop: Math.max(0, scrollHeight({ rows }) - height) }
}
