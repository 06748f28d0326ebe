import type { FileHandle } from 'node:fs/promises'

/** Writes all of the bytes at the file's end. A disk that is nearly full takes a part without complaint, and fails at the next. */
export async function writeAll(file: FileHandle, bytes: Uint8Array): Promise<void> {
  for (let at = 0; at < bytes.byteLength; ) {
    const { bytesWritten } = await file.write(bytes, at, bytes.byteLength - at)
    at += bytesWritten
  }
}
