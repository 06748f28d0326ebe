/** A vault that can get, change and lose a passphrase while the app runs: what is behind it is exchanged, never its user. */
import { randomBytes } from 'node:crypto'
import { AppFailure } from '../../shared/core/app-error.ts'
import type { Log } from '../ports/log.ts'
import type { Vault } from '../ports/vault.ts'
import type { VaultControl } from '../ports/vault-control.ts'
import type { KeyRecipes } from '../sealing/passphrase-key.ts'
import { sealKeyBytes, wipe } from '../sealing/seal-bytes.ts'
import { createMemoryVault, type MemoryVault } from './memory-vault.ts'
import { createOsVault, sealCanary } from './os-vault.ts'
import { makeLock, openLock, type PassphraseLock, readLock, writeLock } from './passphrase-lock.ts'
import { createPassphraseVault, type PassphraseVault, sealSecret } from './passphrase-vault.ts'
import type { Sealer } from './sealer.ts'
import { sequenceByKey } from './sequence-by-key.ts'
import { canaryId, lockId, secretsIn, type VaultRecords } from './vault-records.ts'

/** What a lockable vault works with. */
export type LockableParts = {
  readonly records: VaultRecords
  readonly sealer: Sealer
  /** Copies the vault's file aside and tells the copy's name. Fails with `storage-failed`. */
  readonly keepAside: () => string
  readonly recipes: KeyRecipes
  readonly log: Log
}

/** What is behind it at first. */
export type FirstState =
  | { readonly kind: 'os' }
  | { readonly kind: 'memory'; readonly vault: MemoryVault }
  | { readonly kind: 'locked' }

type State =
  | { readonly kind: 'os'; readonly vault: Vault }
  | { readonly kind: 'memory'; readonly vault: MemoryVault }
  | { readonly kind: 'locked' }
  | { readonly kind: 'open'; readonly vault: PassphraseVault; readonly dataKey: Buffer }

