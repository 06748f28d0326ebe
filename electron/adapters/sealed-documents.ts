/**
 * Sealed documents on disk: `<folder>/<owner>/<name>.sealed`, each under its owner's key. Where the key or the file cannot
 * be used, what is on disk stays as it is, and the document lives in memory until Hallpass closes.
 */
import { rename, rm } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { AppFailure } from '../../shared/core/app-error.ts'
import type { SealedDocument, SealedDocuments, SealedKind } from '../ports/sealed-documents.ts'
import type { SealedLog } from '../ports/sealed-log.ts'
import type { Vault } from '../ports/vault.ts'
import { openSealed, sealBytes, wipe } from '../sealing/seal-bytes.ts'
import { createOwnerKeys, type OwnerKeys } from './owner-keys.ts'
import { type SealedFile, sealedFile } from './sealed-file.ts'
import { sealedLog } from './sealed-log.ts'
import { sequenceByKey } from './sequence-by-key.ts'
import { storageFailure } from './storage-failure.ts'

export type SealedDocumentsParts = {
  /** Full path of the folder they are kept in. */
  readonly folder: string
  readonly vault: Vault
  /** What the vault calls an owner's key. */
  readonly keyName: (owner: string) => string
  /** Instant in ms, for the names of files set aside. */
  readonly now: () => number
}

/** What is known of a document that was read. */
type Opened<T> = { document: T; readonly stays: boolean }

/** A document, and what happens to it when the vault changes. */
type Held<T> = SealedDocument<T> & Pick<SealedLog, 'forget' | 'keepFromNowOn'>

export function createSealedDocuments({ folder, vault, keyName, now }: SealedDocumentsParts): SealedDocuments {
  const keys = createOwnerKeys(vault, keyName)
  const inTurn = sequenceByKey()
  const documents = new Map<string, Held<unknown>>()
  const logs = new Map<string, SealedLog>()
  const waiting = new Set<Promise<unknown>>()

  /** Whatever concerns one owner happens in turn: a document never outlives its key by a write under way. */
  function inOwnersTurn<T>(owner: string, act: () => Promise<T>): Promise<T> {
    const turn = inTurn(owner, act)
    waiting.add(turn)
    const leave = () => void waiting.delete(turn)
    turn.then(leave, leave)
    return turn
  }

  function make<T>(owner: string, kind: SealedKind<T>): Held<T> {
    const file = sealedFile(join(folder, owner), kind.name)
    const context = `${owner}/${kind.name}`
    const schema = kind.migrations.length + 1
    const notices: string[] = []
    let opened: Opened<T> | null = null
    const isGone = () => documents.get(context) !== document
    const open = async () => {
      opened ??= await openFile({ kind, file, keys, owner, context, now, notice: (text) => notices.push(text) })
      return opened
    }
    const write = async (next: T) => {
      const key = await keys.findOrMake(owner)
      const plain = Buffer.from(JSON.stringify({ schema, document: next }))
      const sealed = sealBytes(key, plain, context)
      wipe(key, plain)
      await file.write(sealed)
    }
    const document: Held<T> = {
      read: () => inOwnersTurn(owner, async () => (await open()).document),
      update: (change) =>
        inOwnersTurn(owner, async () => {
          // Its owner was removed while this waited: it would come back, with a key that nobody deletes any more.
          if (isGone()) throw new AppFailure({ code: 'not-found', what: 'connection' })
          const current = await open()
          const next = change(current.document)
          if (next === current.document) return next
          if (current.stays) await write(next)
          current.document = next
          return next
        }),
      notices: () => notices,
      forget: () =>
        inOwnersTurn(owner, async () => {
          if (opened?.stays) opened = null
        }),
      keepFromNowOn: () =>
        inOwnersTurn(owner, async () => {
          if (opened === null || opened.stays || keys.areForgotten() || (await file.exists())) return
          if (opened.document !== kind.fresh) await write(opened.document)
          opened = null
        }).catch(() => {}),
    }
    return document
  }

  return {
    of<T>(owner: string, kind: SealedKind<T>): SealedDocument<T> {
      assertName(owner)
      assertName(kind.name)
      const known = documents.get(`${owner}/${kind.name}`)
      // The same owner and kind: it is a document of the same shape.
      if (known !== undefined) return known as SealedDocument<T>
      const made = make(owner, kind)
      documents.set(`${owner}/${kind.name}`, made as Held<unknown>)
      return made
    },
    logOf(owner, name) {
      assertName(owner)
      assertName(name)
      const known = logs.get(`${owner}/${name}`)
      if (known !== undefined) return known
      const inTurn = <T>(act: () => Promise<T>) => inOwnersTurn(owner, act)
      const isGone = () => logs.get(`${owner}/${name}`) !== made
      const made: SealedLog = sealedLog({ folder: join(folder, owner), name, owner, keys, inTurn, isGone })
      logs.set(`${owner}/${name}`, made)
      return made
    },
    remove: (owner) =>
      inOwnersTurn(owner, async () => {
        assertName(owner)
        await keys.remove(owner)
        for (const name of logs.keys()) if (name.startsWith(`${owner}/`)) logs.delete(name)
        for (const name of documents.keys()) if (name.startsWith(`${owner}/`)) documents.delete(name)
        // Without its key it is nothing but noise.
        await rm(join(folder, owner), { recursive: true, force: true }).catch(() => {})
      }),
    async forget() {
      await Promise.all([...documents.values(), ...logs.values()].map((one) => one.forget()))
    },
    async keepFromNowOn() {
      await Promise.all([...documents.values(), ...logs.values()].map((one) => one.keepFromNowOn()))
    },
    async setAside() {
      const aside = `${folder}.kept-${new Date(now()).toISOString().replaceAll(':', '-')}`
      try {
        await rename(folder, aside)
      } catch (cause) {
        if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return null
        throw storageFailure(cause)
      }
      await this.forget()
      return basename(aside)
    },
    async settled() {
      while (waiting.size > 0) await Promise.allSettled([...waiting])
    },
  }
}

