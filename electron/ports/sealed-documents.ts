/** What is kept of requests and answers: documents that nobody can read without the key in the vault. */

import type { SealedLog } from './sealed-log.ts'

/** What a sealed document is, and what to do with it. */
export type SealedKind<T> = {
  /** Its file name without ending: letters and hyphens. */
  readonly name: string
  /** How it is called in a sentence, in the plural: `saved requests`. */
  readonly title: string
  /** What there is before anything was kept. */
  readonly fresh: T
  /** One step per schema after the first, in order; the schema written is their number plus one. */
  readonly migrations: readonly ((older: unknown) => unknown)[]
  /** Whether something read, and migrated, is such a document. */
  readonly isValid: (document: unknown) => document is T
}

/**
 * A document sealed with its owner's key (AES-256-GCM), mode 0600, written as a whole with the good copy before it kept.
 * Where the key or the file cannot be used, nothing is deleted: it is then kept in memory, and `notices` says so.
 */
export type SealedDocument<T> = {
  /** The document as it was last kept. Never fails for what is on disk: at worst it is what there is at first. */
  readonly read: () => Promise<T>
  /**
   * Replaces the document by what `change` makes of it, one change after the other; when this resolves, it is on disk.
   * Fails with `storage-failed`, or as `change` does: then the document is the one before.
   */
  readonly update: (change: (now: T) => T) => Promise<T>
  /** Whole sentences on what had to be done about the file; empty when all is well. Known once it was read. */
  readonly notices: () => readonly string[]
}

/** All sealed documents, by owner. */
export type SealedDocuments = {
  /** The owner's document of this kind; the same one for the same two. An owner is a connection's id, or a word of the app's own. */
  readonly of: <T>(owner: string, kind: SealedKind<T>) => SealedDocument<T>
  /** The owner's log of this name; the same one for the same two. */
  readonly logOf: (owner: string, name: string) => SealedLog
  /** Deletes the owner's key, and so all that is kept under it, readable or not. Only ever called for an act of the person. */
  readonly remove: (owner: string) => Promise<void>
  /** Forgets what was read and is on disk as it is known; what lives in memory only stays. Never fails. */
  readonly forget: () => Promise<void>
  /** Secrets are kept from now on: keeps what lived in memory for want of a key, unless something else is on disk. Never fails. */
  readonly keepFromNowOn: () => Promise<void>
  /** Puts everything on disk aside, readable or not, under a name that is returned; null when nothing is there. Fails with `storage-failed`. */
  readonly setAside: () => Promise<string | null>
  /** Resolves when everything that was to be written is. Never fails. */
  readonly settled: () => Promise<void>
}
