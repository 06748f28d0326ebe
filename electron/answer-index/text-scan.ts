/** One pass over text in UTF-8: counts its rows and notes where reading can begin again. */
import { CheckpointWriter } from './checkpoint-writer.ts'
import { emptyResult, type ScanResult } from './scan.ts'
import { cutRows, type RowState } from './text-rows.ts'

export class TextScan {
  readonly checkpoints = new CheckpointWriter()
  private readonly state: RowState
  private rest = new Uint8Array()

  constructor(offset: number) {
    this.state = { row: 0, offset, line: 0, goesOn: false }
  }

  get lines(): number {
    return this.state.row
  }

  push(piece: Uint8Array): void {
    const bytes = this.rest.length === 0 ? piece : joined(this.rest, piece)
    const from = this.state.offset
    this.cut(bytes, false)
    this.rest = bytes.slice(this.state.offset - from)
  }

  finish(): ScanResult {
    this.cut(this.rest, true)
    this.checkpoints.finish()
    return { ...emptyResult, lines: this.state.row }
  }

  private cut(bytes: Uint8Array, isEnd: boolean): void {
    cutRows(bytes, this.state, isEnd, ({ row, offset, line, goesOn }) => {
      // Every row is as good as any other to begin at: `line` and whether it goes on take the places of depth and entry.
      this.checkpoints.add(row, offset, line, goesOn ? 1 : 0)
      return undefined
    })
  }
}

function joined(first: Uint8Array, second: Uint8Array): Uint8Array {
  const all = new Uint8Array(first.length + second.length)
  all.set(first)
  all.set(second, first.length)
  return all
}