/** Names become paths: nothing else may be in them. */
function assertName(name: string): void {
  if (!/^[\w-]{1,100}$/.test(name)) throw new AppFailure({ code: 'invalid-input', reason: 'This is not a name.' })
}

type Opening<T> = {
  readonly kind: SealedKind<T>
  readonly file: SealedFile
  readonly keys: OwnerKeys
  readonly owner: string
  readonly context: string
  readonly now: () => number
  readonly notice: (sentence: string) => void
}

/** Never fails: at worst it starts fresh, in memory. */
async function openFile<T>(opening: Opening<T>): Promise<Opened<T>> {
  const { kind, file, keys, owner, notice } = opening
  const inMemory = { document: kind.fresh, stays: false }
  const untilClosed = 'What you change now is kept until Hallpass closes.'
  try {
    const isThere = await file.exists()
    if (keys.areForgotten()) {
      if (isThere)
        notice(`The ${kind.title} cannot be opened without the keychain. They are left as they are. ${untilClosed}`)
      return inMemory
    }
    await file.sweep()
    const key = await keys.find(owner)
    try {
      if (isThere) return await readGood(opening, key)
      return { document: kind.fresh, stays: true }
    } finally {
      wipe(key)
    }
  } catch (cause) {
    const isKey = cause instanceof AppFailure && cause.error.code === 'secret-unreadable'
    const why = isKey ? 'cannot be opened: the keychain did not give their key' : 'could not be read from disk'
    notice(`The ${kind.title} ${why}. They are left as they are. ${untilClosed}`)
    return inMemory
  }
}

/** The document on disk, or the one before it; what cannot be opened is set aside. A null `key` is one that is lost. */
async function readGood<T>({ kind, file, context, now, notice }: Opening<T>, key: Buffer | null): Promise<Opened<T>> {
  const open = async (which: 'newest' | 'previous') => {
    const sealed = await file.read(which)
    return sealed === null || key === null ? undefined : parse(kind, openSealed(key, sealed, context))
  }
  const newest = await open('newest')
  const newerVersion = () => {
    notice(
      `The ${kind.title} were kept by a newer version of Hallpass. They are left as they are. What you change now is kept until Hallpass closes.`,
    )
    return { document: kind.fresh, stays: false }
  }
  if (newest === 'newer') return newerVersion()
  if (newest !== undefined) return { document: newest.document, stays: true }
  const damaged = await file.setAside(now())
  const what = damaged === null ? 'were missing' : `could not be opened; their file was set aside as ${damaged}`
  const previous = await open('previous')
  if (previous === 'newer') return newerVersion()
  if (previous === undefined) {
    notice(`The ${kind.title} ${what}. There was no earlier copy that opens, so they start empty.`)
    return { document: kind.fresh, stays: true }
  }
  // The copy stays where it is: a further damage before the next change would otherwise find nothing.
  await file.restore()
  notice(`The ${kind.title} ${what}. The last good copy was taken; the newest change may be missing.`)
  return { document: previous.document, stays: true }
}

/** Undefined for what is no such document. */
function parse<T>(kind: SealedKind<T>, plain: Buffer | 'damaged' | 'newer'): { document: T } | 'newer' | undefined {
  if (plain === 'newer') return plain
  if (plain === 'damaged') return undefined
  try {
    const { schema, document } = JSON.parse(plain.toString('utf8')) as { schema: number; document: unknown }
    if (!Number.isSafeInteger(schema) || schema < 1) return undefined
    if (schema > kind.migrations.length + 1) return 'newer'
    const migrated = kind.migrations.slice(schema - 1).reduce((older, migrate) => migrate(older), document)
    return kind.isValid(migrated) ? { document: migrated } : undefined
  } catch {
    return undefined
  } finally {
    wipe(plain)
  }
}
