/** From here on it is worth it; and Node's own pool of small buffers (8 KiB), which many share, is out of the way. */
const worthItFrom = 16 * 1024

/**
 * Frees the memory of a piece at once, where the next garbage collection would: the piece is empty afterwards. A long
 * download makes thousands of buffers of 64 KiB; in Electron each of them is made of fresh pages, which the system has to
 * find and clear, unless one of the same size has just been given back. What is part of a larger buffer stays as it is.
 */
export function giveBack(piece: Uint8Array): void {
  // Missing in Node 20 alone; Electron's V8 is newer.
  const { buffer } = piece as { buffer: ArrayBufferLike & { transfer?: (length: number) => ArrayBuffer } }
  if (piece.byteLength < worthItFrom || piece.byteLength !== buffer.byteLength) return
  if (buffer instanceof ArrayBuffer) buffer.transfer?.(0)
}
