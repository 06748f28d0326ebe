/** One Hallpass per user-data folder: two would write the same files. */
import { app } from 'electron'

/** False when another one runs already; that one is then told, and this one is to end. */
export function isOnlyInstance(bringForward: () => void): boolean {
  if (!app.requestSingleInstanceLock()) return false
  app.on('second-instance', bringForward)
  return true
}
