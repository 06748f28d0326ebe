/**
 * A vault that keeps secrets in memory only, and says so. What is sealed on disk from better days cannot be opened by
 * it, is never written over, and goes only when the person deletes it.
 */
import { AppFailure } from '../../shared/core/app-error.ts'
import type { VaultStatus } from '../../shared/domain/vault-status.ts'
import type { DocumentStore } from '../ports/document-store.ts'
import type { Vault } from '../ports/vault.ts'
import { recordOf, type VaultDocument, withoutRecord } from './vault-document.ts'

export function createMemoryVault(
  reason: Extract<VaultStatus, { kind: 'memory' }>['reason'],
  sealed: DocumentStore<VaultDocument>,
): Vault {
  const secrets = new Map<string, string>()
  return {
    status: () => ({ kind: 'memory', reason }),
    async read(key) {
      const secret = secrets.get(key)
      if (secret !== undefined) return secret
      if (recordOf(sealed.read(), key) === undefined) return null
      throw new AppFailure({ code: 'secret-unreadable', fields: [] })
    },
    async write(key, secret) {
      secrets.set(key, secret)
    },
    async remove(key) {
      if (recordOf(sealed.read(), key) !== undefined) sealed.write(withoutRecord(sealed.read(), key))
      secrets.delete(key)
    },
  }
}
