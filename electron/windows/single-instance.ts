/** One Hallpass per user-data folder: two would write the same files. */
import { join } from 'node:path'
import { app } from 'electron'
import { inTurn } from './in-turn.ts'

/**
 * False when another one runs already; that one is then told, with what this one was started with, and this one is to end.
 * In turn: of two that ask Chromium at the same moment, once in about sixty times each was told that it is the only one.
 */
export async function isOnlyInstance(startedAgain: (words: readonly string[]) => void): Promise<boolean> {
  if (!(await inTurn(join(app.getPath('userData'), 'starting'), () => app.requestSingleInstanceLock()))) return false
  app.on('second-instance', (_, words) => startedAgain(words))
  return true
}
