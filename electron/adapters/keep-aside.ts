/** Keeps a copy of a file under another name, so that what takes its place loses nothing. */
import { copyFileSync, existsSync } from 'node:fs'
import { basename, extname, join } from 'node:path'
import { storageFailure } from './storage-failure.ts'

/** Copies it beside itself, as readable as it is, and tells the copy's name. `now` is an instant in ms. Fails with `storage-failed`. */
export function keepAside(path: string, now: number): string {
  const extension = extname(path)
  const name = `${basename(path, extension)}.kept-${new Date(now).toISOString().replaceAll(':', '-')}${extension}`
  try {
    if (existsSync(path)) copyFileSync(path, join(path, '..', name))
  } catch (cause) {
    throw storageFailure(cause)
  }
  return name
}
