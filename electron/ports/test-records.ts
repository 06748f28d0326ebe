/** Records in memory, on a disk that can be full; counts what is written. */
import { AppFailure } from '../../shared/core/app-error.ts'
import type { RecordStore } from './record-store.ts'

export type TestRecords<T> = RecordStore<T> & { isFull: boolean; writes: number }

export function testRecords<T>(initial: readonly (readonly [string, T])[] = []): TestRecords<T> {
  let records: ReadonlyMap<string, T> = new Map(initial)
  const write = (next: ReadonlyMap<string, T>): void => {
    if (store.isFull) throw new AppFailure({ code: 'storage-failed', reason: 'full' })
    store.writes += 1
    records = next
  }
  const store: TestRecords<T> = {
    isFull: false,
    writes: 0,
    all: () => records,
    get: (id) => records.get(id),
    put: (id, value) => write(new Map([...records, [id, value]])),
    remove: (id) => write(new Map([...records].filter(([known]) => known !== id))),
    replaceAll: (all) => write(new Map(all)),
  }
  return store
}
