/** Asks for a file in the system's own dialog. Reads nothing of it. */
import { constants } from 'node:fs'
import { access, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { dialog } from 'electron'
import { AppFailure } from '../../shared/core/app-error.ts'
import type { FileChooser } from '../ports/file-chooser.ts'

export const openDialog: FileChooser = {
  async choose({ title, kinds = [] }) {
    const filters = kinds.map(({ name, extensions }) => ({ name, extensions: [...extensions] }))
    const { canceled, filePaths } = await dialog.showOpenDialog({
      title,
      properties: ['openFile'],
      ...(filters.length === 0 ? {} : { filters: [...filters, { name: 'All files', extensions: ['*'] }] }),
    })
    const [path] = filePaths
    if (canceled || path === undefined) return null
    return { path, name: basename(path), size: await sizeOf(path) }
  },
}

async function sizeOf(path: string): Promise<number> {
  try {
    await access(path, constants.R_OK)
    const found = await stat(path)
    if (found.isFile()) return found.size
  } catch {
    // Said below: what exactly the system said helps nobody.
  }
  throw new AppFailure({ code: 'invalid-input', reason: `“${basename(path)}” is no file that can be read.` })
}
