/** What goes on and on (history): entries are only ever added at the end, each sealed by itself. */

/** Where an entry stands. Good until the next `keepOnly`. */
export type LogPlace = { readonly at: number; readonly bytes: number }

/** An entry, as it was added. Its shape is for the reader to check: it may be an older Hallpass's. */
export type LogEntry = { readonly place: LogPlace; readonly value: unknown }

/**
 * A file of sealed entries, mode 0600, under its owner's key. A write that was ended in the middle costs that entry and no
 * other. Where the key or the file cannot be used, nothing is deleted: the log then lives in memory.
 */
export type SealedLog = {
  /**
   * Every entry that opens, oldest first. Fails with `storage-failed` or `secret-unreadable` where it could be read before:
   * what cannot be read must not pass for empty.
   */
  readonly entries: () => Promise<readonly LogEntry[]>
  /** One entry again; null when it is gone or does not open. */
  readonly read: (place: LogPlace) => Promise<unknown>
  /** Adds an entry (anything that JSON can say); when this resolves, it is on disk. Fails with `storage-failed`. */
  readonly append: (value: unknown) => Promise<LogPlace>
  /** Forgets where it ends, if it is on disk. Never fails. */
  readonly forget: () => Promise<void>
  /** Keeps what lived in memory for want of a key, unless there is something on disk. Never fails. */
  readonly keepFromNowOn: () => Promise<void>
  /** Deletes all of it, readable or not: only ever for an act of the person. Fails with `storage-failed`. */
  readonly clear: () => Promise<void>
  /** Leaves out all other entries, at once or not at all; gives the new places in the same order. Fails with `storage-failed`. */
  readonly keepOnly: (places: readonly LogPlace[]) => Promise<readonly LogPlace[]>
}
