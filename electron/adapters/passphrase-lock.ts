/**
 * What stands between a passphrase and the vault's key. The key is random and never changes; it is sealed under a key made
 * from the passphrase, with how that is made as part of the seal, and once more by the keychain where there is one. So
 * another passphrase means another seal around the same key, and no secret has to be sealed anew.
 */
import { isObject } from '../../shared/core/is-object.ts'
import { type KeyRecipe, type KeyRecipes, keyOf } from '../sealing/passphrase-key.ts'
import { openSealed, sealBytes, sealKeyBytes, wipe } from '../sealing/seal-bytes.ts'
import type { Sealer } from './sealer.ts'

/** The lock as it is on disk. */
export type PassphraseLock = {
  readonly format: 1
  readonly recipe: KeyRecipe
  /** The vault's key: sealed under the passphrase (base64), then by the keychain where `keychain` says so. */
  readonly sealedKey: string
  readonly keychain: boolean
}

/** Why the key did not come out. `keychain`: its part does not open, whatever the passphrase. */
type NoKey = 'wrong-passphrase' | 'keychain'

export async function makeLock(
  dataKey: Buffer,
  passphrase: string,
  recipe: KeyRecipe,
  keychain: Sealer | null,
): Promise<PassphraseLock> {
  const key = await keyOf(passphrase, recipe)
  const sealed = sealBytes(key, dataKey, contextOf(recipe)).toString('base64')
  wipe(key)
  const sealedKey = keychain === null ? sealed : await keychain.seal(sealed)
  return { format: 1, recipe, sealedKey, keychain: keychain !== null }
}

/** The vault's key; the caller wipes it. */
export async function openLock(
  { recipe, sealedKey, keychain: isUnderKeychain }: PassphraseLock,
  passphrase: string,
  keychain: Sealer | null,
): Promise<Buffer | NoKey> {
  const sealed = isUnderKeychain ? await openedBy(keychain, sealedKey) : sealedKey
  if (sealed === null) return 'keychain'
  const key = await keyOf(passphrase, recipe)
  const dataKey = openSealed(key, Buffer.from(sealed, 'base64'), contextOf(recipe))
  wipe(key)
  return typeof dataKey === 'string' || dataKey.byteLength !== sealKeyBytes ? 'wrong-passphrase' : dataKey
}

export function writeLock(lock: PassphraseLock): string {
  return JSON.stringify(lock)
}

/** Null for what is no lock, or one of a later Hallpass. */
export function readLock(text: string, { accepts }: Pick<KeyRecipes, 'accepts'>): PassphraseLock | null {
  try {
    const lock: unknown = JSON.parse(text)
    if (!isObject(lock) || lock.format !== 1 || !accepts(lock.recipe)) return null
    const { recipe, sealedKey, keychain } = lock
    if (typeof sealedKey !== 'string' || typeof keychain !== 'boolean') return null
    return { format: 1, recipe, sealedKey, keychain }
  } catch {
    return null
  }
}

/** The recipe is part of the seal: one that was made cheaper in the file does not open it. */
function contextOf({ kdf, n, r, p, salt }: KeyRecipe): string {
  return `vault key ${kdf} ${n} ${r} ${p} ${salt}`
}

async function openedBy(keychain: Sealer | null, sealed: string): Promise<string | null> {
  if (keychain === null) return null
  try {
    return (await keychain.open(sealed)).text
  } catch {
    return null
  }
}
