/** Finds a text in UTF-8 bytes as they are written, in one pass. */
import { GrowingList } from './growing-list.ts'
import { emptyResult, type ScanResult } from './scan.ts'

/** Places that are remembered; more are only counted. */
const mostRemembered = 1_000_000
/** White space that may stand where the laid out text has a space behind a colon. */
const mostSpaces = 64

/** One character in the ways it may be written; or `null`: any white space, or none. */
type Step = readonly Uint8Array[] | null

export type SearchOptions = {
  readonly text: string
  readonly caseSensitive: boolean
  /** The space that stands behind a name's colon is ours: in the bytes there may be another one, or none. */
  readonly isJson: boolean
  /** Start, end … of places that nothing is found in. */
  readonly hidden: Float64Array
}

export class SearchScan {
  private readonly steps: readonly Step[]
  private readonly first = new Uint8Array(256)
  private readonly longest: number
  private readonly hidden: Float64Array
  private hiddenAt = 0
  private readonly found = new GrowingList()
  private total = 0
  private rest = new Uint8Array()
  private base: number

  constructor(options: SearchOptions, offset: number) {
    this.base = offset
    this.hidden = options.hidden
    this.steps = stepsOf(options)
    for (const written of this.steps[0] ?? []) this.first[written[0] as number] = 1
    this.longest = this.steps.reduce((sum, step) => sum + longestOf(step), 0)
  }

  push(piece: Uint8Array): void {
    this.search(this.withRest(piece), false)
  }

  finish(): ScanResult {
    this.search(this.rest, true)
    return { ...emptyResult, pairs: this.found.from(0), total: this.total }
  }

  private withRest(piece: Uint8Array): Uint8Array {
    if (this.rest.length === 0) return piece
    const bytes = new Uint8Array(this.rest.length + piece.length)
    bytes.set(this.rest)
    bytes.set(piece, this.rest.length)
    return bytes
  }

  private search(bytes: Uint8Array, isEnd: boolean): void {
    const { first } = this
    const limit = isEnd ? bytes.length : bytes.length - this.longest
    let at = 0
    while (this.steps.length > 0) {
      while (at < limit && first[bytes[at] as number] === 0) at += 1
      if (at >= limit) break
      const end = this.endOfMatch(bytes, at)
      if (end > 0) this.add(this.base + at, this.base + end)
      at = end > 0 ? end : at + 1
    }
    this.rest = bytes.slice(Math.min(at, bytes.length))
    this.base += bytes.length - this.rest.length
  }

  /** The place behind the text that begins at `start`, or -1. */
  private endOfMatch(bytes: Uint8Array, start: number): number {
    let at = start
    for (const step of this.steps) {
      if (step === null) {
        for (let spaces = 0; spaces < mostSpaces && isSpace(bytes[at]); spaces += 1) at += 1
        continue
      }
      const written = step.find((way) => isAt(bytes, at, way))
      if (written === undefined) return -1
      at += written.length
    }
    return at
  }

  private add(start: number, end: number): void {
    const { hidden } = this
    while (this.hiddenAt < hidden.length && (hidden[this.hiddenAt + 1] as number) <= start) this.hiddenAt += 2
    if (this.hiddenAt < hidden.length && (hidden[this.hiddenAt] as number) < end) return
    this.total += 1
    if (this.found.length >= mostRemembered * 2) return
    this.found.push(start)
    this.found.push(end)
  }
}

function stepsOf({ text, caseSensitive, isJson }: SearchOptions): readonly Step[] {
  const encoder = new TextEncoder()
  const steps: Step[] = []
  const characters = Array.from(text)
  for (const [place, character] of characters.entries()) {
    if (isJson && /\s/.test(character) && place > 0 && (characters[place - 1] === ':' || steps.at(-1) === null)) {
      if (steps.at(-1) !== null) steps.push(null)
      continue
    }
    const ways = caseSensitive ? [character] : [character, character.toLowerCase(), character.toUpperCase()]
    steps.push([...new Set(ways)].map((way) => encoder.encode(way)))
  }
  return steps
}

function longestOf(step: Step): number {
  return step === null ? mostSpaces : Math.max(...step.map(({ length }) => length))
}

function isAt(bytes: Uint8Array, at: number, written: Uint8Array): boolean {
  for (let index = 0; index < written.length; index += 1) {
    if (bytes[at + index] !== written[index]) return false
  }
  return true
}

function isSpace(byte: number | undefined): boolean {
  return byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09
}
