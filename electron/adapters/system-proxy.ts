/** What the system's settings say about proxies, as Chromium reads them. */
import { session } from 'electron'
import type { SystemProxy } from '../ports/system-proxy.ts'

/** A script of the company network may have to be fetched first; a request does not wait for it without end. */
const longestMs = 5_000

export const systemProxy: SystemProxy = async (url) => {
  const { origin } = new URL(url)
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<string>((resolve) => {
    timer = setTimeout(() => resolve('DIRECT'), longestMs)
  })
  try {
    // Only the origin: a script has no business with paths and queries.
    return await Promise.race([session.defaultSession.resolveProxy(`${origin}/`), late])
  } catch {
    return 'DIRECT'
  } finally {
    clearTimeout(timer)
  }
}
