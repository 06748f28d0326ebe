/** Has the disk keep what was written, in the background: waiting for it would hold the whole app up for tens of ms at times. */
import { open } from 'node:fs/promises'

/** Asks for a file, or the names in a folder, to be kept over a power cut; asked again meanwhile, it happens once more. */
export type SyncFile = { readonly soon: (path: string) => void; readonly settled: () => Promise<void> }

export function createSyncFile(): SyncFile {
  const wanted = new Set<string>()
  let running: Promise<void> | null = null

  async function run(): Promise<void> {
    for (const path of wanted) {
      wanted.delete(path)
      await syncOnce(path)
    }
    running = null
  }

  return {
    soon(path) {
      wanted.add(path)
      running ??= Promise.resolve().then(run)
    },
    async settled() {
      while (running !== null) await running
    },
  }
}

/** A disk that cannot do that has what the system will give it in time. */
async function syncOnce(path: string): Promise<void> {
  try {
    // Windows keeps only what was opened to be written; a folder cannot be opened like that.
    const file = await open(path, 'r+').catch(() => open(path, 'r'))
    try {
      await file.sync()
    } finally {
      await file.close()
    }
  } catch {}
}
