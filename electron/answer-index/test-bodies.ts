/** Bodies for tests, and what a pass finds in them. */
import type { BodyBytes } from './body-text.ts'
import { createScan } from './create-scan.ts'
import { LineIndex } from './line-index.ts'
import type { ScanJob, ScanResult } from './scan.ts'

export function bodyOf(content: string | Uint8Array): BodyBytes & { readonly bytes: Uint8Array } {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
  return { bytes, size: bytes.length, read: async (start, length) => bytes.subarray(start, start + length) }
}

/** What a pass finds that gets the bytes in pieces of this length. */
export function scanned(body: { readonly bytes: Uint8Array }, job: ScanJob, pieceBytes = 1_000_000) {
  const index = new LineIndex()
  const scan = createScan(job)
  for (let at = 0; at < body.bytes.length; at += pieceBytes) {
    scan.push(body.bytes.slice(at, at + pieceBytes))
    index.add(scan.progress())
  }
  const result: ScanResult = scan.finish()
  index.add(scan.progress())
  index.complete(result)
  return { index, result }
}
