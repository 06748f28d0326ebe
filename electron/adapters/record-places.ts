/** Where the file of records is, and the names it takes while it is put in its place. */
import { copyFileSync, existsSync, linkSync, renameSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { syncFolder } from './sync-folder.ts'
import { placeBeside, writeAtomically } from './write-atomically.ts'

export type RecordPaths = { readonly file: string; readonly previous: string; readonly next: string }

type Named = { readonly folder: string; readonly name: string }

const mode = 0o600

export function pathsOf({ folder, name }: Named): RecordPaths {
  const of = (ending: string) => join(folder, `${name}${ending}.records`)
  return { file: of(''), previous: of('.previous'), next: of('.next') }
}

/** The name under which a damaged file stays. */
export function asideName({ name, now }: Named & { readonly now: () => number }): string {
  return `${name}.damaged-${new Date(now()).toISOString().replaceAll(':', '-')}.records`
}

/** Writes the text, waits for the disk, does `before`, and only then lets it take the file's place. */
export function putInPlace({ file, next }: RecordPaths, text: string, before: () => void): void {
  try {
    writeAtomically(next, text, mode)
    before()
    renameSync(next, file)
  } catch (cause) {
    rmSync(next, { force: true })
    throw cause
  }
  syncFolder(dirname(file))
}

/** Makes the file that is there the previous one as well. Whoever looks sees the old copy or the new one. */
export function keepCopy({ file, previous }: RecordPaths): void {
  if (!existsSync(file)) return
  const waiting = placeBeside(previous)
  secondName(file, waiting)
  renameSync(waiting, previous)
  // Of two names for the same file, a rename leaves both.
  rmSync(waiting, { force: true })
}

/** A second name for the same bytes costs no room; where the disk knows no such thing, they are copied. */
export function secondName(file: string, name: string): void {
  try {
    linkSync(file, name)
  } catch {
    copyFileSync(file, name)
  }
}
