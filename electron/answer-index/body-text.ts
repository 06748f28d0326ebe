/** Text out of the bytes of a body, with secrets masked. */
import { MASK } from '../../shared/domain/mask.ts'
import type { GrowingList } from './growing-list.ts'

const decoder = new TextDecoder('utf-8', { ignoreBOM: true })

/** A body in UTF-8 that can be read anywhere. Fails as the file does. */
export type BodyBytes = {
  readonly size: number
  readonly read: (start: number, length: number) => Promise<Uint8Array>
}

/** The bytes from `start` to `end` as text. `bytes` has them, and begins at `base`. */
export function textOf(bytes: Uint8Array, base: number, start: number, end: number, hidden: GrowingList): string {
  const decode = (from: number, until: number) => decoder.decode(bytes.subarray(from - base, until - base))
  let text = ''
  let at = start
  for (let place = firstEndingBehind(hidden, start); place < hidden.length; place += 2) {
    const from = hidden.at(place)
    if (from >= end) break
    text += decode(at, Math.max(at, from)) + MASK
    at = Math.min(end, hidden.at(place + 1))
  }
  return text + decode(at, end)
}

/** The last place up to `end` that is not within a character. */
export function wholeCharacters(bytes: Uint8Array, base: number, end: number): number {
  let at = end
  while (at > end - 3 && at > base && ((bytes[at - base] ?? 0) & 0xc0) === 0x80) at -= 1
  return at
}

function firstEndingBehind(hidden: GrowingList, offset: number): number {
  let [low, high] = [0, hidden.length / 2]
  while (low < high) {
    const middle = (low + high) >> 1
    if (hidden.at(middle * 2 + 1) <= offset) low = middle + 1
    else high = middle
  }
  return low * 2
}
