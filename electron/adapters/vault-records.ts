/** What of the vault is on disk: sealed texts only, by key, and two records about the vault itself. */
import { isObject } from '../../shared/core/is-object.ts'
import type { RecordStore } from '../ports/record-store.ts'

/** Key → sealed secret, base64. */
export type VaultRecords = RecordStore<string>

/** A known text, sealed by the keychain with the first secret: it tells a lost key from an empty vault. */
export const canaryId = '!canary'
/** How the passphrase opens the vault (`passphrase-lock.ts`). */
export const lockId = '!lock'

/** All that is sealed of secrets. */
export function secretsIn(records: VaultRecords): readonly (readonly [key: string, sealed: string])[] {
  return [...records.all()].filter(([id]) => id !== canaryId && id !== lockId)
}

/** The sealed secret under `key`. No secret is ever called like a record about the vault. */
export function sealedUnder(records: VaultRecords, key: string): string | undefined {
  return key === canaryId || key === lockId ? undefined : records.get(key)
}

/** Whether this, from disk, is such a set of records. */
export function isVaultDocument(value: unknown): value is Readonly<Record<string, string>> {
  return isObject(value) && Object.values(value).every((sealed) => typeof sealed === 'string')
}
