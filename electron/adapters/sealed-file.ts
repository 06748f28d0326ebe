/** One sealed file and the good copy before it: read with suspicion, written as a whole. Knows nothing of what is in it. */
import { copyFile, mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { storageFailure } from './storage-failure.ts'
import { writeAll } from './write-all.ts'
import { placeBeside } from './write-atomically.ts'

/** The file of one document in its owner's folder. */
export type SealedFile = {
  /** True when it, or a copy of it, is there. Fails with `storage-failed`. */
  readonly exists: () => Promise<boolean>
  /** The bytes of the file, or of the copy before it; null when there is none. Fails with `storage-failed`. */
  readonly read: (which: 'newest' | 'previous') => Promise<Buffer | null>
  /** Replaces the file, which becomes the previous one. Fails with `storage-failed`, and then nothing has changed. */
  readonly write: (bytes: Uint8Array) => Promise<void>
  /** Gives a damaged file another name, and tells it; null when there was none. Fails with `storage-failed`. */
  readonly setAside: (at: number) => Promise<string | null>
  /** Puts the previous copy in the place of the file, and keeps it. Fails with `storage-failed`. */
  readonly restore: () => Promise<void>
  /** Removes what a write that was ended in the middle left behind. Never fails. */
  readonly sweep: () => Promise<void>
}

const mode = 0o600

/** `folder` is made when something is written. */
export function sealedFile(folder: string, name: string): SealedFile {
  const paths = { newest: join(folder, `${name}.sealed`), previous: join(folder, `${name}.previous.sealed`) }
  return {
    exists: () => worded(async () => (await isThere(paths.newest)) || (await isThere(paths.previous))),
    read: (which) => worded(() => readFile(paths[which]).catch(ifMissing(null))),
    write: (bytes) =>
      worded(async () => {
        await mkdir(folder, { recursive: true, mode: 0o700 })
        const waiting = placeBeside(paths.newest)
        try {
          await writeWhole(waiting, bytes)
          await copy(paths.newest, paths.previous)
          await rename(waiting, paths.newest)
        } finally {
          await rm(waiting, { force: true })
        }
      }),
    setAside: (at) =>
      worded(async () => {
        if (!(await isThere(paths.newest))) return null
        const damaged = `${name}.damaged-${new Date(at).toISOString().replaceAll(':', '-')}.sealed`
        await rename(paths.newest, join(folder, damaged))
        return damaged
      }),
    restore: () => worded(() => copy(paths.previous, paths.newest)),
    async sweep() {
      const entries = await readdir(folder).catch(() => [])
      const left = entries.filter((entry) => entry.startsWith(`.${name}.`) && entry.includes('.tmp-'))
      await Promise.all(left.map((entry) => rm(join(folder, entry), { force: true }).catch(() => {})))
    },
  }
}

/** Copies a file that may not be there; whoever looks sees the old copy or the new one. */
async function copy(from: string, to: string): Promise<void> {
  const waiting = placeBeside(to)
  try {
    await copyFile(from, waiting)
    await rename(waiting, to)
  } catch (cause) {
    await rm(waiting, { force: true })
    ifMissing(undefined)(cause)
  }
}

async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, 'wx', mode)
  try {
    await writeAll(file, bytes)
    await file.sync()
  } finally {
    await file.close()
  }
}

async function isThere(path: string): Promise<boolean> {
  return (await stat(path).catch(ifMissing(null))) !== null
}

function ifMissing<T>(instead: T): (cause: unknown) => T {
  return (cause) => {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return instead
    throw cause
  }
}

async function worded<T>(act: () => Promise<T>): Promise<T> {
  try {
    return await act()
  } catch (cause) {
    throw storageFailure(cause)
  }
}
