/** The pass for a job. */
import type { CheckpointWriter } from './checkpoint-writer.ts'
import { JsonScan } from './json-scan.ts'
import { NeedleScan } from './needle-scan.ts'
import { beginsWithMark, markBytes, type Scan, type ScanJob, type ScanResult } from './scan.ts'
import { SearchScan } from './search-scan.ts'
import { TextScan } from './text-scan.ts'

type Finder = {
  readonly push: (bytes: Uint8Array) => void
  readonly finish: () => ScanResult
  readonly lines?: number
  readonly checkpoints?: CheckpointWriter
}

/** A pass from the first byte on. A byte order mark is passed over. */
export function createScan(job: ScanJob): Scan {
  let scan: Scan | null = null
  // The first bytes may come one by one.
  let held = new Uint8Array()
  const begin = () => {
    const offset = beginsWithMark(held) ? markBytes : 0
    scan = startedAt(offset, job)
    scan.push(held.subarray(offset))
    return scan
  }
  return {
    push(bytes) {
      if (scan !== null) {
        scan.push(bytes)
        return
      }
      held = Uint8Array.from([...held, ...bytes.subarray(0, markBytes)])
      if (held.length >= markBytes) begin().push(bytes.subarray(Math.min(bytes.length, markBytes)))
    },
    progress: () => (scan ?? begin()).progress(),
    finish: () => (scan ?? begin()).finish(),
  }
}

function startedAt(offset: number, job: ScanJob): Scan {
  const needles = new NeedleScan('needles' in job ? job.needles : [], offset)
  const finder = finderOf(job, offset)
  let bytes = offset
  let told = 0
  // The last line may go on.
  const reached = () => ({
    lines: Math.max(0, (finder.lines ?? 0) - 1),
    checkpoints: finder.checkpoints?.list.length ?? 0,
    bytes,
  })
  let settled = { lines: 0, checkpoints: 0, bytes }
  return {
    push(piece) {
      // A secret may begin in one piece and end in the next one; none is longer than a piece that settles another.
      const before = reached()
      needles.push(piece)
      finder.push(piece)
      bytes += piece.length
      if (piece.length >= needles.longest) settled = before
    },
    progress() {
      const checkpoints = finder.checkpoints?.list.from(told).subarray(0, settled.checkpoints - told)
      told = settled.checkpoints
      return {
        lines: settled.lines,
        bytes: settled.bytes,
        checkpoints: checkpoints ?? new Float64Array(),
        hidden: needles.news(),
      }
    },
    finish() {
      const result = finder.finish()
      settled = { ...reached(), lines: finder.lines ?? 0 }
      return result
    },
  }
}

function finderOf(job: ScanJob, offset: number): Finder {
  switch (job.kind) {
    case 'json':
      return new JsonScan(offset)
    case 'folds':
      return new JsonScan(offset, job.depth)
    case 'text':
      return new TextScan(offset)
    case 'search':
      return new SearchScan(job, offset)
  }
}
