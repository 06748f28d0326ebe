/**
 * Files that are dragged out of the window. The system takes them from the disk, so they are there in plain, readable by
 * their owner only, for as short as the other program may need them.
 */
import { randomBytes } from 'node:crypto'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { BrowserWindow } from 'electron'
import { app } from 'electron'
import type { DragOut } from '../ports/drag-out.ts'
import { safeFileName } from './safe-file-name.ts'
import { storageFailure } from './storage-failure.ts'
import { streamAtomically } from './stream-atomically.ts'

/** `window` is asked for when a drag starts. */
export function createDragOut(folder: string, window: () => BrowserWindow | null): DragOut {
  return {
    async start(suggestedName, content) {
      // A folder for each: its name is what the person sees, and must not meet another one's.
      const own = join(folder, randomBytes(8).toString('hex'))
      const remove = () => rm(own, { recursive: true, force: true }).catch(() => {})
      try {
        await mkdir(own, { recursive: true, mode: 0o700 })
        const file = join(own, safeFileName(suggestedName))
        await streamAtomically(file, content, 0o600)
        const icon = await app.getFileIcon(file, { size: 'normal' })
        window()?.webContents.startDrag({ file, icon })
      } catch (cause) {
        await remove()
        throw storageFailure(cause)
      }
      return remove
    },
    async sweep() {
      try {
        await rm(folder, { recursive: true, force: true })
      } catch (cause) {
        throw storageFailure(cause)
      }
    },
  }
}
