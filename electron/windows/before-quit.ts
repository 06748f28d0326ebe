/** Lets the app tidy up before it goes, but not for long. */
import { app } from 'electron'

/** Something to be done when the app quits, such as taking a token off the clipboard. */
export type QuitHook = () => Promise<void>

const patienceMs = 2000

/** Runs all hooks once, after the windows are closed; then the app quits, whatever became of them. */
export function onQuit(hooks: readonly QuitHook[]): void {
  let done = false
  app.on('will-quit', (event) => {
    if (done) return
    event.preventDefault()
    const patience = new Promise((resolve) => setTimeout(resolve, patienceMs))
    const all = Promise.allSettled(hooks.map(async (hook) => hook()))
    const quit = (): void => {
      done = true
      app.quit()
    }
    // Not in a microtask: it would still run inside this event, and quitting within quitting never ends (Electron 33).
    void Promise.race([all, patience]).then(() => setImmediate(quit))
  })
  // A library (atomically) ends the process on these signals unless somebody else listens too.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => app.quit())
}
