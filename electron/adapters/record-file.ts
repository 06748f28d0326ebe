/**
 * Records in a file that is only ever added to: `<name>.records` (`record-lines.ts`), mode 0600. A change outlives
 * the app when it returns, and a power cut a moment later (the disk is asked in the background). What a crash cut off at the end is dropped; of a damaged file everything that can be read is kept, the rest
 * is taken from the copy before it, and the file itself is set aside. A file of a newer Hallpass is never written over.
 *
 * When most of a file is of the past, it is written anew in small pieces between other work, and then put in its place;
 * the one before is kept as `<name>.previous.records`.
 */
import { mkdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { copyFile, open, rm } from 'node:fs/promises'
import { AppFailure } from '../../shared/core/app-error.ts'
import type { RecordStore } from '../ports/record-store.ts'
import { appendLine } from './append-line.ts'
import { findRecords, type RecordOptions, wholeText } from './find-records.ts'
import { putLine, removeLine } from './record-lines.ts'
import { keepCopy, pathsOf, putInPlace } from './record-places.ts'
import { storageFailure } from './storage-failure.ts'
import { createSyncFile } from './sync-file.ts'
import { writeAll } from './write-all.ts'
import { placeBeside } from './write-atomically.ts'

/** The records, and what happens to their file in the background. */
export type RecordFile<T> = RecordStore<T> & {
  /** Resolves when the file is not being written anew any more. Never fails. */
  readonly settled: () => Promise<void>
}

const mode = 0o600
/** A file may always have this many lines of the past while it is in use; a tenth of them when it is opened. */
const usualPastLines = 1000

/** Opens the records, putting right what can be. Never fails: at worst it starts empty and refuses to write. */
export function openRecords<T>(options: RecordOptions<T>): RecordFile<T> {
  const paths = pathsOf(options)
  const schema = options.migrations.length + 1
  const found = findRecords(options, paths)
  const { refuses } = found
  const { pastLines = usualPastLines } = options
  let { records, size, past } = found
  /** The file that is being written beside this one: the changes since it was begun. */
  let renewal: { readonly changes: string[] } | null = null
  let renewed: Promise<void> = Promise.resolve()
  const disk = createSyncFile()
  /** Where a renewal failed, another is tried after as many changes again. */
  let failedAt = 0
  /** Something was removed since the file that is being written anew was begun. */
  let hasLeftover = false

  function attempt(act: () => void): void {
    if (refuses !== null) throw new AppFailure({ code: 'storage-failed', reason: refuses })
    try {
      act()
    } catch (cause) {
      throw storageFailure(cause)
    }
  }

  function change(line: string, apply: (map: Map<string, T>) => void): void {
    attempt(() => {
      const added = size === null ? null : appendLine(paths.file, size, line)
      if (added === null) {
        const next = new Map(records)
        apply(next)
        writeWhole(next, () => keepCopy(paths))
        return
      }
      disk.soon(paths.file)
      apply(records)
      size = (size ?? 0) + added
      past += 1
      renewal?.changes.push(line)
    })
    if (renewal === null && past - failedAt > Math.max(pastLines, records.size)) renewed = renew()
  }

  function writeWhole(next: Map<string, T>, before: () => void): void {
    const text = [...wholeText(next, schema)].join('')
    mkdirSync(options.folder, { recursive: true, mode: 0o700 })
    putInPlace(paths, text, before)
    records = next
    begin(Buffer.byteLength(text), 0)
    // What was begun beside it is older than this.
    renewal = null
  }

  function begin(bytes: number, pastOfIt: number): void {
    size = bytes
    past = pastOfIt
    failedAt = 0
  }

  async function renew(): Promise<void> {
    const mine = { changes: [] as string[] }
    renewal = mine
    hasLeftover = false
    const waiting = placeBeside(paths.file)
    try {
      const pieces = wholeText(new Map(records), schema)
      const file = await open(waiting, 'wx', mode)
      try {
        for (const piece of pieces) {
          await writeAll(file, Buffer.from(piece))
          if (renewal !== mine) return
        }
        await file.sync()
      } finally {
        await file.close()
      }
      if (renewal !== mine) return
      // From here on nothing else happens in between: the new file has all that was promised when it takes its place.
      if (mine.changes.length > 0) appendLine(waiting, statSync(waiting).size, mine.changes.join(''))
      const bytes = statSync(waiting).size
      // The copy before this one may hold what was removed.
      if (options.leavesNothing) rmSync(paths.previous, { force: true })
      else keepCopy(paths)
      renameSync(waiting, paths.file)
      // What came since the new file was begun was asked of the disk under the old one's name.
      for (const path of [paths.file, options.folder]) disk.soon(path)
      begin(bytes, mine.changes.length)
      if (options.leavesNothing) await copyAnew(() => renewal === mine)
    } catch {
      // The file itself is whole, only longer than it needs to be.
      if (renewal === mine) failedAt = past
    } finally {
      if (renewal === mine) renewal = null
      if (hasLeftover) renewed = renewed.then(renewIfLeft)
      await rm(waiting, { force: true }).catch(() => {})
    }
  }

  /** A copy with bytes of its own: what is appended from now on is not to go into both. */
  async function copyAnew(isCurrent: () => boolean): Promise<void> {
    const waiting = placeBeside(paths.previous)
    try {
      await copyFile(paths.file, waiting)
      if (isCurrent()) renameSync(waiting, paths.previous)
    } finally {
      await rm(waiting, { force: true })
    }
  }

  async function renewIfLeft(): Promise<void> {
    if (hasLeftover && renewal === null) await renew()
  }

  // What was removed is still in the file where the app ended before it was written anew.
  if (options.leavesNothing && found.hasRemoved) renewed = renew()
  else if (past > Math.max(pastLines / 10, records.size / 4)) renewed = renew()
  return {
    all: () => records,
    get: (id) => records.get(id),
    put: (id, value) => change(putLine(id, value), (map) => map.set(id, value)),
    remove(id) {
      if (!records.has(id)) return
      change(removeLine(id), (map) => map.delete(id))
      if (!options.leavesNothing) return
      hasLeftover = true
      if (renewal === null) renewed = renewIfLeft()
    },
    replaceAll(next) {
      attempt(() => {
        // Before the new file takes its place: what fails after that could not be undone.
        writeWhole(new Map(next), () => rmSync(paths.previous, { force: true }))
      })
    },
    async settled() {
      // One that was removed meanwhile has the file written anew once more.
      for (let last: unknown = null; last !== renewed; ) {
        last = renewed
        await renewed
      }
      await disk.settled()
    },
  }
}
