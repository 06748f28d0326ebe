/**
 * Chooses what is behind the vault: locked where a passphrase was put in front of it; else the system's keychain where it can
 * be used and still has our key; else memory.
 */
import type { Vault } from '../ports/vault.ts'
import type { VaultControl } from '../ports/vault-control.ts'
import { createLockableVault, type FirstState, type LockableParts } from './lockable-vault.ts'
import { createMemoryVault } from './memory-vault.ts'
import { keyIsOurs } from './os-vault.ts'
import { lockId } from './vault-records.ts'

export async function openVault(parts: LockableParts): Promise<Vault & VaultControl> {
  const first = await firstState(parts)
  if (first.kind === 'memory') parts.log('vault-in-memory', reasonOf(first.vault))
  return createLockableVault(parts, first)
}

async function firstState({ sealer, records }: LockableParts): Promise<FirstState> {
  if (records.get(lockId) !== undefined) return { kind: 'locked' }
  const { status } = sealer
  if (!status.usable) return { kind: 'memory', vault: createMemoryVault(status.reason, records) }
  if (await keyIsOurs(sealer, records)) return { kind: 'os' }
  return { kind: 'memory', vault: createMemoryVault('key-lost', records) }
}

function reasonOf(vault: Vault): { reason?: string } {
  const status = vault.status()
  return status.kind === 'memory' ? { reason: status.reason } : {}
}
