/** A list of numbers that grows in place: 8 bytes each, no objects. */
export class GrowingList {
  private numbers = new Float64Array(256)
  length = 0

  push(value: number): void {
    if (this.length === this.numbers.length) this.makeRoom(this.length + 1)
    this.numbers[this.length++] = value
  }

  append(values: Float64Array): void {
    this.makeRoom(this.length + values.length)
    this.numbers.set(values, this.length)
    this.length += values.length
  }

  /** The number at this place, which has to be there. */
  at(index: number): number {
    return this.numbers[index] as number
  }

  set(index: number, value: number): void {
    this.numbers[index] = value
  }

  pop(): number {
    this.length -= 1
    return this.numbers[this.length] as number
  }

  /** What was added from this place on, as a copy. */
  from(start: number): Float64Array<ArrayBuffer> {
    return this.numbers.slice(start, this.length)
  }

  private makeRoom(length: number): void {
    if (length <= this.numbers.length) return
    const larger = new Float64Array(Math.max(length, this.numbers.length * 2))
    larger.set(this.numbers.subarray(0, this.length))
    this.numbers = larger
  }
}
