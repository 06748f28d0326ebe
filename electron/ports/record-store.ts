/** Many small records on disk, each changed by itself. */

/**
 * Records by id, in the order they were first put. Synchronous: when a change returns it is on disk. A change that fails
 * (`storage-failed`) changes nothing, in memory either.
 */
export type RecordStore<T> = {
  readonly all: () => ReadonlyMap<string, T>
  readonly get: (id: string) => T | undefined
  readonly put: (id: string, value: T) => void
  readonly remove: (id: string) => void
  /** Replaces everything at once, or not at all. */
  readonly replaceAll: (records: ReadonlyMap<string, T>) => void
}
