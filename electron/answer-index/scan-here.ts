/** A pass in this thread. Small bodies are quicker looked at here than handed to another thread. */
import { createScan } from './create-scan.ts'
import type { ScanJob, ScanProgress, ScanResult } from './scan.ts'

/** Bytes that are looked at in one go, some milliseconds' worth. */
export const pieceBytes = 1024 * 1024

/** Looks at all of a body, telling what was found piece by piece, the last of it before the result. */
export async function scanHere(
  job: ScanJob,
  content: AsyncIterable<Uint8Array>,
  tell: (progress: ScanProgress) => void,
  signal: AbortSignal,
): Promise<ScanResult> {
  const scan = createScan(job)
  for await (const piece of inPieces(content)) {
    signal.throwIfAborted()
    scan.push(piece)
    tell(scan.progress())
    // Whoever else waits for this thread has a turn.
    if (piece.length === pieceBytes) await new Promise<void>((resolve) => setImmediate(resolve))
  }
  const result = scan.finish()
  tell(scan.progress())
  return result
}

/** The same in the shape of the port. */
export function scanInThisThread(
  job: ScanJob,
  body: { readonly content: () => AsyncIterable<Uint8Array> },
  tell: (progress: ScanProgress) => void,
  signal: AbortSignal,
): Promise<ScanResult> {
  return scanHere(job, body.content(), tell, signal)
}

/** The same bytes in pieces of `pieceBytes`, each with a buffer of its own. */
export async function* inPieces(content: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  let piece = new Uint8Array(pieceBytes)
  let filled = 0
  for await (const bytes of content) {
    for (let at = 0; at < bytes.length; ) {
      const taken = bytes.subarray(at, at + pieceBytes - filled)
      piece.set(taken, filled)
      filled += taken.length
      at += taken.length
      if (filled === pieceBytes) {
        yield piece
        piece = new Uint8Array(pieceBytes)
        filled = 0
      }
    }
  }
  if (filled > 0) yield piece.slice(0, filled)
}
