/**
 * The text of a file of records: a line for each change, each behind its own checksum, the first of them the schema and
 * how many records the file began with. Plain functions.
 */
import { createHash } from 'node:crypto'

/** One change. */
type RecordLine =
  | { readonly id: string; readonly value: unknown }
  /** Without a value: the record was removed. */
  | { readonly id: string }

/** What could be read of a file. */
export type RecordLines = {
  readonly schema: number
  readonly lines: readonly RecordLine[]
  /** How many lines make up the records that the file began with. */
  readonly begun: number
  /** A line, or a part of the beginning, is not as it was written. */
  readonly isDamaged: boolean
  /** Where the last whole line ends, bytes. What stands behind it was being written when the app was ended. */
  readonly end: number
}

const checksumLength = 16
const lineFeed = 10

export function headLine(schema: number, records: number): string {
  return seal({ schema, records })
}

export function putLine(id: string, value: unknown): string {
  return seal({ put: id, value })
}

export function removeLine(id: string): string {
  return seal({ remove: id })
}

/** Null for what is no such file, or whose first line is lost: nothing is known of the rest then. */
export function readLines(bytes: Buffer): RecordLines | null {
  const lines: RecordLine[] = []
  let head: { readonly schema: number; readonly records: number } | null = null
  let isDamaged = false
  let read = 0
  let end = 0
  for (let next = bytes.indexOf(lineFeed); next !== -1; next = bytes.indexOf(lineFeed, end)) {
    const content = open(bytes.subarray(end, next))
    end = next + 1
    if (head === null) {
      head = asHead(content)
      if (head === null) return null
      continue
    }
    read += 1
    const line = asLine(content)
    if (line === null) isDamaged = true
    else lines.push(line)
  }
  if (head === null) return null
  return { schema: head.schema, lines, begun: head.records, isDamaged: isDamaged || read < head.records, end }
}

function seal(content: unknown): string {
  const text = JSON.stringify(content)
  return `${checksum(Buffer.from(text))} ${text}\n`
}

function checksum(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex').slice(0, checksumLength)
}

function open(line: Buffer): unknown {
  const text = line.subarray(checksumLength + 1)
  if (line.toString('latin1', 0, checksumLength + 1) !== `${checksum(text)} `) return undefined
  try {
    return JSON.parse(text.toString('utf8'))
  } catch {
    return undefined
  }
}

function asHead(content: unknown): { schema: number; records: number } | null {
  if (typeof content !== 'object' || content === null || !('schema' in content) || !('records' in content)) return null
  const { schema, records } = content
  if (typeof schema !== 'number' || !Number.isSafeInteger(schema) || schema < 1) return null
  return typeof records === 'number' && Number.isSafeInteger(records) && records >= 0 ? { schema, records } : null
}

function asLine(content: unknown): RecordLine | null {
  if (typeof content !== 'object' || content === null) return null
  if ('put' in content && typeof content.put === 'string' && 'value' in content) {
    return { id: content.put, value: content.value }
  }
  return 'remove' in content && typeof content.remove === 'string' ? { id: content.remove } : null
}
