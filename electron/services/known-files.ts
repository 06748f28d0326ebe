/** Where the files are that the person chose: kept sealed, so that requests still know theirs after a restart. */
import { isObject } from '../../shared/core/is-object.ts'
import type { SealedDocument, SealedKind } from '../ports/sealed-documents.ts'

/** Paths by the ids that the window knows, newest last. */
export type KnownFiles = { readonly files: readonly { readonly fileId: string; readonly path: string }[] }

/** Where that is kept. */
export type KnownFilesStore = Pick<SealedDocument<KnownFiles>, 'read' | 'update'>

/** The app's own name as an owner of what is sealed. */
export const knownFilesOwner = 'hallpass'

export const knownFilesKind: SealedKind<KnownFiles> = {
  name: 'chosen-files',
  title: 'places of chosen files',
  fresh: { files: [] },
  migrations: [],
  isValid: (value): value is KnownFiles =>
    isObject(value) &&
    Array.isArray(value.files) &&
    value.files.every((file) => isObject(file) && typeof file.fileId === 'string' && typeof file.path === 'string'),
}
