/**
 * A small JSON document on disk, over electron-store: `{ "schema": 2, "document": … }`, mode 0600, written as a whole.
 * What electron-store leaves open is closed here: a damaged file is set aside and the previous good copy taken, a file
 * of a newer Hallpass is never written over, and a failed write changes nothing, in memory either. On a full disk
 * electron-store 12 keeps a cut-off file without a word (tried), so it writes beside the file, and what it wrote is read
 * again before it takes the file's place.
 */
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import ElectronStore from 'electron-store'
import { AppFailure } from '../../shared/core/app-error.ts'
import type { DocumentStore } from '../ports/document-store.ts'
import { type StorageReason, storageFailure, storageReason } from './storage-failure.ts'
import { writeAtomically } from './write-atomically.ts'

/** What a document is, and what to do with it. */
export type DocumentOptions<T> = {
  /** Full path of the folder it is kept in. */
  readonly folder: string
  /** File name without `.json`. */
  readonly name: string
  /** How it is called in a sentence: `list of connections`. */
  readonly title: string
  /** What there is before anything was saved. */
  readonly fresh: T
  /** One step per schema after the first, in order; the schema written is their number plus one. */
  readonly migrations: readonly ((older: unknown) => unknown)[]
  /** Whether something read, and migrated, is such a document. */
  readonly isValid: (document: unknown) => document is T
  /** Instant in ms, for the names of files set aside. */
  readonly now: () => number
  /** False: the copy before the last write is not kept, since what is taken away must be gone. */
  readonly keepsPrevious?: boolean
  /** Told in whole sentences what had to be done about the file. */
  readonly notice: (sentence: string) => void
}

export type OpenedDocument<T> = DocumentStore<T> & {
  /** Why nothing can be written, and what is read may not be what is on disk. */
  readonly refuses: StorageReason | null
}

type Envelope = { readonly schema: number; readonly document: unknown }
/** What was found on disk: a document and the text it came from, or a file that must stay as it is. */
type Found<T> = { readonly document: T; readonly text: string | null; readonly newer: boolean }
/** What can be worked with: `store` is where writes go, or why none can be made. */
type Opened<T> = {
  readonly document: T
  readonly text: string | null
  readonly store: ElectronStore<Envelope> | StorageReason
}

const mode = 0o600

/** Opens the document, putting right what can be. Never fails: at worst it starts fresh and refuses to write. */
export function openDocument<T>(options: DocumentOptions<T>): OpenedDocument<T> {
  const paths = pathsOf(options)
  const { document, text, store } = open(options, paths)
  const schema = options.migrations.length + 1
  let current = document
  let good = text
  return {
    refuses: typeof store === 'string' ? store : null,
    read: () => current,
    write(next) {
      if (typeof store === 'string') throw new AppFailure({ code: 'storage-failed', reason: store })
      const envelope: Envelope = { schema, document: next }
      try {
        if (good !== null && options.keepsPrevious !== false) writeAtomically(paths.previous, good, mode)
        good = replaceFile(store, paths.file, envelope)
      } catch (cause) {
        throw storageFailure(cause)
      }
      current = next
    },
  }
}

type Paths = { readonly file: string; readonly previous: string }

function pathsOf<T>({ folder, name }: DocumentOptions<T>): Paths {
  return { file: join(folder, `${name}.json`), previous: join(folder, `${name}.previous.json`) }
}

function open<T>(options: DocumentOptions<T>, paths: Paths): Opened<T> {
  try {
    mkdirSync(options.folder, { recursive: true, mode: 0o700 })
    sweep(options)
    if (options.keepsPrevious === false) rmSync(paths.previous, { force: true })
    const { newer, ...found } = find(options, paths)
    return { ...found, store: newer ? 'newer-version' : storeOf(options) }
  } catch (cause) {
    options.notice(`The ${options.title} could not be read from disk. What you change now cannot be saved.`)
    return { document: options.fresh, text: null, store: storageReason(cause) }
  }
}

