/** The vault that is sealed by the system's keychain. It never deletes or replaces what it cannot open by itself. */
import { AppFailure } from '../../shared/core/app-error.ts'
import type { Log } from '../ports/log.ts'
import type { Vault } from '../ports/vault.ts'
import type { Sealer } from './sealer.ts'
import { sequenceByKey } from './sequence-by-key.ts'
import { canaryId, sealedUnder, secretsIn, type VaultRecords } from './vault-records.ts'

const canaryText = 'hallpass canary'

/** Whether the key that sealed what is on disk is the key we have; true when nothing is there. */
export async function keyIsOurs(sealer: Sealer, records: VaultRecords): Promise<boolean> {
  const canary = records.get(canaryId)
  const probe = canary ?? secretsIn(records)[0]?.[1]
  if (probe === undefined) return true
  try {
    const { text } = await sealer.open(probe)
    return canary === undefined || text === canaryText
  } catch {
    return false
  }
}

/** The canary, sealed. */
export function sealCanary(sealer: Sealer): Promise<string> {
  return sealer.seal(canaryText)
}

/** For a usable sealer whose key is ours (see `openVault`). */
export function createOsVault(sealer: Sealer, backend: string, records: VaultRecords, log: Log): Vault {
  const inTurn = sequenceByKey()

  async function seal(text: string): Promise<string> {
    try {
      return await sealer.seal(text)
    } catch {
      log('seal-failed', { backend })
      throw new AppFailure({ code: 'storage-failed', reason: 'other' })
    }
  }

  async function plantCanary(): Promise<void> {
    if (records.get(canaryId) !== undefined) return
    const canary = await seal(canaryText)
    // Another key may have been written meanwhile.
    if (records.get(canaryId) === undefined) records.put(canaryId, canary)
  }

  return {
    status: () => ({ kind: 'os', backend }),
    read: (key) =>
      inTurn(key, async () => {
        const sealed = sealedUnder(records, key)
        if (sealed === undefined) return null
        const { text, resealed } = await sealer.open(sealed).catch(() => {
          log('unseal-failed', { backend })
          throw new AppFailure({ code: 'secret-unreadable', fields: [] })
        })
        if (resealed !== undefined) keepIfPossible(() => records.put(key, resealed), log)
        return text
      }),
    write: (key, secret) =>
      inTurn(key, async () => {
        const sealed = await seal(secret)
        await plantCanary()
        records.put(key, sealed)
      }),
    remove: (key) =>
      inTurn(key, async () => {
        if (sealedUnder(records, key) !== undefined) records.remove(key)
      }),
  }
}

/** The secret was read; that its newer sealing could not be kept must not take it away. */
export function keepIfPossible(keep: () => void, log: Log): void {
  try {
    keep()
  } catch {
    log('reseal-not-kept')
  }
}
