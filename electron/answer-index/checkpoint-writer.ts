/** Picks the lines from which reading can begin: about one in 64, and one behind every long line. */
import { GrowingList } from './growing-list.ts'

/** A line of this many bytes or more is long: what comes behind it can be read without it. */
const longLineBytes = 64 * 1024

/** Lines between two checkpoints, at most twice as many. */
const linesApart = 64

/**
 * Of every window of lines the shallowest is taken: so the entries of an object or list can be counted from a checkpoint
 * that is never far, whatever its entries hold.
 */
export class CheckpointWriter {
  readonly list = new GrowingList()
  private windowLine = 0
  private windowOffset = 0
  private lastOffset = 0
  private lastWritten = -1
  private line = -1
  private offset = 0
  private depth = 0
  private extra = 0

  /** Takes every line in order. Says whether a window has just ended. */
  add(line: number, offset: number, depth: number, extra: number): boolean {
    const isFirst = line === 0
    const ends = isFirst || line - this.windowLine >= linesApart || offset - this.windowOffset >= longLineBytes
    const behindLong = isFirst || offset - this.lastOffset >= longLineBytes
    this.lastOffset = offset
    if (ends) this.write()
    if (!ends && depth >= this.depth) return false
    this.line = line
    this.offset = offset
    this.depth = depth
    this.extra = extra
    if (!ends) return false
    this.windowLine = line
    this.windowOffset = offset
    if (behindLong) this.write()
    return true
  }

  /** Writes down the last one. */
  finish(): void {
    this.write()
  }

  private write(): void {
    if (this.line === this.lastWritten) return
    this.lastWritten = this.line
    this.list.push(this.line)
    this.list.push(this.offset)
    this.list.push(this.depth)
    this.list.push(this.extra)
  }
}
