/**
 * One pass over JSON (RFC 8259) in UTF-8, byte by byte and never recursive: counts the lines it has when laid out,
 * notes where reading can begin again, and finds where it stops being JSON. Answers what `layOutJson` answers.
 */
import type { Expect } from '../../shared/json/json-problem.ts'
import { CheckpointWriter } from './checkpoint-writer.ts'
import { GrowingList } from './growing-list.ts'
import { emptyResult, fieldsOfContainer, type ScanProblem, type ScanResult } from './scan.ts'
import { startWord, stepWord, wordIsWhole } from './word-state.ts'

/** Deeper than any answer means to be; each level costs memory. */
const deepest = 1_000_000
const mostContainers = 4_000_000

/** Containers of more lines or bytes than this are remembered; where smaller ones end is read anew. */
const smallLines = 256
const smallBytes = 256 * 1024

const [VALUE, ITEM, VALUE_OR_CLOSE, KEY, KEY_OR_CLOSE, COLON, COMMA_OR_CLOSE, END] = [0, 1, 2, 3, 4, 5, 6, 7]
const expectations: readonly Expect[] = [
  ...(['value', 'item', 'value-or-close', 'key', 'key-or-close', 'colon', 'comma-or-close', 'end'] as const),
]
const [BETWEEN, STRING, ESCAPE, WORD] = [0, 1, 2, 3]
const [QUOTE, BACKSLASH, LINE_FEED, COMMA, COLON_MARK] = [0x22, 0x5c, 0x0a, 0x2c, 0x3a]
const [OPEN_OBJECT, CLOSE_OBJECT, OPEN_LIST, CLOSE_LIST] = [0x7b, 0x7d, 0x5b, 0x5d]

/** 1 = a mark, 2 = white space of JSON, 4 = ends a word. */
const classOf = new Uint8Array(256)
for (const mark of [OPEN_OBJECT, CLOSE_OBJECT, OPEN_LIST, CLOSE_LIST, COMMA, COLON_MARK]) classOf[mark] = 1 | 4
for (const space of [0x20, 0x09, LINE_FEED, 0x0d]) classOf[space] = 2 | 4
for (const end of [QUOTE, 0x0b, 0x0c]) classOf[end] = 4
const endsRun = new Uint8Array(256).fill(1, 0, 0x20)
endsRun[QUOTE] = 1
endsRun[BACKSLASH] = 1

export class JsonScan {
  readonly checkpoints = new CheckpointWriter()
  lines = 0
  private readonly containers = new GrowingList()
  private readonly folds = new GrowingList()
  private readonly perDepth = new Float64Array(64)
  /** Per open bracket: its line, byte, entries so far, place among its siblings, 1 = object. */
  private readonly opened = new GrowingList()
  private depth = 0
  /** How many of the open ones, from the outermost on, are in `containers`; and which they are there. */
  private readonly remembered = new GrowingList()
  private expect = VALUE
  private mode = BETWEEN
  private word = 0
  private tokenStart = 0
  /** The next token begins a line. */
  private fresh = true
  private base: number
  private sourceLine = 1
  private lineStart: number
  private problem: ScanProblem | null = null
  /** Line feeds behind a backslash: they count once their text has ended. */
  private escapedFeeds: number[] = []
  private readonly foldDepth: number

  /** `offset` is that of the first byte. Folds are collected down to `foldDepth`. */
  constructor(offset: number, foldDepth = -1) {
    this.base = offset
    this.lineStart = offset
    this.foldDepth = foldDepth
  }

  /** It has already been no JSON. */
  get isBroken(): boolean {
    return this.problem !== null
  }

