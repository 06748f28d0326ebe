/** Saves to where the person says, in the system's own dialog. */
import { basename, join } from 'node:path'
import { app, dialog } from 'electron'
import type { FileSaver } from '../ports/file-saver.ts'
import { safeFileName } from './safe-file-name.ts'
import { storageFailure } from './storage-failure.ts'
import { streamAtomically } from './stream-atomically.ts'

/** As any other file that a person saves: the umask takes away what others may not. */
const mode = 0o666

export const saveDialog: FileSaver = {
  async save(suggestedName, content) {
    const { canceled, filePath } = await dialog.showSaveDialog({
      defaultPath: join(app.getPath('downloads'), safeFileName(suggestedName)),
      properties: ['createDirectory', 'showOverwriteConfirmation'],
    })
    if (canceled || filePath === '') return null
    try {
      await streamAtomically(filePath, content(), mode)
    } catch (cause) {
      throw storageFailure(cause)
    }
    return basename(filePath)
  },
}