export function createLockableVault(parts: LockableParts, first: FirstState): Vault & VaultControl {
  const { records, sealer, log } = parts
  const backend = sealer.status.usable ? sealer.status.backend : null
  const keychain = sealer.status.usable ? sealer : null
  // Everything that changes what is behind it waits for what is under way, and the other way round.
  const inTurn = sequenceByKey()
  const underWay = new Set<Promise<unknown>>()
  const waiting = new Set<() => void>()
  let state: State = first.kind === 'os' ? osState() : first

  function osState() {
    return { kind: 'os', vault: createOsVault(sealer, backend ?? '', records, log) } as const
  }

  /** An empty vault where the one before could not be opened. */
  function emptyState() {
    const { status } = sealer
    if (status.usable) return osState()
    return { kind: 'memory', vault: createMemoryVault(status.reason, records) } as const
  }

  function openState(dataKey: Buffer): State {
    return { kind: 'open', dataKey, vault: createPassphraseVault(dataKey, backend, keychain, records, log) }
  }

  /** Something with the vault as it is now; while it is locked, once it is opened. */
  async function use<T>(act: (vault: Vault) => Promise<T>): Promise<T> {
    const { using } = await inTurn('vault', async () => {
      if (state.kind === 'locked')
        return { using: new Promise<void>((resolve) => waiting.add(resolve)).then(() => use(act)) }
      const begun = act(state.vault)
      underWay.add(begun)
      const leave = () => void underWay.delete(begun)
      begun.then(leave, leave)
      // In an object: the next turn does not wait for it, unless it has to.
      return { using: begun }
    })
    return using
  }

  /** Lets those go on who have been waiting for the vault to open. */
  function become(next: State): void {
    state = next
    if (state.kind === 'locked') return
    for (const goOn of waiting) goOn()
    waiting.clear()
  }

  /** One change at a time, with nothing else under way. */
  function change<T>(act: () => Promise<T>): Promise<T> {
    return inTurn('vault', async () => {
      await Promise.allSettled([...underWay])
      return act()
    })
  }

  function lockNow(): PassphraseLock {
    const text = records.get(lockId)
    const lock = text === undefined ? null : readLock(text, parts.recipes)
    if (lock === null) throw new AppFailure({ code: 'secret-unreadable', fields: [] })
    return lock
  }

  async function openedWith(passphrase: string): Promise<Buffer | null> {
    const opened = await openLock(lockNow(), passphrase, keychain)
    if (opened === 'keychain') throw new AppFailure({ code: 'secret-unreadable', fields: [] })
    return opened === 'wrong-passphrase' ? null : opened
  }

  /** Every secret, sealed anew; one that does not open stays as it is. */
  async function sealedAnew(vault: Vault, seal: (key: string, secret: string) => Promise<string> | string) {
    const sealed = new Map<string, string>()
    for (const [key, old] of secretsIn(records)) {
      const secret = await vault.read(key).catch(() => null)
      sealed.set(key, secret === null ? old : await seal(key, secret))
    }
    if (state.kind === 'memory')
      for (const [key, secret] of state.vault.held()) sealed.set(key, await seal(key, secret))
    return sealed
  }

  /** A keychain that does not do its part fails like a disk. */
  async function written<T>(act: () => Promise<T>): Promise<T> {
    try {
      return await act()
    } catch (thrown) {
      if (thrown instanceof AppFailure) throw thrown
      log('seal-failed', { backend: backend ?? 'passphrase' })
      throw new AppFailure({ code: 'storage-failed', reason: 'other' })
    }
  }

  return {
    status() {
      return state.kind === 'locked' ? { kind: 'passphrase', backend } : state.vault.status()
    },
    read: (key) => use((vault) => vault.read(key)),
    write: (key, secret) => use((vault) => vault.write(key, secret)),
    remove: (key) => use((vault) => vault.remove(key)),

    passphrase() {
      return state.kind === 'locked' || state.kind === 'open' ? state.kind : 'none'
    },
    hasKeychain: () => keychain !== null,
    lacksKeychain() {
      const text = records.get(lockId)
      return keychain === null && text !== undefined && readLock(text, parts.recipes)?.keychain === true
    },

    unlock: (passphrase) =>
      change(async () => {
        if (state.kind !== 'locked') return true
        const dataKey = await openedWith(passphrase)
        if (dataKey === null) return false
        become(openState(dataKey))
        return true
      }),

    lock: () =>
      change(async () => {
        if (state.kind !== 'open') return
        state.vault.close()
        become({ kind: 'locked' })
      }),

    isPassphrase: (passphrase) =>
      change(async () => {
        const dataKey = await openedWith(passphrase)
        wipe(dataKey)
        return dataKey !== null
      }),

    setPassphrase: (passphrase) =>
      change(() =>
        written(async () => {
          if (state.kind === 'locked') throw new AppFailure({ code: 'locked' })
          const { vault } = state
          const recipe = await parts.recipes.choose()
          if (state.kind === 'open') {
            const changed = writeLock(await makeLock(state.dataKey, passphrase, recipe, keychain))
            // Not `put`: what the old passphrase opens would stay in the file, and in the copy before it.
            records.replaceAll(new Map(records.all()).set(lockId, changed))
            return
          }
          // What is typed from now on may take the place of what could not be opened.
          if (state.kind === 'memory' && secretsIn(records).length > 0) parts.keepAside()
          const dataKey = randomBytes(sealKeyBytes)
          const lock = await makeLock(dataKey, passphrase, recipe, keychain)
          const sealed = await sealedAnew(vault, (key, secret) => sealSecret(dataKey, key, secret))
          const canary = records.get(canaryId)
          records.replaceAll(
            new Map([
              [lockId, writeLock(lock)],
              ...(canary === undefined ? [] : [[canaryId, canary] as const]),
              ...sealed,
            ]),
          )
          become(openState(dataKey))
        }),
      ),

    removePassphrase: () =>
      change(() =>
        written(async () => {
          if (state.kind !== 'open') return
          if (keychain === null) {
            throw new AppFailure({
              code: 'invalid-input',
              reason: 'There is no keychain that could keep your secrets instead.',
            })
          }
          const canary = await sealCanary(keychain)
          const sealed = await sealedAnew(state.vault, (_key, secret) => keychain.seal(secret))
          records.replaceAll(new Map([[canaryId, canary], ...sealed]))
          state.vault.close()
          become(osState())
        }),
      ),

    startAfresh: () =>
      change(() =>
        written(async () => {
          const aside = parts.keepAside()
          const held = state.kind === 'memory' ? [...state.vault.held()] : []
          const canary = keychain === null ? [] : [[canaryId, await sealCanary(keychain)] as const]
          records.replaceAll(new Map(canary))
          if (state.kind === 'open') state.vault.close()
          const next = emptyState()
          for (const [key, secret] of held) await next.vault.write(key, secret)
          become(next)
          return aside
        }),
      ),
  }
}
