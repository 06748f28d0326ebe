import type { LockState } from '../domain/lock-state.ts'
import type { VaultStatus } from '../domain/vault-status.ts'
import type { Channels, EventChannels } from './contract.ts'

/** Passphrases cross once, like every secret, and never come back. */
export type LockContract = {
  state: () => LockState
  /** Locks now. The window is loaded anew, empty. */
  lock: () => void
  /**
   * Opens it: with the passphrase, or null where a click is enough. Fails with `invalid-input` (field `passphrase`) when it is
   * wrong or too soon, and with `secret-unreadable` where the keychain does not do its part.
   */
  unlock: (input: { passphrase: string | null }) => LockState
  /** Puts a passphrase in front of the secrets, or another one: then `current` is asked for. Fails with `invalid-input` or `storage-failed`. */
  setPassphrase: (input: { current: string | null; next: string }) => VaultStatus
  /** Leaves the secrets to the keychain alone. Fails with `invalid-input` or `storage-failed`. */
  removePassphrase: (input: { current: string }) => VaultStatus
  /**
   * Begins without the secrets that cannot be opened: the passphrase is forgotten, or the keychain lost its key. Their file is
   * kept under the name that is returned. Refused while they can be opened.
   */
  startAfresh: () => { kept: string }
  /**
   * The window has told all that was to be kept: it may be emptied. `place` is where the person was and what stood in forms,
   * without secrets, in words of the window's own; at most `mostPlaceLength` characters.
   */
  ready: (input: { place: string | null }) => void
  /** The place that was told before it locked, once; null when none was. */
  place: () => string | null
}

export type LockEvents = {
  changed: LockState
  /** Hallpass is about to lock: what is to be kept has to be told now. */
  soon: null
}

export const lockChannels = {
  state: 'lock:state',
  lock: 'lock:lock',
  unlock: 'lock:unlock',
  setPassphrase: 'lock:setPassphrase',
  removePassphrase: 'lock:removePassphrase',
  startAfresh: 'lock:startAfresh',
  ready: 'lock:ready',
  place: 'lock:place',
} as const satisfies Channels<LockContract, 'lock'>

export const lockEvents = { changed: 'lock!changed', soon: 'lock!soon' } as const satisfies EventChannels<
  LockEvents,
  'lock'
>
