/** What of the vault is on disk: sealed texts only. */

/** `canary` is a known text, sealed with the first secret: it tells a lost key from an empty vault. */
export type VaultDocument = {
  readonly canary: string | null
  /** Key → sealed secret, base64. */
  readonly records: Readonly<Record<string, string>>
}

export const emptyVault: VaultDocument = { canary: null, records: {} }

export function isVaultDocument(document: unknown): document is VaultDocument {
  if (typeof document !== 'object' || document === null || !('canary' in document) || !('records' in document)) {
    return false
  }
  const { canary, records } = document
  if (canary !== null && typeof canary !== 'string') return false
  if (typeof records !== 'object' || records === null || Array.isArray(records)) return false
  return Object.values(records).every((record) => typeof record === 'string')
}

/** The sealed secret under `key`. */
export function recordOf({ records }: VaultDocument, key: string): string | undefined {
  return Object.hasOwn(records, key) ? records[key] : undefined
}

/** The document without the record under `key`. */
export function withoutRecord(document: VaultDocument, key: string): VaultDocument {
  return { ...document, records: Object.fromEntries(Object.entries(document.records).filter(([name]) => name !== key)) }
}
