/** The passphrase in front of the vault: asked for, chosen, changed, forgotten. Knows nothing of when to lock. */
export type VaultControl = {
  /** `none`: the vault asks for no passphrase. `locked`: nothing can be read until `unlock`. */
  readonly passphrase: () => 'none' | 'locked' | 'open'
  /** Whether a keychain can be used, so that a passphrase may be taken away again. */
  readonly hasKeychain: () => boolean
  /** Whether the passphrase was put in front of a keychain that cannot be used now: no passphrase opens it then. */
  readonly lacksKeychain: () => boolean
  /**
   * Opens the vault. False when the passphrase is wrong. Fails with `secret-unreadable` where the keychain, under which the
   * passphrase was put, no longer opens its part.
   */
  readonly unlock: (passphrase: string) => Promise<boolean>
  /** Forgets the key; without a passphrase it does nothing. Never fails. */
  readonly lock: () => Promise<void>
  /** Whether this is the passphrase of the open or locked vault. */
  readonly isPassphrase: (passphrase: string) => Promise<boolean>
  /**
   * Puts a passphrase in front of everything, or another in place of the one there is. Secrets that were in memory only are
   * kept from now on. What could not be opened stays as it was. Fails with `storage-failed`: then nothing has changed.
   */
  readonly setPassphrase: (passphrase: string) => Promise<void>
  /** Goes back to the keychain alone. Fails with `storage-failed`, or `invalid-input` where there is no keychain. */
  readonly removePassphrase: () => Promise<void>
  /** Begins an empty vault; the file of the one before is kept under the name that is returned. Fails with `storage-failed`. */
  readonly startAfresh: () => Promise<string>
}
