/** What the door lets through while Hallpass is locked: opening it, how it looks, and a restart. Everything else waits outside. */
import { appChannels } from '../../shared/ipc/app.contract.ts'
import { lockChannels } from '../../shared/ipc/lock.contract.ts'
import { settingsChannels } from '../../shared/ipc/settings.contract.ts'

const calls: ReadonlySet<string> = new Set([
  lockChannels.state,
  lockChannels.lock,
  lockChannels.unlock,
  lockChannels.startAfresh,
  settingsChannels.read,
  appChannels.restart,
])

const events: ReadonlySet<string> = new Set(['lock!changed', 'settings!changed'])

export function isOpenWhileLocked(channel: string): boolean {
  return calls.has(channel)
}

/** What the window is still told. */
export function isToldWhileLocked(channel: string): boolean {
  return events.has(channel)
}
