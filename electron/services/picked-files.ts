/** The files that the person chose. Where they are is known here only; the window has an id, a name and a size. */
import { AppFailure } from '../../shared/core/app-error.ts'
import type { PickedFile } from '../../shared/domain/http-exchange.ts'
import type { DiskFiles } from '../ports/disk-files.ts'
import type { FileChooser } from '../ports/file-chooser.ts'
import { type FileBody, fileBody } from './file-body.ts'
import type { KnownFilesStore } from './known-files.ts'

/** What the picked files work with. */
export type PickedFilesParts = {
  readonly chooser: FileChooser
  readonly disk: DiskFiles
  readonly store: KnownFilesStore
  readonly newId: () => string
}

export type PickedFiles = ReturnType<typeof createPickedFiles>

const mostKnown = 1000

export function createPickedFiles({ chooser, disk, store, newId }: PickedFilesParts) {
  async function pathOf({ fileId, name }: Pick<PickedFile, 'fileId' | 'name'>): Promise<string> {
    const known = (await store.read()).files.find((file) => file.fileId === fileId)
    if (known !== undefined) return known.path
    throw refused(`Choose the file “${name}” again: Hallpass no longer knows where it is.`)
  }

  /** The file under its id; the same one for the same path. */
  async function remember(path: string): Promise<PickedFile> {
    const { name, size } = await disk.look(path)
    const known = (await store.read()).files.find((file) => file.path === path)
    const fileId = known?.fileId ?? newId()
    await store.update(({ files }) => ({
      files: [...files.filter((file) => file.fileId !== fileId), { fileId, path }].slice(-mostKnown),
    }))
    return { fileId, name, size }
  }

  return {
    /** Has the person choose one; null when the dialog was closed. */
    async choose(): Promise<PickedFile | null> {
      const chosen = await chooser.choose({ title: 'Choose a file to send' })
      return chosen === null ? null : remember(chosen.path)
    },

    /** The file as it is now. Fails with `request-refused` when it cannot be sent. */
    async look(file: PickedFile): Promise<PickedFile> {
      const { name, size } = await disk.look(await pathOf(file))
      return { fileId: file.fileId, name, size }
    },

    /** The file as a body. Fails with `request-refused` when it is not what the person was shown, or cannot be read. */
    async bodyOf(file: PickedFile): Promise<FileBody> {
      const facts = await disk.look(await pathOf(file))
      if (facts.size === file.size) return fileBody(disk, facts)
      throw refused(
        `The file “${file.name}” is not as long as it was when it was chosen (${count(file.size)}, now ${count(facts.size)}). Look whether it is the right one, and choose it again.`,
      )
    },
  }
}

function count(bytes: number): string {
  return bytes === 1 ? '1 byte' : `${bytes.toLocaleString('en')} bytes`
}

function refused(reason: string): AppFailure {
  return new AppFailure({ code: 'request-refused', part: 'body', reason })
}
