/** Sealed documents for tests: in memory, as full as a test wants them, and with what an earlier run kept. */
import { AppFailure } from '../../shared/core/app-error.ts'
import type { SealedDocument, SealedDocuments } from '../ports/sealed-documents.ts'
import type { LogEntry } from '../ports/sealed-log.ts'

export type TestSealedDocuments = SealedDocuments & {
  /** `owner/name` → the document, as it would be read again from disk. */
  readonly kept: Map<string, unknown>
  isFull: boolean
  /** What opening a document has to say. */
  notices: readonly string[]
}

export function createTestSealedDocuments(kept = new Map<string, unknown>()): TestSealedDocuments {
  let last: Promise<unknown> = Promise.resolve()
  const inTurn = <T>(act: () => T): Promise<T> => {
    const mine = last.then(() => new Promise((resolve) => setImmediate(resolve))).then(act)
    last = mine.catch(() => {})
    return mine
  }
  const documents: TestSealedDocuments = {
    kept,
    isFull: false,
    notices: [],
    of<T>(owner: string, kind: { name: string; fresh: T }): SealedDocument<T> {
      const name = `${owner}/${kind.name}`
      const read = () => (kept.has(name) ? (kept.get(name) as T) : kind.fresh)
      return {
        read: () => inTurn(read),
        update: (change) =>
          inTurn(() => {
            const next = change(read())
            if (documents.isFull && next !== read()) throw new AppFailure({ code: 'storage-failed', reason: 'full' })
            kept.set(name, structuredClone(next))
            return next
          }),
        notices: () => documents.notices,
      }
    },
    logOf(owner, name) {
      const entries = () => (kept.get(`${owner}/${name}`) ?? []) as LogEntry[]
      const keep = (next: readonly LogEntry[]) => void kept.set(`${owner}/${name}`, next)
      return {
        entries: () => inTurn(entries),
        read: ({ at }) => inTurn(() => entries().find(({ place }) => place.at === at)?.value ?? null),
        append: (value) =>
          inTurn(() => {
            if (documents.isFull) throw new AppFailure({ code: 'storage-failed', reason: 'full' })
            const last = entries().at(-1)?.place
            const place = { at: (last?.at ?? 0) + (last?.bytes ?? 0), bytes: JSON.stringify(value).length }
            keep([...entries(), { place, value: structuredClone(value) }])
            return place
          }),
        forget: async () => {},
        keepFromNowOn: async () => {},
        clear: () => inTurn(() => keep([])),
        keepOnly: (places) =>
          inTurn(() => {
            keep(entries().filter(({ place }) => places.some(({ at }) => at === place.at)))
            return places
          }),
      }
    },
    remove: (owner) =>
      inTurn(() => {
        for (const name of kept.keys()) if (name.startsWith(`${owner}/`)) kept.delete(name)
      }),
    forget: () => inTurn(() => {}),
    keepFromNowOn: () => inTurn(() => {}),
    setAside: async () => null,
    settled: () => inTurn(() => {}),
  }
  return documents
}
