/** The vault that is sealed by the system's keychain. It never deletes or replaces what it cannot open by itself. */
import { AppFailure } from '../../shared/core/app-error.ts'
import type { DocumentStore } from '../ports/document-store.ts'
import type { Log } from '../ports/log.ts'
import type { Vault } from '../ports/vault.ts'
import type { Sealer } from './sealer.ts'
import { sequenceByKey } from './sequence-by-key.ts'
import { recordOf, type VaultDocument, withoutRecord } from './vault-document.ts'

const canaryText = 'hallpass canary'

/** Whether the key that sealed what is on disk is the key we have; true when nothing is there. */
export async function keyIsOurs(sealer: Sealer, { canary, records }: VaultDocument): Promise<boolean> {
  const probe = canary ?? Object.values(records)[0]
  if (probe === undefined) return true
  try {
    const { text } = await sealer.open(probe)
    return canary === null || text === canaryText
  } catch {
    return false
  }
}

/** For a usable sealer whose key is ours (see `openVault`). */
export function createOsVault(
  sealer: Sealer,
  backend: string,
  document: DocumentStore<VaultDocument>,
  log: Log,
): Vault {
  const inTurn = sequenceByKey()

  // The document is read again right before it is written: another key may have been written meanwhile.
  function keep(key: string, sealed: string, canary: string | null): void {
    const { canary: known, records } = document.read()
    document.write({ canary: known ?? canary, records: { ...records, [key]: sealed } })
  }

  async function seal(text: string): Promise<string> {
    try {
      return await sealer.seal(text)
    } catch {
      log('seal-failed', { backend })
      throw new AppFailure({ code: 'storage-failed', reason: 'other' })
    }
  }

  return {
    status: () => ({ kind: 'os', backend }),
    read: (key) =>
      inTurn(key, async () => {
        const sealed = recordOf(document.read(), key)
        if (sealed === undefined) return null
        const { text, resealed } = await sealer.open(sealed).catch(() => {
          log('unseal-failed', { backend })
          throw new AppFailure({ code: 'secret-unreadable', fields: [] })
        })
        if (resealed !== undefined) keepIfPossible(() => keep(key, resealed, null), log)
        return text
      }),
    write: (key, secret) =>
      inTurn(key, async () => {
        const canary = document.read().canary === null ? await seal(canaryText) : null
        keep(key, await seal(secret), canary)
      }),
    remove: (key) =>
      inTurn(key, async () => {
        if (recordOf(document.read(), key) !== undefined) document.write(withoutRecord(document.read(), key))
      }),
  }
}

/** The secret was read; that its newer sealing could not be kept must not take it away. */
function keepIfPossible(keep: () => void, log: Log): void {
  try {
    keep()
  } catch {
    log('reseal-not-kept')
  }
}
