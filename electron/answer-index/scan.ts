/** Passes over the bytes of a body from its beginning to its end. What they find is small enough to stay in memory. */
import type { Expect } from '../../shared/json/json-problem.ts'

/** What is looked for. Plain data: it goes to the thread that looks. */
export type ScanJob =
  /** Where the lines are, and where secrets stand. Each needle is one way a secret may be written. */
  | { readonly kind: 'json' | 'text'; readonly needles: readonly Uint8Array[] }
  /** Where a text stands, but for places that overlap `hidden` (start, end, start, end …). */
  | {
      readonly kind: 'search'
      readonly text: string
      readonly caseSensitive: boolean
      readonly isJson: boolean
      readonly hidden: Float64Array
    }
  /** Every object and list of several lines, from the outermost ones' children down to this depth. */
  | { readonly kind: 'folds'; readonly depth: number }

/** What was found since the last time it was told. */
export type ScanProgress = {
  readonly lines: number
  /** Bytes that were looked at. */
  readonly bytes: number
  /** `fieldsOfCheckpoint` numbers each. */
  readonly checkpoints: Float64Array
  /** Start and end of each secret. */
  readonly hidden: Float64Array
}

/** A place from which lines can be read on. JSON: line, offset, depth, place among its siblings. Text: row, offset, line, whether it goes on. */
export const fieldsOfCheckpoint = 4

/** A large object or list: its line, the line that closes it (-1 when nothing does), its entries, its place among its siblings, which one it is in (-1: none), 1 = object. */
export const fieldsOfContainer = 6

/** Where a body stops being JSON: what was expected at this byte, within this bracket. */
export type ScanProblem = {
  readonly offset: number
  readonly expect: Expect
  readonly close: '}' | ']' | null
  /** `unexpected`: a token that cannot stand there; `broken`: no token; `end`: the text ends; `deep`: more than fits. */
  readonly reason: 'unexpected' | 'broken' | 'end' | 'deep'
  /** Line in the source, from 1, and the byte where that begins. */
  readonly sourceLine: number
  readonly lineStart: number
}

/** What a whole pass found; the parts that belong to another kind of job are empty. */
export type ScanResult = {
  readonly lines: number
  readonly containers: Float64Array
  readonly problem: ScanProblem | null
  /** Objects and lists of several lines by depth, for the first 64 depths. */
  readonly perDepth: Float64Array
  /** Search: start, end … in order. Folds: line, closing line … in order. */
  readonly pairs: Float64Array
  /** Search: how many there are in all, also those that `pairs` has no room for. */
  readonly total: number
}

/** A pass under way. */
export type Scan = {
  /** Takes the next bytes; they are not kept. */
  readonly push: (bytes: Uint8Array) => void
  /** What was found since the last call and is settled. */
  readonly progress: () => ScanProgress
  /** The end of the body. `progress` has to be asked once more after it. */
  readonly finish: () => ScanResult
}

/** A result in which nothing was found. */
export const emptyResult: ScanResult = {
  lines: 0,
  containers: new Float64Array(),
  problem: null,
  perDepth: new Float64Array(),
  pairs: new Float64Array(),
  total: 0,
}

/** Bytes of the byte order mark that UTF-8 texts may begin with. */
export const markBytes = 3

/** Whether these first bytes of a body are UTF-8's byte order mark. */
export function beginsWithMark(bytes: Uint8Array): boolean {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf
}
