import { AppFailure } from '../../shared/core/app-error.ts'
import type { RecordStore } from '../ports/record-store.ts'

/** Records in memory, on a disk that can be full; counts what is written. */
export type TestRecordStore<T> = RecordStore<T> & { failing: boolean; writes: number }

export function createTestRecordStore<T>(): TestRecordStore<T> {
  let records: ReadonlyMap<string, T> = new Map()
  const write = (next: ReadonlyMap<string, T>): void => {
    if (store.failing) throw new AppFailure({ code: 'storage-failed', reason: 'full' })
    store.writes += 1
    records = next
  }
  const store: TestRecordStore<T> = {
    failing: false,
    writes: 0,
    all: () => records,
    get: (id) => records.get(id),
    put: (id, value) => write(new Map([...records, [id, value]])),
    remove: (id) => write(new Map([...records].filter(([known]) => known !== id))),
    replaceAll: (all) => write(new Map(all)),
  }
  return store
}
