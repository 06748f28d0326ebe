/** Opens web pages in the system's browser (what may be opened is said in `assert-may-open.ts`), and folders of the app's own. */
import { shell } from 'electron'
import { AppFailure } from '../../shared/core/app-error.ts'
import type { Links } from '../ports/links.ts'
import { assertMayOpen } from './assert-may-open.ts'

export const systemLinks: Links = {
  async open(address) {
    await shell.openExternal(assertMayOpen(address, 'never'))
  },
  async openSignIn(address, acceptsInsecure) {
    await shell.openExternal(assertMayOpen(address, acceptsInsecure ? 'accepted' : 'this-computer'))
  },
}

/** Shows a folder in the system's file manager. `folder` is never what a page or a server said. Fails with `storage-failed`. */
export async function showFolder(folder: string): Promise<void> {
  const problem = await shell.openPath(folder)
  if (problem !== '') throw new AppFailure({ code: 'storage-failed', reason: 'other' })
}
