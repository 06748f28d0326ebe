/** Rows of text, ready to be drawn. */
import type { AnswerLine } from '../../shared/domain/answer-lines.ts'
import { type BodyBytes, textOf } from './body-text.ts'
import type { Checkpoint, LineIndex } from './line-index.ts'
import { cutRows, type RowStart, type RowState } from './text-rows.ts'

const windowBytes = 64 * 1024

/** Up to `count` rows from `from` on. */
export async function textLinesOf(
  body: BodyBytes,
  index: LineIndex,
  from: number,
  count: number,
): Promise<readonly AnswerLine[]> {
  const until = Math.min(from + count, index.lines)
  const lines: AnswerLine[] = []
  if (from >= until) return lines
  await walkRows(body, index, index.before(from), ({ row, offset, line, goesOn }, end, bytes, base) => {
    if (row >= from && row < until) {
      const withoutReturn = bytes[end - 1 - base] === 0x0d && end > offset ? end - 1 : end
      const text = textOf(bytes, base, offset, withoutReturn, index.hidden)
      const number = goesOn ? null : line + 1
      lines.push({ line: row, number, depth: 0, parts: [{ kind: 'text', text }], more: 0, end: null, count: 0 })
    }
    return row < until - 1
  })
  return lines
}

/** The row that this byte is in. */
export async function textLineAt(body: BodyBytes, index: LineIndex, offset: number): Promise<number> {
  const from = index.beforeByte(offset)
  let found = from.line
  await walkRows(body, index, from, ({ row, offset: start }) => {
    if (start > offset) return false
    found = row
    return true
  })
  return found
}

type Visit = (row: RowStart, end: number, bytes: Uint8Array, base: number) => boolean

async function walkRows(body: BodyBytes, index: LineIndex, from: Checkpoint, visit: Visit): Promise<void> {
  const limit = Math.min(index.limit, body.size)
  const state: RowState = { row: from.line, offset: from.offset, line: from.depth, goesOn: from.entry === 1 }
  let goesOn = true
  while (goesOn && state.offset < limit) {
    const base = state.offset
    const bytes = await body.read(base, Math.min(windowBytes, limit - base))
    if (bytes.length === 0) return
    const isEnd = base + bytes.length >= limit
    cutRows(bytes, state, isEnd, (row, end) => {
      goesOn = visit(row, end, bytes, base)
      return goesOn
    })
    if (isEnd) return
  }
}

/** The byte with which a row begins; where the text ends when there is no such row. */
export async function textLineStart(body: BodyBytes, index: LineIndex, row: number): Promise<number> {
  let start = index.limit
  await walkRows(body, index, index.before(row), (found) => {
    if (found.row === row) start = found.offset
    return found.row < row
  })
  return start
}
