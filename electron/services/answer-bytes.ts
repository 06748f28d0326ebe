/** Bytes out of an answer with the secrets in them blotted out, also those that only begin or end within what is asked for. */
import type { AnswerBytes } from '../../shared/domain/answer-body.ts'
import { maskedForms } from '../../shared/domain/mask.ts'
import { NeedleScan } from '../answer-index/needle-scan.ts'
import type { AnswerFile } from '../ports/answer-files.ts'

/** What stands in place of each byte of a secret. */
const blot = 0x2a

/** Every way in which secrets may stand in bytes: their forms in UTF-8 and in UTF-16. */
export function needlesOf(secrets: readonly string[]): readonly Uint8Array[] {
  return maskedForms(secrets).flatMap((form) => {
    const utf16 = Buffer.from(form, 'utf16le')
    return [Buffer.from(form, 'utf8'), utf16, Buffer.from(utf16).swap16()]
  })
}

/** Start and end of every place that needles cover, in order, none overlapping. */
export function placesOf(bytes: Uint8Array, needles: readonly Uint8Array[]): readonly (readonly [number, number])[] {
  const scan = new NeedleScan(needles, 0)
  scan.push(bytes)
  const found = scan.found.from(0)
  return Array.from({ length: found.length / 2 }, (_none, at) => [found[2 * at] ?? 0, found[2 * at + 1] ?? 0] as const)
}

/** The same bytes with the secrets in them blotted out; a copy where there are any. */
export function withoutNeedles(bytes: Uint8Array, needles: readonly Uint8Array[]): Uint8Array {
  const places = placesOf(bytes, needles)
  if (places.length === 0) return bytes
  const clean = new Uint8Array(bytes)
  for (const [start, end] of places) clean.fill(blot, start, end)
  return clean
}

/** Up to `length` bytes from `from` on. */
export async function readBytes(
  file: AnswerFile,
  needles: readonly Uint8Array[],
  from: number,
  length: number,
): Promise<AnswerBytes> {
  const around = needles.reduce((longest, { byteLength }) => Math.max(longest, byteLength), 0)
  const start = Math.max(0, from - around)
  const read = await file.read(start, from - start + length + around)
  // A copy, since a view would bring all that lies around it to the window.
  const clean = new Uint8Array(withoutNeedles(read, needles).subarray(from - start, from - start + length))
  const hidden: number[] = []
  for (const [one, end] of placesOf(read, needles)) {
    const first = Math.max(from, start + one)
    const last = Math.min(from + clean.byteLength, start + end)
    if (first < last) hidden.push(first, last)
  }
  return { bytes: clean, hidden, size: file.size }
}