  push(bytes: Uint8Array): void {
    const { length } = bytes
    const { base } = this
    let index = 0
    while (index < length && this.problem === null) {
      if (this.mode === STRING) {
        while (index < length && endsRun[bytes[index] as number] === 0) index += 1
        if (index === length) break
        const byte = bytes[index++]
        if (byte === QUOTE) this.endString()
        else if (byte === BACKSLASH) this.mode = ESCAPE
        else this.fail(this.tokenStart, 'broken')
      } else if (this.mode === BETWEEN) {
        const byte = bytes[index] as number
        const kind = classOf[byte] as number
        if (kind & 2) {
          if (byte === LINE_FEED) this.newSourceLine(base + index)
          index += 1
        } else if (kind & 1) {
          this.mark(byte, base + index++)
        } else {
          this.startToken(byte, base + index++)
        }
      } else if (this.mode === WORD) {
        let { word } = this
        while (index < length && word !== 0 && ((classOf[bytes[index] as number] as number) & 4) === 0) {
          word = stepWord(word, bytes[index++] as number)
        }
        this.word = word
        if (word === 0) this.fail(this.tokenStart, 'broken')
        else if (index < length) this.endWord()
      } else {
        if (bytes[index] === LINE_FEED) this.escapedFeeds.push(base + index)
        this.mode = STRING
        index += 1
      }
    }
    this.base += length
  }

  finish(): ScanResult {
    if (this.problem === null && this.mode === WORD) this.endWord()
    if (this.problem === null && this.mode !== BETWEEN) this.fail(this.tokenStart, 'broken')
    if (this.problem === null && this.expect !== END) this.fail(this.base, 'end')
    this.checkpoints.finish()
    return {
      ...emptyResult,
      lines: this.lines,
      containers: this.containers.from(0),
      problem: this.problem,
      perDepth: this.perDepth,
      pairs: sortedPairs(this.folds.from(0)),
    }
  }

  private newSourceLine(offset: number): void {
    this.sourceLine += 1
    this.lineStart = offset + 1
  }

  private startToken(byte: number, offset: number): void {
    const { expect } = this
    this.tokenStart = offset
    if (byte === QUOTE) {
      if (expect > KEY_OR_CLOSE) this.fail(offset, 'unexpected')
      else this.mode = STRING
      return
    }
    if (expect > VALUE_OR_CLOSE) {
      this.fail(offset, 'unexpected')
      return
    }
    this.word = startWord(byte)
    if (this.word === 0) this.fail(offset, 'broken')
    else this.mode = WORD
  }

  private endString(): void {
    this.mode = BETWEEN
    if (this.escapedFeeds.length > 0) {
      for (const feed of this.escapedFeeds) this.newSourceLine(feed)
      this.escapedFeeds = []
    }
    if (this.fresh) this.beginLine(this.tokenStart)
    if (this.expect === KEY || this.expect === KEY_OR_CLOSE) this.expect = COLON
    else this.afterValue()
  }

  private endWord(): void {
    if (!wordIsWhole(this.word)) {
      this.fail(this.tokenStart, 'broken')
      return
    }
    this.mode = BETWEEN
    if (this.fresh) this.beginLine(this.tokenStart)
    this.afterValue()
  }

  private mark(byte: number, offset: number): void {
    const { expect } = this
    if (byte === COMMA) {
      if (expect !== COMMA_OR_CLOSE) {
        this.fail(offset, 'unexpected')
        return
      }
      const top = this.opened.length - 5
      this.opened.set(top + 2, this.opened.at(top + 2) + 1)
      this.expect = this.opened.at(top + 4) === 1 ? KEY : ITEM
      this.fresh = true
    } else if (byte === COLON_MARK) {
      if (expect === COLON) this.expect = VALUE
      else this.fail(offset, 'unexpected')
    } else if (byte === OPEN_OBJECT || byte === OPEN_LIST) {
      if (expect > VALUE_OR_CLOSE) this.fail(offset, 'unexpected')
      else this.open(byte === OPEN_OBJECT, offset)
    } else {
      this.close(byte, offset)
    }
  }

