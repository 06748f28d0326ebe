/**
 * Links that begin with `hallpass://`: macOS hands them over as an event, Windows and Linux start the app once more with them.
 * They reach whoever listens to their path; others are dropped. Never logged: there may be a code in them.
 */
import { resolve } from 'node:path'
import { app } from 'electron'
import type { AppLinks } from '../ports/app-links.ts'
import { appLinkIn, appLinkOf, appScheme } from './app-link-address.ts'

/** The links, and the way in for those that came with a second start. */
export type AppLinkDesk = AppLinks & { readonly startedWith: (words: readonly string[]) => void }

/** Begins to listen: has to happen before the app is ready, else macOS loses the first link. */
export function listenForAppLinks(): AppLinkDesk {
  const listeners = new Map<string, (link: URL) => void>()
  const hand = (found: ReturnType<typeof appLinkOf>) => {
    if (found !== null) listeners.get(found.path)?.(found.link)
  }
  app.on('open-url', (event, url) => {
    event.preventDefault()
    hand(appLinkOf(url))
  })
  return {
    startedWith: (words) => hand(appLinkIn(words)),
    claim,
    listen(path, take) {
      if (listeners.has(path)) return null
      listeners.set(path, take)
      return () => {
        if (listeners.get(path) === take) listeners.delete(path)
      }
    },
  }
}

/** Asks the system to send such links here: to the app itself, or to this Electron with the app's path while it is developed. */
function claim(): boolean {
  const [, path] = process.argv
  if (app.isPackaged) return app.setAsDefaultProtocolClient(appScheme)
  if (!process.defaultApp || path === undefined) return false
  return app.setAsDefaultProtocolClient(appScheme, process.execPath, [resolve(path)])
}
