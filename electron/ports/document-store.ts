/** A small JSON document on disk: atomic writes, mode 0600, previous good copy kept, schema migrated. */
export type DocumentStore<T> = {
  readonly read: () => T
  /** Replaces the whole document; when it returns, the new one is on disk. Fails with `storage-failed`. */
  readonly write: (next: T) => void
}
