/** Records in memory, as full as a test wants them. */
import { AppFailure } from '../../shared/core/app-error.ts'
import type { RecordStore } from '../ports/record-store.ts'

export type TestRecords<T> = RecordStore<T> & { isFull: boolean }

export function testRecords<T>(initial: readonly (readonly [string, T])[] = []): TestRecords<T> {
  let records: ReadonlyMap<string, T> = new Map(initial)
  const write = (next: ReadonlyMap<string, T>): void => {
    if (store.isFull) throw new AppFailure({ code: 'storage-failed', reason: 'full' })
    records = next
  }
  const store: TestRecords<T> = {
    isFull: false,
    all: () => records,
    get: (id) => records.get(id),
    put: (id, value) => write(new Map([...records, [id, value]])),
    remove: (id) => write(new Map([...records].filter(([known]) => known !== id))),
    replaceAll: (all) => write(new Map(all)),
  }
  return store
}
