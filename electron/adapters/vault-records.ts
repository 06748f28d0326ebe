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

export function isVaultRecord(value: unknown): value is string {
  return typeof value === 'string'
}

/** The vault as it was kept before each secret had a line of its own. */
export type VaultDocument = { readonly canary: string | null; readonly records: Readonly<Record<string, string>> }

export function isVaultDocument(value: unknown): value is VaultDocument {
  if (!isObject(value) || !isObject(value.records)) return false
  const { canary, records } = value
  return (canary === null || isVaultRecord(canary)) && Object.values(records).every(isVaultRecord)
}

/** Its records, as they are kept now. */
export function recordsOf({ canary, records }: VaultDocument): readonly (readonly [id: string, sealed: string])[] {
  return [...(canary === null ? [] : [[canaryId, canary] as const]), ...Object.entries(records)]
}
