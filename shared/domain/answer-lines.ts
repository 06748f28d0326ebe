/** The body of an answer as lines, of which the window asks for those it draws. There may be millions. */

/** Laid out as JSON or as XML, or as it was written (`text`). All are there for every body. */
export type AnswerView = 'json' | 'xml' | 'text'

/** A piece of a line, coloured by its kind. Secrets in it are masked. */
export type AnswerPart = {
  readonly kind: 'key' | 'string' | 'number' | 'word' | 'mark' | 'text'
  readonly text: string
}

/** One line. */
export type AnswerLine = {
  /** Its place among all lines of this view, from 0. */
  readonly line: number
  /** `text`: the number of its line in the source, from 1; null where it goes on from the line before. */
  readonly number: number | null
  /** `json`: how many objects and lists it is in. */
  readonly depth: number
  readonly parts: readonly AnswerPart[]
  /** Bytes of it that are not among `parts`: very long texts are shown by their beginning. */
  readonly more: number
  /** Where it opens an object or list: the line that closes it, null while that is not known; and how much is inside. */
  readonly end: number | null
  readonly count: number
}

/** Where a body stops being JSON: line and column in the source, both from 1, and what stands there. */
export type AnswerProblem = {
  readonly line: number
  readonly column: number
  /** A whole sentence. */
  readonly message: string
  readonly before: string
  readonly after: string
}

/** How far the lines of a body are known. */
export type AnswerLines = {
  /** While false there will be more lines; ask again. */
  readonly isWhole: boolean
  /** Lines there are so far. */
  readonly lines: number
  /** Bytes that were read so far, of `size`. */
  readonly bytes: number
  readonly size: number
  /** `json`: lines end here. */
  readonly problem: AnswerProblem | null
}

/** What a search found. `place` is among all matches, from 1; at most a million are gone through one by one. */
export type AnswerMatch = {
  readonly line: number
  readonly place: number
  /** Around the match, as it is written. */
  readonly before: string
  readonly match: string
  readonly after: string
}

/** Lines that open something, with the lines that close it: line, end, line, end … in order. */
export type AnswerFolds = Uint32Array
