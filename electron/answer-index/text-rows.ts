/**
 * Cuts text in UTF-8 into rows. A line is a row; one of more than 1,000 bytes is cut every 88 bytes or before, where a
 * word ends, so that a page written on one line can be read too.
 */
const longLine = 1000
const rowBytes = 88
const LINE_FEED = 0x0a

/** Where a row begins: its number, byte, the number of its line from 0, and whether it goes on from the row before. */
export type RowStart = {
  readonly row: number
  readonly offset: number
  readonly line: number
  readonly goesOn: boolean
}

/** Where cutting goes on. */
export type RowState = { row: number; offset: number; line: number; goesOn: boolean }

/**
 * Tells every row that is whole in `bytes`, the first of which is at `state.offset`, with the byte behind its text.
 * Moves the state on to the first byte that it could not tell of. `isEnd`: nothing comes after these bytes.
 */
export function cutRows(
  bytes: Uint8Array,
  state: RowState,
  isEnd: boolean,
  tell: (row: RowStart, end: number) => boolean | undefined,
): void {
  const base = state.offset
  let at = 0
  let feed = -1
  while (at < bytes.length) {
    if (feed < at) feed = bytes.indexOf(LINE_FEED, at)
    if (feed < 0) feed = Number.POSITIVE_INFINITY
    const isWholeLine = isEnd || feed < bytes.length
    const end = Math.min(feed, bytes.length)
    const isLong = state.goesOn || end - at > longLine
    if (!isLong && !isWholeLine) return
    const cut = isLong && end - at > rowBytes ? cutOf(bytes, at) : end
    if (cut === end && !isWholeLine) return
    const goOn = tell({ ...state, offset: base + at }, base + cut)
    const isLineEnd = cut === end
    at = isLineEnd ? cut + 1 : cut
    state.row += 1
    if (isLineEnd) state.line += 1
    state.goesOn = !isLineEnd
    state.offset = base + Math.min(at, bytes.length)
    if (goOn === false) return
  }
}

/** The byte before which a row that begins at `from` ends. */
function cutOf(bytes: Uint8Array, from: number): number {
  const limit = from + rowBytes
  for (let at = limit; at > from + rowBytes / 2; at -= 1) {
    const before = bytes[at - 1]
    if (before === 0x20 || before === 0x3e || before === 0x2c || before === 0x3b) return at
  }
  // Not within a character.
  let at = limit
  while (at > limit - 3 && ((bytes[at] as number) & 0xc0) === 0x80) at -= 1
  return at
}
