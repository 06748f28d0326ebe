/** Finds any of many byte strings in one pass (Wu and Manber, 1994), also across the borders of the pieces. */
import { GrowingList } from './growing-list.ts'

export class NeedleScan {
  /** Start and end of every place covered by needles, in order, none touching. */
  readonly found = new GrowingList()
  /** Bytes a needle has at most. */
  readonly longest: number
  private readonly shortest: number
  private readonly shift: Uint8Array
  private readonly endingIn = new Map<number, Uint8Array[]>()
  private rest: Uint8Array = new Uint8Array()
  private base: number
  /** Where the bytes ended that were searched before: what ends there is known. */
  private known: number
  private told = 0

  /** Needles are at least two bytes long. `offset` is that of the first byte. */
  constructor(needles: readonly Uint8Array[], offset: number) {
    this.base = offset
    this.known = offset
    const lengths = needles.map(({ length }) => length)
    this.shortest = needles.length === 0 ? 0 : Math.min(...lengths)
    this.longest = Math.max(0, ...lengths)
    this.shift = new Uint8Array(needles.length === 0 ? 0 : 65536).fill(Math.min(255, this.shortest - 1))
    for (const needle of needles) {
      for (let at = 1; at < this.shortest; at += 1) {
        const block = ((needle[at - 1] as number) << 8) | (needle[at] as number)
        const left = this.shortest - 1 - at
        if (left < (this.shift[block] as number)) this.shift[block] = left
        if (left === 0) this.endingIn.set(block, [...(this.endingIn.get(block) ?? []), needle])
      }
    }
  }

  push(piece: Uint8Array): void {
    if (this.shortest === 0) return
    const bytes = new Uint8Array(this.rest.length + piece.length)
    bytes.set(this.rest)
    bytes.set(piece, this.rest.length)
    this.search(bytes)
    // A needle that begins in what is left may go on in the next piece.
    this.known = this.base + bytes.length
    this.rest = bytes.slice(Math.max(0, bytes.length - this.longest + 1))
    this.base += bytes.length - this.rest.length
  }

  private search(bytes: Uint8Array): void {
    const { shift, shortest } = this
    let at = shortest - 1
    while (at < bytes.length) {
      const block = ((bytes[at - 1] as number) << 8) | (bytes[at] as number)
      const skip = shift[block] as number
      if (skip === 0) this.compare(bytes, at - shortest + 1, this.endingIn.get(block) ?? [])
      at += skip === 0 ? 1 : skip
    }
  }

  private compare(bytes: Uint8Array, start: number, needles: readonly Uint8Array[]): void {
    for (const needle of needles) {
      let length = 0
      while (length < needle.length && bytes[start + length] === needle[length]) length += 1
      const from = this.base + start
      if (length === needle.length && from + length > this.known) {
        cover(this.found, from, from + length)
        this.told = Math.min(this.told, this.found.length - 2)
      }
    }
  }

  /** Places that are new or have grown since the last time; `cover` puts them to the others. */
  news(): Float64Array {
    const news = this.found.from(this.told)
    this.told = this.found.length
    return news
  }
}

/** Adds a place to a row of them, joined with the last ones where it touches them. */
export function cover(places: GrowingList, start: number, end: number): void {
  let from = start
  let until = end
  while (places.length > 0 && places.at(places.length - 1) >= from) {
    until = Math.max(until, places.pop())
    from = Math.min(from, places.pop())
  }
  places.push(from)
  places.push(until)
}
