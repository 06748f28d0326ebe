/** What is on disk of records, put right where that is needed. */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, truncateSync } from 'node:fs'
import { join } from 'node:path'
import { headLine, putLine, type RecordLines, readLines } from './record-lines.ts'
import { asideName, keepCopy, putInPlace, type RecordPaths, secondName } from './record-places.ts'
import { type StorageReason, storageReason } from './storage-failure.ts'

/** What the records are, and what to do with them. */
export type RecordOptions<T> = {
  /** Full path of the folder they are kept in. */
  readonly folder: string
  /** File name without ending. */
  readonly name: string
  /** How they are called in a sentence, in the singular: `list of connections`. */
  readonly title: string
  /** One step per schema after the first, in order, for each record; the schema written is their number plus one. */
  readonly migrations: readonly ((older: unknown) => unknown)[]
  /** Whether something read, and migrated, is such a record. */
  readonly isValid: (record: unknown) => record is T
  /** Instant in ms, for the names of files set aside. */
  readonly now: () => number
  /** Told in whole sentences what had to be done about the file. */
  readonly notice: (sentence: string) => void
  /** How many lines of the past a file may always have while it is in use; 1000 where it is left out. */
  readonly pastLines?: number
  /** What is removed must not be left in the file, or a copy of it, for longer than it takes to write it anew. */
  readonly leavesNothing?: boolean
  /** What an earlier Hallpass kept in another way; asked only where there is no file of this kind yet. */
  readonly takeOver?: () => TakenOver<T> | null
}

/** Records from elsewhere. */
export type TakenOver<T> = {
  readonly records: ReadonlyMap<string, T>
  /** Why they must not be taken over now: they could not be read, or are a newer Hallpass's. */
  readonly refuses: StorageReason | null
  /** Called when they are safe in their new file. */
  readonly done: () => void
}

/** The records to work with. */
type FoundRecords<T> = {
  readonly records: Map<string, T>
  /** Bytes of the file; null when there is none yet. */
  readonly size: number | null
  /** How many lines of the file are of the past: changes after the records it began with. */
  readonly past: number
  /** One of those lines removed something: what it was is still in the file. */
  readonly hasRemoved: boolean
  /** Why nothing can be written. */
  readonly refuses: StorageReason | null
}

/** How much of a file is made at a time, characters. */
const pieceLength = 64 * 1024

/** Never fails: at worst there are no records, and none can be written. */
export function findRecords<T>(options: RecordOptions<T>, paths: RecordPaths): FoundRecords<T> {
  try {
    mkdirSync(options.folder, { recursive: true, mode: 0o700 })
    sweep(options)
    if (!existsSync(paths.file) && !existsSync(paths.previous)) return takenOver(options, paths)
    return read(options, paths)
  } catch (cause) {
    options.notice(`The ${options.title} could not be read from disk. What you change now cannot be saved.`)
    return { records: new Map(), size: null, past: 0, hasRemoved: false, refuses: storageReason(cause) }
  }
}

/** The text of a file of these records and no past, piece by piece. */
export function* wholeText<T>(records: ReadonlyMap<string, T>, schema: number): Generator<string> {
  let piece = headLine(schema, records.size)
  for (const [id, value] of records) {
    piece += putLine(id, value)
    if (piece.length < pieceLength) continue
    yield piece
    piece = ''
  }
  yield piece
}

function takenOver<T>(options: RecordOptions<T>, paths: RecordPaths): FoundRecords<T> {
  const taken = options.takeOver?.() ?? null
  if (taken === null) return { records: new Map(), size: null, past: 0, hasRemoved: false, refuses: null }
  const records = new Map(taken.records)
  if (taken.refuses !== null) return { records, size: null, past: 0, hasRemoved: false, refuses: taken.refuses }
  const found = writtenAnew(options, paths, records)
  if (found.refuses === null) taken.done()
  return found
}

function read<T>(options: RecordOptions<T>, paths: RecordPaths): FoundRecords<T> {
  const bytes = existsSync(paths.file) ? readFileSync(paths.file) : null
  const lines = bytes === null ? null : readLines(bytes)
  const schema = options.migrations.length + 1
  if (lines !== null && lines.schema > schema) return ofNewerVersion(options)
  const records = new Map<string, T>()
  if (bytes === null || lines === null || lines.isDamaged || !replay(options, lines, records)) {
    return restore(options, paths, lines)
  }
  // Lines of two schemas in one file could not be told apart.
  if (lines.schema < schema) return writtenAnew(options, paths, records, () => keepCopy(paths))
  if (bytes.byteLength > lines.end) cutOff(paths.file, lines.end)
  const past = lines.lines.slice(lines.begun)
  const hasRemoved = past.some((line) => !('value' in line))
  return { records, size: lines.end, past: past.length, hasRemoved, refuses: null }
}

