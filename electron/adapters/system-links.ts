/** Opens web pages in the system's browser; https only, so that no other program can be started by a link. */
import { shell } from 'electron'
import { AppFailure } from '../../shared/core/app-error.ts'
import type { Links } from '../ports/links.ts'

export const systemLinks: Links = {
  async open(address) {
    const url = URL.canParse(address) ? new URL(address) : null
    if (url?.protocol !== 'https:' || url.username !== '' || url.password !== '') {
      throw new AppFailure({
        code: 'request-refused',
        part: 'url',
        reason: 'Hallpass opens only addresses that begin with https://.',
      })
    }
    await shell.openExternal(url.href)
  },
}