  private open(isObject: boolean, offset: number): void {
    if (this.depth === deepest) {
      this.fail(offset, 'deep')
      return
    }
    if (this.fresh) this.beginLine(offset)
    const entry = this.entry()
    this.opened.push(this.lines - 1)
    this.opened.push(offset)
    this.opened.push(0)
    this.opened.push(entry)
    this.opened.push(isObject ? 1 : 0)
    this.depth += 1
    this.expect = isObject ? KEY_OR_CLOSE : VALUE_OR_CLOSE
    this.fresh = true
  }

  private close(byte: number, offset: number): void {
    const { expect } = this
    const isEmpty = expect === (byte === CLOSE_OBJECT ? KEY_OR_CLOSE : VALUE_OR_CLOSE)
    const top = this.opened.length - 5
    const matches = top >= 0 && (this.opened.at(top + 4) === 1) === (byte === CLOSE_OBJECT)
    if (!isEmpty && !(expect === COMMA_OR_CLOSE && matches)) {
      this.fail(offset, 'unexpected')
      return
    }
    const line = this.opened.at(top)
    const count = this.opened.at(top + 2) + 1
    this.opened.length = top
    this.depth -= 1
    if (isEmpty) {
      this.fresh = false
    } else {
      this.beginLine(offset)
      this.closed(line, count)
    }
    if (this.remembered.length > this.depth) this.remembered.pop()
    this.afterValue()
  }

  private closed(line: number, count: number): void {
    const { depth } = this
    if (depth < this.perDepth.length) this.perDepth[depth] = (this.perDepth[depth] as number) + 1
    if (depth > 0 && depth <= this.foldDepth) {
      this.folds.push(line)
      this.folds.push(this.lines - 1)
    }
    if (this.remembered.length <= depth) return
    const place = this.remembered.at(depth) * fieldsOfContainer
    this.containers.set(place + 1, this.lines - 1)
    this.containers.set(place + 2, count)
  }

  private afterValue(): void {
    this.expect = this.depth === 0 ? END : COMMA_OR_CLOSE
  }

  /** How many entries the innermost open bracket has had. */
  private entry(): number {
    return this.depth === 0 ? 0 : this.opened.at(this.opened.length - 3)
  }

  private beginLine(offset: number): void {
    this.fresh = false
    const line = this.lines++
    if (this.checkpoints.add(line, offset, this.depth, this.entry())) this.rememberLarge(line, offset)
  }

  /** From the outermost open bracket on: so they are in the order of their lines. */
  private rememberLarge(line: number, offset: number): void {
    while (this.remembered.length < this.depth) {
      const at = this.remembered.length * 5
      if (line - this.opened.at(at) <= smallLines && offset - this.opened.at(at + 1) <= smallBytes) return
      const parent = this.remembered.length === 0 ? -1 : this.remembered.at(this.remembered.length - 1)
      this.remembered.push(this.containers.length / fieldsOfContainer)
      this.containers.push(this.opened.at(at))
      this.containers.push(-1)
      this.containers.push(0)
      this.containers.push(this.opened.at(at + 3))
      this.containers.push(parent)
      this.containers.push(this.opened.at(at + 4))
      if (this.containers.length / fieldsOfContainer >= mostContainers) this.fail(offset, 'deep')
    }
  }

  private fail(offset: number, reason: ScanProblem['reason']): void {
    const { sourceLine, lineStart } = this
    const close = this.depth === 0 ? null : this.opened.at(this.opened.length - 1) === 1 ? '}' : ']'
    this.problem = { offset, expect: expectations[this.expect] as Expect, close, reason, sourceLine, lineStart }
  }
}

/** Pairs by their first numbers; they come by their second ones. */
function sortedPairs(pairs: Float64Array): Float64Array {
  const order = Uint32Array.from({ length: pairs.length / 2 }, (_none, index) => index)
  order.sort((a, b) => (pairs[a * 2] as number) - (pairs[b * 2] as number))
  const sorted = new Float64Array(pairs.length)
  for (const [place, from] of order.entries()) {
    sorted[place * 2] = pairs[from * 2] as number
    sorted[place * 2 + 1] = pairs[from * 2 + 1] as number
  }
  return sorted
}
