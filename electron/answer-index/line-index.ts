/** What is known of the lines of a body: where to begin reading for any of them, and what the large containers hold. */
import { GrowingList } from './growing-list.ts'
import { cover } from './needle-scan.ts'
import { fieldsOfCheckpoint, fieldsOfContainer, type ScanProblem, type ScanProgress, type ScanResult } from './scan.ts'

/** A line from which reading can begin. `depth` and `entry` (text: the line's number, and 1 where it goes on). */
export type Checkpoint = {
  readonly line: number
  readonly offset: number
  readonly depth: number
  readonly entry: number
  readonly isLine: true
}

/** A large object or list. `end` is null when nothing closes it. */
export type Container = {
  readonly line: number
  readonly end: number | null
  readonly count: number
  readonly entry: number
  readonly parent: number
  readonly isObject: boolean
}

export class LineIndex {
  lines = 0
  bytes = 0
  isWhole = false
  problem: ScanProblem | null = null
  perDepth: Float64Array = new Float64Array()
  /** Start, end … of the places where secrets stand. */
  readonly hidden = new GrowingList()
  private readonly checkpoints = new GrowingList()
  private containers: Float64Array = new Float64Array()

  add({ lines, bytes, checkpoints, hidden }: ScanProgress): void {
    this.lines = lines
    this.bytes = bytes
    this.checkpoints.append(checkpoints)
    for (let at = 0; at < hidden.length; at += 2) cover(this.hidden, hidden[at] as number, hidden[at + 1] as number)
  }

  /** All is known. `found`: where a problem really is, when a closer look showed it to be further on. */
  complete(result: ScanResult, found?: { readonly offset: number; readonly tokensBefore: number }): void {
    const { lines, containers, problem, perDepth } = result
    this.containers = containers
    this.perDepth = perDepth
    this.problem = problem && { ...problem, offset: found?.offset ?? problem.offset }
    const beganLine = problem !== null && (problem.expect !== 'value' || lines === 0)
    this.lines = lines + (beganLine && (found?.tokensBefore ?? 0) > 0 ? 1 : 0)
    this.isWhole = true
  }

  /** The byte where the lines end. */
  get limit(): number {
    return this.problem?.offset ?? this.bytes
  }

  /** The last checkpoint at or before this line. */
  before(line: number): Checkpoint {
    return this.checkpoint(Math.max(0, this.lastPlace(line, 0)))
  }

  /** The last checkpoint at or before this byte. */
  beforeByte(offset: number): Checkpoint {
    return this.checkpoint(Math.max(0, this.lastPlace(offset, 1)))
  }

  /** The checkpoint of this line, if it has one. */
  exactly(line: number): Checkpoint | null {
    const found = this.before(line)
    return found.line === line ? found : null
  }

  /** The last checkpoint from `line` back whose depth is `depth`, but none before `first`. */
  atDepth(line: number, depth: number, first: number): Checkpoint | null {
    for (let place = this.lastPlace(line, 0); place >= 0; place -= 1) {
      const found = this.checkpoint(place)
      if (found.line < first) return null
      if (found.depth === depth) return found
    }
    return null
  }

  /** The large container that this line opens. */
  opening(line: number): Container | null {
    const found = this.container(this.lastContainer(line))
    return found?.line === line ? found : null
  }

  /** The large containers that this line is in, opens or closes, from the outermost on. */
  around(line: number): readonly Container[] {
    const found: Container[] = []
    let container = this.container(this.lastContainer(line))
    while (container !== null) {
      if (container.end === null || container.end >= line) found.push(container)
      container = this.container(container.parent)
    }
    return found.reverse()
  }

  private checkpoint(place: number): Checkpoint {
    const at = place * fieldsOfCheckpoint
    const list = this.checkpoints
    if (at >= list.length) return { line: 0, offset: 0, depth: 0, entry: 0, isLine: true }
    return {
      line: list.at(at),
      offset: list.at(at + 1),
      depth: list.at(at + 2),
      entry: list.at(at + 3),
      isLine: true,
    }
  }

  private lastPlace(value: number, field: 0 | 1): number {
    let [low, high] = [0, this.checkpoints.length / fieldsOfCheckpoint]
    while (low < high) {
      const middle = (low + high) >> 1
      if (this.checkpoints.at(middle * fieldsOfCheckpoint + field) <= value) low = middle + 1
      else high = middle
    }
    return low - 1
  }

  private container(place: number): Container | null {
    const at = place * fieldsOfContainer
    if (place < 0 || at >= this.containers.length) return null
    const [line = 0, end = 0, count = 0, entry = 0, parent = -1, isObject = 0] = this.containers.subarray(at)
    return { line, end: end < 0 ? null : end, count, entry, parent, isObject: isObject === 1 }
  }

  private lastContainer(line: number): number {
    let [low, high] = [0, this.containers.length / fieldsOfContainer]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((this.containers[middle * fieldsOfContainer] as number) <= line) low = middle + 1
      else high = middle
    }
    return low - 1
  }
}
