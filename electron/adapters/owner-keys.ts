/** The keys that what is kept is sealed with: one for each owner, so that deleting the key deletes it all for good. */
import { randomBytes } from 'node:crypto'
import { AppFailure } from '../../shared/core/app-error.ts'
import type { Vault } from '../ports/vault.ts'
import { sealKeyBytes } from '../sealing/seal-bytes.ts'
import { sequenceByKey } from './sequence-by-key.ts'

/** Keys by owner, kept in the vault. Whoever gets one wipes it after use. */
export type OwnerKeys = {
  /** True when a key would be gone with the app: then nothing may be sealed with it that stays. */
  readonly areForgotten: () => boolean
  /** The owner's key; null when there is none. Fails with `secret-unreadable`. */
  readonly find: (owner: string) => Promise<Buffer | null>
  /** The owner's key, made if there is none. Fails with `secret-unreadable` or `storage-failed`. */
  readonly findOrMake: (owner: string) => Promise<Buffer>
  /** Deletes it, readable or not. */
  readonly remove: (owner: string) => Promise<void>
}

/** `keyName` is what the vault calls an owner's key. */
export function createOwnerKeys(vault: Vault, keyName: (owner: string) => string): OwnerKeys {
  const inTurn = sequenceByKey()
  const read = async (owner: string): Promise<Buffer | null> => {
    const text = await vault.read(keyName(owner))
    if (text === null) return null
    const key = Buffer.from(text, 'base64')
    if (key.byteLength !== sealKeyBytes) throw new AppFailure({ code: 'secret-unreadable', fields: [] })
    return key
  }
  return {
    areForgotten: () => vault.status().kind === 'memory',
    find: (owner) => inTurn(owner, () => read(owner)),
    findOrMake: (owner) =>
      inTurn(owner, async () => {
        const known = await read(owner)
        if (known !== null) return known
        const key = randomBytes(sealKeyBytes)
        await vault.write(keyName(owner), key.toString('base64'))
        return key
      }),
    remove: (owner) => inTurn(owner, () => vault.remove(keyName(owner))),
  }
}
