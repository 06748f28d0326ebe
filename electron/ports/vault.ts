import type { VaultStatus } from '../../shared/domain/vault-status.ts'

/**
 * Where secrets live. While it is locked, whoever asks waits until it is opened: what was under way then goes on. Async from day one: Electron's synchronous encryption goes away in 46.
 */
export type Vault = {
  /** What kind of vault this is; may change while the app runs (the keychain was lost). */
  readonly status: () => VaultStatus
  /** The secret under `key`; null when there is none. Fails with `secret-unreadable` and deletes nothing when it cannot be opened. */
  readonly read: (key: string) => Promise<string | null>
  /** Keeps `secret` under `key`; when this resolves it outlives the app (os, passphrase) or is in memory (memory). Fails with `storage-failed`. */
  readonly write: (key: string, secret: string) => Promise<void>
  /** Deletes what is under `key`, readable or not. Only ever called for an act of the person. */
  readonly remove: (key: string) => Promise<void>
}
