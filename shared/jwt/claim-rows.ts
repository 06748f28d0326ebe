/**
 * The rows of a part: every value of its JSON, in the order of the text. One pass with a stack of its own, so that neither
 * depth nor length is a trouble: 1,000 levels and 100,000 values are read like any others.
 */
import { firstHidden } from '../core/hidden-characters.ts'
import { closeFrame } from './close-frame.ts'
import { endOfText, endOfWord, skipBlank, unquote } from './json-scan.ts'
import { instantOf } from './numeric-date.ts'
import { DEEPEST, parseJsonExactly } from './parse-json-exactly.ts'
import { type Draft, type Frame, type LookUp, lookUpIn, nothing, openFrame } from './row-frame.ts'
import { pathOfItem, pathOfName } from './row-path.ts'
import type { ClaimRow } from './token-reading.ts'

/** The rows, and what they should be looked at twice for. */
export type RowsReading = {
  readonly rows: readonly ClaimRow[]
  /** Names that stand more than once in their object, each once, in order. */
  readonly repeated: readonly string[]
  /** A character that cannot be seen, and the path it stands under; null when there is none. */
  readonly hidden: { readonly hidden: string; readonly name: string; readonly path: string } | null
}

const MOST_UNFOLDED = 8
/** Texts that look like JSON and are none, until no further one is tried: each costs much more than a look. */
const MOST_FAILED = 100

/** The rows of a JSON object or list. The text has to be well-formed and not deeper than `DEEPEST`. */
export function readRows(text: string, lookUp: LookUp): RowsReading {
  const rows: Draft[] = []
  const repeated = new Set<string>()
  let hidden: RowsReading['hidden'] = null
  const tries = { failed: 0 }
  const start = skipBlank(text, 0)
  const stack: Frame[] = [openFrame(text, start, { row: null, unfolded: 0, range: null, lookUp })]
  for (;;) {
    const frame = stack.at(-1)
    if (frame === undefined) return { rows, repeated: [...repeated], hidden }
    const at = skipBlank(frame.text, frame.at)
    const code = frame.text.charCodeAt(at)
    if (code === 0x2c) {
      frame.at = at + 1
      continue
    }
    if (code === 0x7d || code === 0x5d || at >= frame.text.length) {
      closeFrame(frame, at + 1, repeated)
      stack.pop()
      const outer = stack.at(-1)
      if (outer !== undefined && outer.text === frame.text) outer.at = at + 1
      continue
    }
    const row = openRow(frame, at)
    rows.push(row)
    const inner = readValue(frame, row, tries)
    if (inner !== null) stack.push(inner)
    hidden ??= hiddenIn(row)
  }
}

/** Reads the name, if there is one, and leaves the frame at the value. */
function openRow(frame: Frame, at: number): Draft {
  const index = frame.count
  let name: string | null = null
  frame.at = at
  if (!frame.isList) {
    const end = endOfText(frame.text, at)
    name = unquote(frame.text.slice(at, end))
    frame.at = skipBlank(frame.text, skipBlank(frame.text, end) + 1)
  }
  const row: Draft = {
    depth: frame.depth,
    name,
    index: name === null ? index : null,
    kind: 'null',
    text: '',
    count: 0,
    from: frame.range?.from ?? at,
    to: frame.range?.to ?? at,
    path: name === null ? pathOfItem(frame.path, index) : pathOfName(frame.path, name),
    known: name === null ? null : frame.lookUp(name),
    instant: null,
    isRepeated: false,
    isUnfolded: false,
  }
  frame.count += 1
  frame.members?.push(row)
  return row
}

/** Fills the row in as far as its value is read now; gives the frame of what is in it, if there is something. */
function readValue(frame: Frame, row: Draft, tries: { failed: number }): Frame | null {
  const { text, at } = frame
  const code = text.charCodeAt(at)
  if (code === 0x7b || code === 0x5b) {
    row.kind = code === 0x7b ? 'object' : 'list'
    return openFrame(text, at, { row, unfolded: frame.unfolded, range: frame.range, lookUp: lookUpIn(frame, row) })
  }
  const end = code === 0x22 ? endOfText(text, at) : endOfWord(text, at)
  const written = text.slice(at, end)
  frame.at = end
  if (frame.range === null) row.to = end
  if (code === 0x22) {
    row.kind = 'text'
    row.text = unquote(written)
  } else {
    row.kind = code === 0x74 || code === 0x66 ? 'boolean' : code === 0x6e ? 'null' : 'number'
    row.text = written
  }
  if (row.known?.isTime === true) row.instant = instantOf(row.kind === 'number' ? Number(written) : row.text)
  return row.kind === 'text' ? unfold(frame, row, tries) : null
}

/** The frame of what is in a text that is itself a JSON object or list; null when it is none. */
function unfold(frame: Frame, row: Draft, tries: { failed: number }): Frame | null {
  const first = skipBlank(row.text, 0)
  const code = row.text.charCodeAt(first)
  if ((code !== 0x7b && code !== 0x5b) || frame.unfolded >= MOST_UNFOLDED || row.depth > DEEPEST) return null
  if (tries.failed >= MOST_FAILED) return null
  if (!parseJsonExactly(row.text).ok) {
    tries.failed += 1
    return null
  }
  row.isUnfolded = true
  return openFrame(row.text, first, {
    row,
    unfolded: frame.unfolded + 1,
    range: frame.range ?? { from: row.from, to: row.to },
    lookUp: row.depth === 0 ? frame.lookUp : nothing,
  })
}

/** Line ends in a value are nothing to hide: postal addresses and unfolded JSON have them. */
function hiddenIn(row: Draft): RowsReading['hidden'] {
  const found =
    (row.name === null ? null : firstHidden(row.name)) ??
    (row.kind === 'text' ? firstHidden(row.text, { allowLines: true }) : null)
  return found === null ? null : { ...found, path: row.path }
}
