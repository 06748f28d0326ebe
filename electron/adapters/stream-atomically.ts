/** As `write-atomically.ts`, for content of any length: it is never in memory as a whole. */
import { open, rename, rm } from 'node:fs/promises'
import { writeAll } from './write-all.ts'
import { placeBeside } from './write-atomically.ts'

/** `mode` is that of the new file; the process's umask still applies. On any failure, also of `content`, nothing is left. */
export async function streamAtomically(path: string, content: AsyncIterable<Uint8Array>, mode: number): Promise<void> {
  const waiting = placeBeside(path)
  try {
    const file = await open(waiting, 'wx', mode)
    try {
      for await (const piece of content) await writeAll(file, piece)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(waiting, path)
  } catch (cause) {
    await rm(waiting, { force: true })
    throw cause
  }
}
