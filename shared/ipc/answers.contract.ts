import type { AnswerBody, AnswerBytes } from '../domain/answer-body.ts'
import type { AnswerFolds, AnswerLine, AnswerLines, AnswerMatch, AnswerView } from '../domain/answer-lines.ts'
import type { CharsetId } from '../domain/charsets.ts'
import type { Channels } from './contract.ts'

/** Which body, seen how. Every call fails with `not-found` once the answer is no longer kept. */
type Seen = { exchangeId: string; view: AnswerView }

export type AnswersContract = {
  /** Begins to find the lines, if that was not asked before, and says how far that is. Comes back when there is something new. */
  open: (input: Seen & { knownBytes: number }) => AnswerLines
  /** The lines of these stretches, at most 500 in all; fewer where there are fewer. */
  lines: (input: Seen & { stretches: readonly { from: number; count: number }[] }) => readonly AnswerLine[]
  /**
   * The next match after (or before) a line, going on from the other end; null when there is none. A second search ends
   * the first one, which then fails with `cancelled`. Secrets are not found.
   */
  search: (
    input: Seen & {
      text: string
      caseSensitive: boolean
      /** From this match on, or from this line where none was shown yet. */
      from: { match: number } | { line: number }
      direction: 'next' | 'previous'
    },
  ) => { match: AnswerMatch | null; total: number }
  /** Ends a search under way. */
  stopSearch: (input: { exchangeId: string }) => void
  /** What "fold all" folds: from the second level down, as deep as a million folds go. */
  folds: (input: { exchangeId: string }) => AnswerFolds
  /** The way to what stands on a line: JSONPath (RFC 9535) and JSON Pointer (RFC 6901). */
  path: (input: { exchangeId: string; line: number }) => { path: string; pointer: string }
  copyPath: (input: { exchangeId: string; line: number; form: 'path' | 'pointer' }) => { copied: string }
  /** Copies a value as it is written; a text without its quotes and escapes. Nothing is copied that is too long. */
  copyValue: (input: { exchangeId: string; line: number }) => { copied: boolean; size: number }
  /** Copies all of the body as text, unless it is too long. */
  copyBody: (input: { exchangeId: string }) => { copied: boolean; size: number }
  /** The beginning of a value, up to a million bytes; `more` bytes are not in it. A text comes without quotes and escapes. */
  value: (input: { exchangeId: string; line: number }) => { text: string; more: number }
  /** Bytes as they came, at most 64 KiB at once; secrets are blotted out. */
  bytes: (input: { exchangeId: string; from: number; length: number }) => AnswerBytes
  /** Copies bytes in hexadecimal, at most 64 KiB; `bytes` says how many it were. */
  copyHex: (input: { exchangeId: string; from: number; length: number }) => { bytes: number }
  /** Has the body read in another charset from now on, its lines too; null: in the one that it names. */
  readAs: (input: { exchangeId: string; charset: CharsetId | null }) => AnswerBody
  /** Starts dragging the body out of the window as a file. `dragged` is false when it is too large for that. */
  drag: (input: { exchangeId: string }) => { dragged: boolean }
}

export const answersChannels = {
  open: 'answers:open',
  lines: 'answers:lines',
  search: 'answers:search',
  stopSearch: 'answers:stopSearch',
  folds: 'answers:folds',
  path: 'answers:path',
  copyPath: 'answers:copyPath',
  copyValue: 'answers:copyValue',
  copyBody: 'answers:copyBody',
  value: 'answers:value',
  bytes: 'answers:bytes',
  copyHex: 'answers:copyHex',
  readAs: 'answers:readAs',
  drag: 'answers:drag',
} as const satisfies Channels<AnswersContract, 'answers'>
