/** Chooses the vault: the system's keychain where it can be used and still has our key, else memory. */
import type { DocumentStore } from '../ports/document-store.ts'
import type { Log } from '../ports/log.ts'
import type { Vault } from '../ports/vault.ts'
import { createMemoryVault } from './memory-vault.ts'
import { createOsVault, keyIsOurs } from './os-vault.ts'
import type { Sealer } from './sealer.ts'
import type { VaultDocument } from './vault-document.ts'

export async function openVault(sealer: Sealer, document: DocumentStore<VaultDocument>, log: Log): Promise<Vault> {
  const { status } = sealer
  if (!status.usable) {
    log('vault-in-memory', { reason: status.reason })
    return createMemoryVault(status.reason, document)
  }
  if (!(await keyIsOurs(sealer, document.read()))) {
    log('vault-in-memory', { reason: 'key-lost' })
    return createMemoryVault('key-lost', document)
  }
  return createOsVault(sealer, status.backend, document, log)
}