function find<T>(options: DocumentOptions<T>, paths: Paths): Found<T> {
  if (existsSync(paths.file)) return readGood(options, paths.file) ?? restore(options, paths)
  // A file that is gone while its previous copy is there was lost, not never written.
  if (existsSync(paths.previous)) return restore(options, paths)
  return { document: options.fresh, text: null, newer: false }
}

/** The document in a file; null when the file is damaged. Fails when the file cannot be read at all. */
function readGood<T>(options: DocumentOptions<T>, path: string): Found<T> | null {
  const text = readFileSync(path, 'utf8')
  const envelope = parseEnvelope(text)
  if (envelope === null) return null
  const newest = options.migrations.length + 1
  if (envelope.schema > newest) {
    options.notice(
      `The ${options.title} was saved by a newer version of Hallpass. It is left as it is, and what you change now cannot be saved.`,
    )
    return { document: options.fresh, text: null, newer: true }
  }
  const document = migrated(options, envelope)
  return document === undefined ? null : { document, text, newer: false }
}

function migrated<T>({ migrations, isValid }: DocumentOptions<T>, { schema, document }: Envelope): T | undefined {
  try {
    const result = migrations.slice(schema - 1).reduce((older, migrate) => migrate(older), document)
    return isValid(result) ? result : undefined
  } catch {
    return undefined
  }
}

/** Sets the damaged file aside and goes back to the previous good copy, or to a fresh start. */
function restore<T>(options: DocumentOptions<T>, { file, previous }: Paths): Found<T> {
  const { title, fresh, notice } = options
  const damaged = existsSync(file) ? setAside(options, file) : null
  const kept = damaged === null ? 'was missing' : `was damaged and was set aside as ${damaged}`
  const found = existsSync(previous) ? readGood(options, previous) : null
  if (found === null) {
    notice(`The ${title} ${kept}. There was no earlier copy, so it starts empty.`)
    return { document: fresh, text: null, newer: false }
  }
  // The copy stays where it is: a further damage before the next save would otherwise find nothing.
  if (!found.newer) copyFileSync(previous, file)
  notice(`The ${title} ${kept}. The last good copy before it was restored; the newest change may be missing.`)
  return found
}

function setAside<T>({ folder, name, now }: DocumentOptions<T>, file: string): string {
  const at = new Date(now()).toISOString().replaceAll(':', '-')
  const damaged = `${name}.damaged-${at}.json`
  renameSync(file, join(folder, damaged))
  return damaged
}

function parseEnvelope(text: string): Envelope | null {
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value !== 'object' || value === null || !('schema' in value) || !('document' in value)) return null
    const { schema, document } = value
    return typeof schema === 'number' && Number.isSafeInteger(schema) && schema >= 1 ? { schema, document } : null
  } catch {
    return null
  }
}

/** Removes what a write that was killed in the middle left behind. Only one Hallpass runs per folder. */
function sweep<T>({ folder, name }: DocumentOptions<T>): void {
  const leftovers = [`${name}.next.json`, `.${name}.previous.json.tmp-`]
  for (const entry of readdirSync(folder)) {
    if (leftovers.some((start) => entry.startsWith(start))) rmSync(join(folder, entry), { force: true })
  }
}

/** Returns the text that is now on disk. */
function replaceFile(store: ElectronStore<Envelope>, file: string, envelope: Envelope): string {
  const text = serialize(envelope)
  store.store = envelope
  if (readFileSync(store.path, 'utf8') !== text) {
    rmSync(store.path, { force: true })
    throw new AppFailure({ code: 'storage-failed', reason: 'full' })
  }
  renameSync(store.path, file)
  return text
}

/** Writes `<name>.next.json`, which then takes the place of `<name>.json`. */
function storeOf<T>({ folder, name }: DocumentOptions<T>): ElectronStore<Envelope> {
  return new ElectronStore<Envelope>({
    cwd: folder,
    name: `${name}.next`,
    configFileMode: mode,
    clearInvalidConfig: true,
    accessPropertiesByDotNotation: false,
    serialize,
  })
}

function serialize(envelope: Envelope): string {
  return `${JSON.stringify({ schema: envelope.schema, document: envelope.document }, null, 2)}\n`
}
