/** Records as one small document. */
import type { DocumentStore } from '../ports/document-store.ts'
import type { RecordStore } from '../ports/record-store.ts'

export function recordsIn<T>(document: DocumentStore<Readonly<Record<string, T>>>): RecordStore<T> {
  const all = () => new Map(Object.entries(document.read()))
  const write = (records: ReadonlyMap<string, T>) => document.write(Object.fromEntries(records))
  return {
    all,
    get: (id) => all().get(id),
    put: (id, value) => write(new Map([...all(), [id, value]])),
    remove: (id) => write(new Map([...all()].filter(([known]) => known !== id))),
    replaceAll: write,
  }
}
