/** Reads lines of JSON that is known to be right, as places in the bytes: no text is made yet. */
import type { AnswerPart } from '../../shared/domain/answer-lines.ts'

/** A token and its bytes in the body. */
export type JsonPlace = { kind: AnswerPart['kind']; readonly start: number; readonly end: number }

/** A line of laid out JSON. */
export type JsonRecord = {
  readonly line: number
  readonly depth: number
  readonly offset: number
  readonly places: readonly JsonPlace[]
  /** The byte behind its last token. */
  readonly end: number
  /** Its value; where it opens or closes something only the start or the end of that, the other is -1. */
  readonly valueStart: number
  readonly valueEnd: number
  readonly opens: boolean
  readonly closes: boolean
  /** It is too long to be read as a whole: the last place goes on, and what follows it on its line is not there. */
  readonly isCut: boolean
}

/** Where reading goes on. `isLine`: `depth` is that of the line itself; else a bracket that closes is one less deep. */
export type JsonState = {
  readonly line: number
  readonly depth: number
  readonly offset: number
  readonly isLine: boolean
}

type OpenRecord = {
  line: number
  depth: number
  offset: number
  places: JsonPlace[]
  valueStart: number
  valueEnd: number
  opens: boolean
  closes: boolean
}

/**
 * Tells every line that is whole in `bytes`, the first of which is at `from.offset`, until told to stop with false.
 * Returns where to go on. `isEnd`: nothing comes after these bytes.
 */
export function readRecords(
  bytes: Uint8Array,
  from: JsonState,
  isEnd: boolean,
  tell: (record: JsonRecord) => boolean,
): JsonState {
  const base = from.offset
  let { line, depth } = from
  let at = 0
  let goesOn = true
  let { isLine } = from
  let record: OpenRecord | null = null

  const finish = () => {
    if (record === null) return
    const end = record.places.at(-1)?.end ?? record.offset
    goesOn = tell({ ...record, end, isCut: false })
    if (record.opens) depth += 1
    line += 1
    record = null
  }
  const add = (kind: JsonPlace['kind'], length: number): OpenRecord => {
    record ??= { line, depth, offset: base + at, places: [], valueStart: -1, valueEnd: -1, opens: false, closes: false }
    record.places.push({ kind, start: base + at, end: base + at + length })
    at += length
    isLine = false
    return record
  }
  const begin = (kind: JsonPlace['kind'], length: number): OpenRecord => {
    if (record?.opens) finish()
    const begun = add(kind, length)
    begun.valueStart = base + at - length
    begun.valueEnd = kind === 'mark' ? -1 : base + at
    return begun
  }

  while (goesOn && at < bytes.length) {
    const byte = bytes[at] as number
    const open = record as OpenRecord | null
    if (byte === 0x20 || (byte >= 0x09 && byte <= 0x0d)) {
      at += 1
    } else if (byte === 0x22) {
      const length = stringLength(bytes, at)
      if (length === null && !isEnd) break
      begin('string', length ?? bytes.length - at)
    } else if (byte === 0x2c) {
      add('mark', 1)
      finish()
    } else if (byte === 0x3a) {
      const key = open?.places.at(-1)
      if (key) key.kind = 'key'
      add('mark', 1)
    } else if (byte === 0x7b || byte === 0x5b) {
      begin('mark', 1).opens = true
    } else if (byte === 0x7d || byte === 0x5d) {
      if (open?.opens) {
        const closed = add('mark', 1)
        closed.opens = false
        closed.valueEnd = base + at
      } else {
        finish()
        if (!goesOn) break
        if (!isLine) depth -= 1
        const closed = add('mark', 1)
        closed.closes = true
        closed.valueEnd = base + at
      }
    } else {
      const length = wordLength(bytes, at)
      if (at + length === bytes.length && !isEnd) break
      begin(isLetter(byte) ? 'word' : 'number', length)
    }
  }
  if (goesOn && isEnd) finish()
  const left = record as OpenRecord | null
  if (left === null) return { line, depth, offset: base + at, isLine: false }
  return { line: left.line, depth: left.depth, offset: left.offset, isLine: true }
}

/** Bytes of the string that begins here, quotes included; null when it does not end. */
function stringLength(bytes: Uint8Array, from: number): number | null {
  for (let at = from + 1; at < bytes.length; at += 1) {
    if (bytes[at] === 0x22) return at + 1 - from
    if (bytes[at] === 0x5c) at += 1
  }
  return null
}

function wordLength(bytes: Uint8Array, from: number): number {
  let at = from
  while (at < bytes.length && !endsWord(bytes[at] as number)) at += 1
  return Math.max(1, at - from)
}

function endsWord(byte: number): boolean {
  return byte <= 0x20 || byte === 0x2c || byte === 0x7d || byte === 0x5d || byte === 0x3a || byte === 0x22
}

function isLetter(byte: number): boolean {
  return byte >= 0x61
}
