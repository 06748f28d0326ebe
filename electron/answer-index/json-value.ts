/** Where the value of a line is in the body. */
import type { BodyBytes } from './body-text.ts'
import type { JsonRecord } from './json-records.ts'
import { walkJson } from './json-walk.ts'
import type { LineIndex } from './line-index.ts'

/** The bytes of a value. */
export type ValuePlace = { readonly start: number; readonly end: number }

/** What is small begins no further back than this from the line that closes it. */
const linesBack = 400

/** The value on this line; where the line opens or closes an object or list, all of that. Null when there is none. */
export async function valueAt(body: BodyBytes, index: LineIndex, line: number): Promise<ValuePlace | null> {
  const large = index.around(line).at(-1)
  if (large?.line !== line && large?.end !== line) return smallValueAt(body, index, line)
  const start = (await recordAt(body, index, large.line))?.valueStart
  const end = large.end === null ? index.limit : (await recordAt(body, index, large.end))?.valueEnd
  return start === undefined || end === undefined ? null : { start, end }
}

async function smallValueAt(body: BodyBytes, index: LineIndex, line: number): Promise<ValuePlace | null> {
  const open: { readonly depth: number; readonly line: number; readonly start: number }[] = []
  let found: ValuePlace | null = null
  let cut: JsonRecord | null = null
  await walkJson(body, index, index.before(Math.max(0, line - linesBack)), (record) => {
    const { depth, valueStart, valueEnd } = record
    const opened = record.closes && open.at(-1)?.depth === depth ? open.pop() : undefined
    if (opened && (opened.line === line || record.line === line)) {
      found = { start: opened.start, end: valueEnd }
      return false
    }
    if (record.opens) {
      open.push({ depth, line: record.line, start: valueStart })
      if (record.line === line) found = { start: valueStart, end: index.limit }
      return true
    }
    if (record.line !== line) return true
    if (valueStart >= 0) found = { start: valueStart, end: record.isCut ? record.end : valueEnd }
    if (record.isCut) cut = record
    return false
  })
  return found !== null && cut !== null ? withoutWhatFollows(body, found) : found
}

async function recordAt(body: BodyBytes, index: LineIndex, line: number): Promise<JsonRecord | null> {
  let found: JsonRecord | null = null
  await walkJson(body, index, index.before(line), (record) => {
    if (record.line === line) found = record
    return record.line < line
  })
  return found
}

/** A long value was read up to the next line: what is behind it is white space and a comma. */
async function withoutWhatFollows(body: BodyBytes, { start, end }: ValuePlace): Promise<ValuePlace> {
  for (let until = end; until > start; ) {
    const from = Math.max(start, until - 1024)
    const bytes = await body.read(from, until - from)
    const last = bytes.findLastIndex((byte) => byte > 0x20 && byte !== 0x2c)
    if (last >= 0) return { start, end: from + last + 1 }
    until = from
  }
  return { start, end }
}
