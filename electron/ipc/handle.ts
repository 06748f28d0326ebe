/**
 * The door into the main process: the only file that listens to calls of the window.
 * A stranger's call is rejected and logged; a known sender always gets a `Result`.
 */
import { ipcMain } from 'electron'
import { fail, type Result } from '../../shared/core/result.ts'
import type { Calls, Channels, Handlers } from '../../shared/ipc/contract.ts'
import type { Log } from '../ports/log.ts'
import { answerCall } from './answer-call.ts'
import { isTrustedSender } from './trusted-senders.ts'

/** electron-store listens for windows that want the user-data folder's path; ours have no use for it. */
export function closeOtherDoors(): void {
  ipcMain.removeAllListeners('electron-store-get-data')
}

/** Answers the calls of one feature. `isShut`: Hallpass is locked, and this is not a call that opens it. */
export function registerHandlers<C extends Calls>(
  channels: Channels<C, string>,
  handlers: Handlers<C>,
  log: Log,
  isShut: (channel: string) => boolean,
): void {
  for (const name of Object.keys(channels) as (keyof C & string)[]) {
    const channel: string = channels[name]
    ipcMain.handle(channel, (event, ...inputs: readonly unknown[]): Promise<Result<unknown>> => {
      if (isTrustedSender(event)) {
        if (isShut(channel)) return Promise.resolve(fail({ code: 'locked' }))
        return answerCall(channel, handlers[name], inputs, log)
      }
      log('stranger-refused', { channel })
      throw new Error('This page may not call Hallpass.')
    })
  }
}
