/** Goes along the lines of JSON in a body, from any of them on, reading no more than is needed. */
import type { BodyBytes } from './body-text.ts'
import { type JsonRecord, type JsonState, readRecords } from './json-records.ts'
import type { LineIndex } from './line-index.ts'

const windowBytes = 64 * 1024
/** A line that does not fit in here is long: behind it there is a checkpoint. */
const longestWindow = 256 * 1024

/** A line, and the bytes it was read from, which begin at `base`. */
export type Visit = (record: JsonRecord, bytes: Uint8Array, base: number) => boolean

/** Tells one line after the other until told to stop with false, or the lines end. */
export async function walkJson(body: BodyBytes, index: LineIndex, from: JsonState, visit: Visit): Promise<void> {
  const limit = Math.min(index.limit, body.size)
  let state = from
  let window = windowBytes
  let goesOn = true
  while (goesOn && state.offset < limit) {
    const base = state.offset
    const bytes = await body.read(base, Math.min(window, limit - base))
    if (bytes.length === 0) return
    const isEnd = base + bytes.length >= limit
    const next = readRecords(bytes, state, isEnd, (record) => {
      goesOn = visit(record, bytes, base)
      return goesOn
    })
    if (isEnd) return
    if (next.line > state.line) {
      state = next
      window = windowBytes
    } else if (window < longestWindow) {
      window = longestWindow
    } else {
      const behind = index.exactly(state.line + 1)
      const end = behind?.offset ?? limit
      readRecords(bytes, state, true, (record) => {
        goesOn = visit({ ...record, end, isCut: true }, bytes, base)
        return false
      })
      if (behind === null) return
      state = behind
    }
  }
}
