/** One Hallpass per user-data folder: two would write the same files. */
import { app } from 'electron'

/** False when another one runs already; that one is then told, with what this one was started with, and this one is to end. */
export function isOnlyInstance(startedAgain: (words: readonly string[]) => void): boolean {
  if (!app.requestSingleInstanceLock()) return false
  app.on('second-instance', (_, words) => startedAgain(words))
  return true
}
