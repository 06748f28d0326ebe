/** Opens web pages in the system's browser; what may be opened is said in `assert-may-open.ts`. */
import { shell } from 'electron'
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
