import { closeSync, fsyncSync, openSync } from 'node:fs'

/** Waits until the disk knows the names in a folder, as after a rename. Windows does that by itself, and refuses this. */
export function syncFolder(folder: string): void {
  try {
    const opened = openSync(folder, 'r')
    try {
      fsyncSync(opened)
    } finally {
      closeSync(opened)
    }
  } catch {}
}