/** What stands behind the last whole line was never promised. Where it cannot be cut off, the next change writes the file anew. */
function cutOff(file: string, end: number): void {
  try {
    truncateSync(file, end)
  } catch {}
}

/** Keeps of a damaged file what can be read of it, on top of the copy before it, which is what the file began with. */
function restore<T>(options: RecordOptions<T>, paths: RecordPaths, lines: RecordLines | null): FoundRecords<T> {
  const { title, folder, notice } = options
  const earlier = existsSync(paths.previous) ? readLines(readFileSync(paths.previous)) : null
  if (earlier !== null && earlier.schema > options.migrations.length + 1) return ofNewerVersion(options)
  const records = new Map<string, T>()
  if (earlier !== null) replay(options, earlier, records)
  if (lines !== null) replay(options, lines, records)
  let what = 'was missing'
  const found = writtenAnew(options, paths, records, () => {
    if (!existsSync(paths.file)) return
    const damaged = asideName(options)
    secondName(paths.file, join(folder, damaged))
    what = `was damaged and was set aside as ${damaged}`
  })
  if (found.refuses === null) notice(`The ${title} ${what}. ${whatWasKept(lines, earlier)}`)
  return found
}

function whatWasKept(lines: RecordLines | null, earlier: RecordLines | null): string {
  if (lines !== null) return 'Everything in it that could be read was kept; the newest change may be missing.'
  if (earlier !== null) return 'The last good copy before it was restored; the newest changes may be missing.'
  return 'There was no earlier copy, so it starts empty.'
}

/** Puts a file of these records in the place of what there is, after `before`. */
function writtenAnew<T>(
  { title, migrations, notice }: RecordOptions<T>,
  paths: RecordPaths,
  records: Map<string, T>,
  before: () => void = () => {},
): FoundRecords<T> {
  try {
    const text = [...wholeText(records, migrations.length + 1)].join('')
    putInPlace(paths, text, before)
    return { records, size: Buffer.byteLength(text), past: 0, hasRemoved: false, refuses: null }
  } catch (cause) {
    notice(`The ${title} could be read, but not written to disk again. What you change now cannot be saved.`)
    return { records, size: null, past: 0, hasRemoved: false, refuses: storageReason(cause) }
  }
}

function ofNewerVersion<T>({ title, notice }: RecordOptions<T>): FoundRecords<T> {
  notice(
    `The ${title} was saved by a newer version of Hallpass. It is left as it is, and what you change now cannot be saved.`,
  )
  return { records: new Map(), size: null, past: 0, hasRemoved: false, refuses: 'newer-version' }
}

/** Applies the changes; false when a record is not what it should be, and was left out. */
function replay<T>(
  { migrations, isValid }: RecordOptions<T>,
  { schema, lines }: RecordLines,
  records: Map<string, T>,
): boolean {
  const steps = migrations.slice(schema - 1)
  let isWhole = true
  for (const line of lines) {
    if (!('value' in line)) {
      records.delete(line.id)
      continue
    }
    const record = migrated(steps, line.value)
    if (isValid(record)) records.set(line.id, record)
    else isWhole = false
  }
  return isWhole
}

function migrated(steps: readonly ((older: unknown) => unknown)[], value: unknown): unknown {
  try {
    return steps.reduce((older, migrate) => migrate(older), value)
  } catch {
    return undefined
  }
}

/** Removes what a write that was killed in the middle left behind. Only one Hallpass runs per folder. */
function sweep<T>({ folder, name }: RecordOptions<T>): void {
  const leftovers = [`.${name}.next.records.tmp-`, `.${name}.records.tmp-`, `.${name}.previous.records.tmp-`]
  for (const entry of readdirSync(folder)) {
    if (entry !== `${name}.next.records` && !leftovers.some((start) => entry.startsWith(start))) continue
    try {
      rmSync(join(folder, entry), { force: true })
    } catch {}
  }
}
