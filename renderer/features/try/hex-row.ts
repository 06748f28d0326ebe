import type { AnswerBytes } from '../../../shared/domain/answer-body.ts'

export const bytesPerRow = 16

/** One row of bytes: where it begins, the bytes in hexadecimal, and as ASCII. A hidden byte is `••`. */
export type HexRow = { readonly offset: string; readonly hex: string; readonly ascii: string }

/** The row at `offset` out of bytes of which the first is at `start`. */
export function hexRow({ bytes, hidden, size }: AnswerBytes, start: number, offset: number): HexRow {
  const row = bytes.subarray(offset - start, offset - start + bytesPerRow)
  const isHidden = (place: number) =>
    hidden.some((from, at) => at % 2 === 0 && place >= from && place < (hidden[at + 1] ?? 0))
  let hex = ''
  let ascii = ''
  row.forEach((byte, at) => {
    const hides = isHidden(offset + at)
    hex += `${hides ? '••' : byte.toString(16).padStart(2, '0')}${at === 7 ? '  ' : ' '}`
    ascii += hides ? '•' : byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '.'
  })
  return { offset: formatOffset(offset, size), hex: hex.trimEnd(), ascii }
}

/** A place in hexadecimal, as wide as the last one of the body needs. */
export function formatOffset(offset: number, size: number): string {
  return offset.toString(16).padStart(Math.max(8, (size - 1).toString(16).length), '0')
}

/** What a person wrote as a place: `1234`, `0x4d2`, `4d2h`; null when it is none. */
export function readOffset(text: string): number | null {
  const [, hex, tail] = /^(?:0x([\da-f]{1,12})|([\da-f]{1,12})h)$/i.exec(text.trim()) ?? []
  if (hex !== undefined || tail !== undefined) return Number.parseInt(hex ?? tail ?? '', 16)
  return /^\d{1,15}$/.test(text.trim()) ? Number(text.trim()) : null
}
