/** What nobody caught: it is logged without its message, which may hold anything, and the app goes on. */
import { app } from 'electron'
import type { Log } from '../ports/log.ts'

/** `telling` says of a thrown thing what may be told. `reload` brings a page back whose process ended. */
export function watchCrashes(
  log: Log,
  telling: (cause: unknown) => Readonly<Record<string, string>>,
  reload: () => void,
): void {
  // Without these Electron shows a window with the message, and Node ends the app.
  process.on('uncaughtException', (cause) => log('uncaught', telling(cause)))
  process.on('unhandledRejection', (cause) => log('unhandled', telling(cause)))
  app.on('render-process-gone', (_event, _contents, { reason, exitCode }) => {
    log('window-gone', { reason, exitCode })
    // Once is a mishap. Where it goes on, the person closes the window.
    if (reason !== 'clean-exit' && reason !== 'launch-failed') reload()
  })
  app.on('child-process-gone', (_event, { type, reason, exitCode }) => log('process-gone', { type, reason, exitCode }))
}
