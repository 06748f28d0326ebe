/** What was tried at each connection: the last 500 exchanges, sealed on disk, without secrets. */
import { AppFailure } from '../../shared/core/app-error.ts'
import type { HistoryEntry, HistoryLine } from '../../shared/domain/history.ts'
import type { SealedDocuments, SealedKind } from '../ports/sealed-documents.ts'
import type { LogEntry, LogPlace, SealedLog } from '../ports/sealed-log.ts'
import type { ConnectionStore } from './connection-store.ts'
import { type EndedExchange, entryOf, isHistoryEntry, lineOf } from './history-entry.ts'

/** How many exchanges are kept of a connection, and how much they take at most, bytes. */
export const historyLimits = { entries: 500, bytes: 32 * 1024 * 1024 }

/** How far beyond that it may grow before it is cut back: cutting back writes the whole file. */
const slack = 1.1

type Kept = { readonly line: HistoryLine; readonly place: LogPlace }
type Choice = { readonly keepBodies: boolean }

const choiceKind: SealedKind<Choice> = {
  name: 'history-choice',
  title: 'choice for the history',
  fresh: { keepBodies: false },
  migrations: [],
  isValid: (value): value is Choice => typeof (value as Choice | null)?.keepBodies === 'boolean',
}

/** What is told of a history. */
export type HistoryList = { readonly lines: readonly HistoryLine[]; readonly keepsBodies: boolean }

export type HistoryServiceParts = {
  readonly connections: ConnectionStore
  readonly sealed: SealedDocuments
  readonly newId: () => string
}

export type HistoryService = ReturnType<typeof createHistoryService>

export function createHistoryService({ connections, sealed, newId }: HistoryServiceParts) {
  /** What stands in each log that was asked for, oldest first. */
  const known = new Map<string, Promise<readonly Kept[]>>()

  /** The connection's log. Fails with `not-found`: nothing may be kept of a connection that is gone. */
  function logOf(connectionId: string): SealedLog {
    return sealed.logOf(connections.get(connectionId).id, 'history')
  }

  function load(connectionId: string): Promise<readonly Kept[]> {
    const log = logOf(connectionId)
    const loading = known.get(connectionId) ?? log.entries().then((entries) => entries.flatMap(keptOf))
    known.set(connectionId, loading)
    // Asked again the next time.
    loading.catch(() => known.delete(connectionId))
    return loading
  }

  async function change(connectionId: string, next: (now: readonly Kept[]) => Promise<readonly Kept[]>): Promise<void> {
    const changing = load(connectionId).then(next)
    // What comes next waits for this, and finds what is really there should it fail.
    const settled = changing.catch(() =>
      logOf(connectionId)
        .entries()
        .then((entries) => entries.flatMap(keptOf)),
    )
    known.set(connectionId, settled)
    settled.catch(() => known.delete(connectionId))
    await changing
  }

  async function keepOnly(connectionId: string, kept: readonly Kept[]): Promise<readonly Kept[]> {
    const places = await logOf(connectionId).keepOnly(kept.map(({ place }) => place))
    return kept.flatMap(({ line }, at) => {
      const place = places[at]
      return place === undefined ? [] : [{ line, place }]
    })
  }

  return {
    /** Whether bodies of answers are kept, too. */
    async keepsBodies(connectionId: string): Promise<boolean> {
      return (await sealed.of(connectionId, choiceKind).read()).keepBodies
    },

    /** Adds an exchange that has ended. Fails with `storage-failed` or `not-found`. */
    async record(connectionId: string, ended: EndedExchange): Promise<void> {
      const entry = entryOf(newId(), ended)
      await change(connectionId, async (now) => {
        const place = await logOf(connectionId).append(entry)
        const all = [...now, { line: lineOf(entry), place }]
        return isTooMuch(all) ? keepOnly(connectionId, newest(all)) : all
      })
    },

    /** Newest first. With a search, those that hold it anywhere in what was kept of them. */
    async list(connectionId: string, search: string): Promise<HistoryList> {
      const lines = (await load(connectionId)).map(({ line }) => line).slice(-historyLimits.entries)
      const keepsBodies = await this.keepsBodies(connectionId)
      const wanted = search.trim().toLowerCase()
      if (wanted === '') return { lines: lines.toReversed(), keepsBodies }
      const entries = await logOf(connectionId).entries()
      const found = entries.flatMap(({ value }) => (isHistoryEntry(value) && holds(value, wanted) ? [value.id] : []))
      const ids = new Set(found)
      return { lines: lines.filter(({ id }) => ids.has(id)).toReversed(), keepsBodies }
    },

    /** Fails with `not-found`. */
    async entry(connectionId: string, id: string): Promise<HistoryEntry> {
      const place = (await load(connectionId)).find(({ line }) => line.id === id)?.place
      const value = place === undefined ? null : await logOf(connectionId).read(place)
      if (!isHistoryEntry(value)) throw new AppFailure({ code: 'not-found', what: 'exchange' })
      return value
    },

    /** Fails with `storage-failed`. */
    async remove(connectionId: string, id: string): Promise<void> {
      await change(connectionId, (now) =>
        keepOnly(
          connectionId,
          now.filter(({ line }) => line.id !== id),
        ),
      )
    },

    /** Fails with `storage-failed`. */
    async clear(connectionId: string): Promise<void> {
      await change(connectionId, async () => {
        await logOf(connectionId).clear()
        return []
      })
    },

    /** Fails with `storage-failed`. */
    async keepBodies(connectionId: string, keepBodies: boolean): Promise<void> {
      await sealed.of(connections.get(connectionId).id, choiceKind).update(() => ({ keepBodies }))
    },

    /** Forgets what is known of connections that are no longer there. What was on disk is gone with them. */
    forgetOthers(connectionIds: readonly string[]): void {
      for (const id of known.keys()) if (!connectionIds.includes(id)) known.delete(id)
    },
  }
}

function keptOf({ place, value }: LogEntry): readonly Kept[] {
  return isHistoryEntry(value) ? [{ line: lineOf(value), place }] : []
}

function bytesOf(kept: readonly Kept[]): number {
  return kept.reduce((sum, { place }) => sum + place.bytes, 0)
}

function isTooMuch(kept: readonly Kept[]): boolean {
  return kept.length > historyLimits.entries * slack || bytesOf(kept) > historyLimits.bytes * slack
}

/** The newest that fit, and in any case the last one. */
function newest(kept: readonly Kept[]): readonly Kept[] {
  let from = Math.max(0, kept.length - historyLimits.entries)
  while (from < kept.length - 1 && bytesOf(kept.slice(from)) > historyLimits.bytes) from += 1
  return kept.slice(from)
}

function holds(entry: HistoryEntry, wanted: string): boolean {
  const { method, url, status, statusText, draft, headers, body } = entry
  const texts = [method, url, String(status ?? ''), statusText, JSON.stringify([draft, headers]), body?.text ?? '']
  return texts.some((text) => text.toLowerCase().includes(wanted))
}
