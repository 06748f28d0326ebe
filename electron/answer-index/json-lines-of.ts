/** Lines of laid out JSON, ready to be drawn. */
import type { AnswerLine } from '../../shared/domain/answer-lines.ts'
import { type BodyBytes, textOf, wholeCharacters } from './body-text.ts'
import type { JsonRecord } from './json-records.ts'
import { walkJson } from './json-walk.ts'
import type { LineIndex } from './line-index.ts'

/** Bytes of one token that are shown. */
const shownBytes = 1000
/** Lines that are read beyond those asked for, to see where small objects and lists end. */
const linesBeyond = 400

type Drawn = { -readonly [K in keyof AnswerLine]: AnswerLine[K] }

/** Up to `count` lines from `from` on. */
export async function jsonLinesOf(
  body: BodyBytes,
  index: LineIndex,
  from: number,
  count: number,
): Promise<readonly AnswerLine[]> {
  const until = Math.min(from + count, index.lines)
  const lines: Drawn[] = []
  const open: { readonly depth: number; readonly line: Drawn | null; count: number }[] = []
  let unclosed = 0
  if (from >= until) return lines
  await walkJson(body, index, index.before(from), (record, bytes, base) => {
    while (record.closes && (open.at(-1)?.depth ?? -1) > record.depth) open.pop()
    const inside = open.at(-1)
    if (record.closes && inside?.depth === record.depth) {
      open.pop()
      if (inside.line !== null && inside.line.end === null) {
        inside.line.end = record.line
        inside.line.count = inside.count
        unclosed -= 1
      }
    } else if (!record.closes && inside) {
      inside.count += 1
    }
    if (record.line >= until && unclosed === 0) return false
    const drawn = record.line >= from && record.line < until ? drawnLine(record, bytes, base, index) : null
    if (drawn !== null) lines.push(drawn)
    if (record.opens) {
      open.push({ depth: record.depth, line: drawn, count: 0 })
      if (drawn !== null && drawn.end === null) unclosed += 1
    }
    return record.line < until - 1 || (unclosed > 0 && record.line < until + linesBeyond)
  })
  return lines
}

function drawnLine(record: JsonRecord, bytes: Uint8Array, base: number, index: LineIndex): Drawn {
  let more = record.isCut ? record.end : 0
  const parts = record.places.map(({ kind, start, end }) => {
    const isWhole = end - start <= shownBytes && end <= base + bytes.length
    const shownEnd = isWhole ? end : wholeCharacters(bytes, base, start + shownBytes)
    if (record.isCut) more = record.end - shownEnd
    else more += end - shownEnd
    const text =
      kind === 'mark' && bytes[start - base] === 0x3a ? ': ' : textOf(bytes, base, start, shownEnd, index.hidden)
    return { kind, text }
  })
  const large = record.opens ? index.opening(record.line) : null
  const { line, depth } = record
  return { line, number: null, depth, parts, more, end: large?.end ?? null, count: large?.count ?? 0 }
}

/** The line that this byte is on. */
export async function jsonLineAt(body: BodyBytes, index: LineIndex, offset: number): Promise<number> {
  const from = index.beforeByte(offset)
  let found = from.line
  await walkJson(body, index, from, (record) => {
    if (record.offset > offset) return false
    found = record.line
    return true
  })
  return found
}

/** The byte with which a line begins; where the lines end when there is no such line. */
export async function jsonLineStart(body: BodyBytes, index: LineIndex, line: number): Promise<number> {
  let start = index.limit
  await walkJson(body, index, index.before(line), (record) => {
    if (record.line === line) start = record.offset
    return record.line < line
  })
  return start
}
