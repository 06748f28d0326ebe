import type { VaultStatus } from '../domain/vault-status.ts'
import type { Channels, EventChannels } from './contract.ts'

/** What the window needs to know of the app itself. */
export type AppInfo = {
  readonly version: string
  readonly electron: string
  readonly platform: string
  readonly vault: VaultStatus
  /** Sentences about stored files that were damaged, restored or set aside at start; empty when all is well. */
  readonly storageNotices: readonly string[]
}

export type AppContract = {
  info: () => AppInfo
  /** Opens a documentation page of a provider in the system's browser; https only. */
  openLink: (input: { url: string }) => void
  /** A text for people who help: nothing of servers, people or secrets in it. To be read before it is sent. */
  support: () => { text: string }
  /** Puts that text on the clipboard. */
  copySupport: () => void
  /** Shows the folder with all that is stored in the system's file manager. Fails with `storage-failed`. */
  showStored: () => void
  /** Closes and starts the app again (after the keychain was unlocked). */
  restart: () => void
}

export type AppEvents = {
  vaultChanged: VaultStatus
}

export const appChannels = {
  info: 'app:info',
  openLink: 'app:openLink',
  support: 'app:support',
  copySupport: 'app:copySupport',
  showStored: 'app:showStored',
  restart: 'app:restart',
} as const satisfies Channels<AppContract, 'app'>

export const appEvents = {
  vaultChanged: 'app!vaultChanged',
} as const satisfies EventChannels<AppEvents, 'app'>
