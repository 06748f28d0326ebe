/**
 * A vault that keeps secrets in memory only, and says so. What is sealed on disk from better days cannot be opened by
 * it, is never written over, and goes only when the person deletes it.
 */
import { AppFailure } from '../../shared/core/app-error.ts'
import type { VaultStatus } from '../../shared/domain/vault-status.ts'
import type { Vault } from '../ports/vault.ts'
import { sealedUnder, type VaultRecords } from './vault-records.ts'

/** The vault, and what it holds, for a vault that takes its place. */
export type MemoryVault = Vault & { readonly held: () => ReadonlyMap<string, string> }

export function createMemoryVault(
  reason: Extract<VaultStatus, { kind: 'memory' }>['reason'],
  records: VaultRecords,
): MemoryVault {
  const secrets = new Map<string, string>()
  return {
    held: () => secrets,
    status: () => ({ kind: 'memory', reason }),
    async read(key) {
      const secret = secrets.get(key)
      if (secret !== undefined) return secret
      if (sealedUnder(records, key) === undefined) return null
      throw new AppFailure({ code: 'secret-unreadable', fields: [] })
    },
    async write(key, secret) {
      secrets.set(key, secret)
    },
    async remove(key) {
      if (sealedUnder(records, key) !== undefined) records.remove(key)
      secrets.delete(key)
    },
  }
}
