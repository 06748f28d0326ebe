/**
 * Many records on disk, each under an id, mode 0600, in the order in which they came. A change costs as much as its own
 * record, however many there are.
 */
export type RecordStore<T> = {
  /** All records as they are now, in order. Not a copy: it may change with the next change. */
  readonly all: () => ReadonlyMap<string, T>
  readonly get: (id: string) => T | undefined
  /** Adds a record, or replaces it where it stands; when it returns, that outlives the app, and the disk has been asked to keep it. Fails with `storage-failed`, and then nothing has changed. */
  readonly put: (id: string, value: T) => void
  /** As `put`. What is not there needs no removing. */
  readonly remove: (id: string) => void
  /** Puts these in the place of all there are, at once or not at all; no copy of those before is kept. Fails with `storage-failed`. */
  readonly replaceAll: (records: ReadonlyMap<string, T>) => void
}
