/**
 * The vault whose key a passphrase opens. Each secret is sealed under that key together with its name (AES-256-GCM), so that
 * records cannot be swapped. What the keychain sealed before opens through it, while it can, and is sealed anew.
 */
import { AppFailure } from '../../shared/core/app-error.ts'
import type { Log } from '../ports/log.ts'
import type { Vault } from '../ports/vault.ts'
import { isSealed, openSealed, sealBytes, wipe } from '../sealing/seal-bytes.ts'
import { keepIfPossible } from './os-vault.ts'
import type { Sealer } from './sealer.ts'
import { sequenceByKey } from './sequence-by-key.ts'
import { sealedUnder, type VaultRecords } from './vault-records.ts'

/** The vault, and the end of it: its key is filled with zeros. */
export type PassphraseVault = Vault & { readonly close: () => void }

/** Takes the key over. `keychain` is null where none can be used. */
export function createPassphraseVault(
  dataKey: Buffer,
  backend: string | null,
  keychain: Sealer | null,
  records: VaultRecords,
  log: Log,
): PassphraseVault {
  const inTurn = sequenceByKey()

  async function openedByKeychain(key: string, sealed: string): Promise<string> {
    if (keychain === null) throw new AppFailure({ code: 'secret-unreadable', fields: [] })
    const { text } = await keychain.open(sealed)
    keepIfPossible(() => records.put(key, sealSecret(dataKey, key, text)), log)
    return text
  }

  return {
    status: () => ({ kind: 'passphrase', backend }),
    read: (key) =>
      inTurn(key, async () => {
        const sealed = sealedUnder(records, key)
        if (sealed === undefined) return null
        try {
          return isSealedSecret(sealed) ? openSecret(dataKey, key, sealed) : await openedByKeychain(key, sealed)
        } catch {
          log('unseal-failed', { backend: backend ?? 'passphrase' })
          throw new AppFailure({ code: 'secret-unreadable', fields: [] })
        }
      }),
    write: (key, secret) => inTurn(key, async () => records.put(key, sealSecret(dataKey, key, secret))),
    remove: (key) =>
      inTurn(key, async () => {
        if (sealedUnder(records, key) !== undefined) records.remove(key)
      }),
    close: () => wipe(dataKey),
  }
}

/** The secret as it is kept, base64. */
export function sealSecret(dataKey: Buffer, key: string, secret: string): string {
  const plain = Buffer.from(secret, 'utf8')
  const sealed = sealBytes(dataKey, plain, contextOf(key)).toString('base64')
  wipe(plain)
  return sealed
}

function openSecret(dataKey: Buffer, key: string, sealed: string): string {
  const plain = openSealed(dataKey, Buffer.from(sealed, 'base64'), contextOf(key))
  if (typeof plain === 'string') throw new AppFailure({ code: 'secret-unreadable', fields: [] })
  const text = plain.toString('utf8')
  wipe(plain)
  return text
}

/** Whether it was sealed under a vault's key, rather than by a keychain. */
function isSealedSecret(sealed: string): boolean {
  return isSealed(Buffer.from(sealed.slice(0, 8), 'base64'))
}

function contextOf(key: string): string {
  return `vault ${key}`
}
