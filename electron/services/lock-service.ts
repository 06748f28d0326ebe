/**
 * Locking and opening. Locked, the window is empty, the key of the vault and what was read with it are dropped, and the door
 * lets nobody through but to open it again. What is under way ends first if it is short (a renewal), or goes on and waits for
 * the vault (a download).
 */
import { isDeepStrictEqual } from 'node:util'
import { AppFailure } from '../../shared/core/app-error.ts'
import type { LockReason, LockState } from '../../shared/domain/lock-state.ts'
import { passphraseProblem } from '../../shared/domain/passphrase-strength.ts'
import type { Settings } from '../../shared/domain/settings.ts'
import type { VaultStatus } from '../../shared/domain/vault-status.ts'
import type { Clock } from '../ports/clock.ts'
import type { Vault } from '../ports/vault.ts'
import type { VaultControl } from '../ports/vault-control.ts'
import { createWrongAttempts } from './wrong-attempts.ts'

/** What the lock works with. */
export type LockServiceParts = {
  readonly vault: Pick<Vault, 'status'> & VaultControl
  readonly clock: Clock
  readonly settings: () => Settings
  /** Names of connections. */
  readonly names: () => readonly string[]
  readonly announce: (state: LockState) => void
  /** The window, if there is one: asked for what is to be kept, then loaded anew. */
  readonly window: { readonly takeLeave: () => Promise<void>; readonly empty: () => Promise<void> }
  /** Drops what is in memory, after what has to be written is. Never fails. */
  readonly dropAll: () => Promise<void>
  /** Lets what rests while locked go on. */
  readonly goOn: () => void
  /** The vault is another one: what was only in memory may be kept from now on. Never fails. */
  readonly vaultChanged: (status: VaultStatus) => Promise<void>
  /** Puts what was sealed with keys of the vault aside. Fails with `storage-failed`. */
  readonly setAside: () => Promise<unknown>
}

export type LockService = ReturnType<typeof createLockService>

export function createLockService(parts: LockServiceParts) {
  const { vault } = parts
  const attempts = createWrongAttempts(parts.clock.now)
  let because: LockReason | null = vault.passphrase() === 'locked' ? 'start' : null
  let locking: Promise<void> | null = null
  /** How often a lock was asked for: one asked for while the passphrase is tried is not lost. */
  let asked = 0

  function state(): LockState {
    if (because === null) return { locked: false }
    return {
      locked: true,
      because,
      opensBy: vault.passphrase() === 'none' ? 'click' : 'passphrase',
      lacksKeychain: vault.lacksKeychain(),
      notBefore: attempts.notBefore(),
      names: parts.settings().showNamesWhenLocked ? parts.names() : [],
    }
  }

  async function lockNow(reason: LockReason): Promise<void> {
    await parts.window.takeLeave()
    // From here on the door is shut.
    because = reason
    const told = state()
    parts.announce(told)
    try {
      await parts.window.empty()
      await parts.dropAll()
    } finally {
      await vault.lock()
    }
    // A passphrase that was being set meanwhile is there by now.
    if (!isDeepStrictEqual(state(), told)) parts.announce(state())
  }

  /** Fails with `invalid-input` where this is not the passphrase, or it is too soon to try another. */
  async function assertRight(passphrase: string, test: (passphrase: string) => Promise<boolean>, field: string) {
    const notBefore = attempts.notBefore()
    if (notBefore !== null) {
      const seconds = Math.ceil((notBefore - parts.clock.now()) / 1000)
      throw refuse(
        field,
        `Too many wrong passphrases. Try again in ${seconds} ${seconds === 1 ? 'second' : 'seconds'}.`,
      )
    }
    if (await test(passphrase)) return attempts.right()
    attempts.wrong()
    throw refuse(field, 'This is not the passphrase.')
  }

  async function changed(): Promise<VaultStatus> {
    const status = vault.status()
    await parts.vaultChanged(status)
    return status
  }

  return {
    isLocked: () => because !== null,
    state,

    /** Locks, once: who asks meanwhile gets the same. Fails by a fault of ours only, and is locked all the same. */
    lock(reason: LockReason): Promise<void> {
      asked += 1
      if (because !== null && locking === null) return Promise.resolve()
      locking ??= lockNow(reason).finally(() => {
        locking = null
      })
      return locking
    },

    async unlock(passphrase: string | null): Promise<LockState> {
      const before = asked
      await locking
      if (because === null) return state()
      if (vault.passphrase() !== 'none') await assertRight(passphrase ?? '', vault.unlock, 'passphrase')
      if (asked !== before) {
        await vault.lock()
        return state()
      }
      because = null
      parts.goOn()
      parts.announce(state())
      return state()
    },

    async setPassphrase(current: string | null, next: string): Promise<VaultStatus> {
      if (vault.passphrase() === 'open') await assertRight(current ?? '', vault.isPassphrase, 'current')
      const problem = passphraseProblem(next)
      if (problem !== null) throw refuse('next', problem)
      await vault.setPassphrase(next)
      return changed()
    },

    async removePassphrase(current: string): Promise<VaultStatus> {
      await assertRight(current, vault.isPassphrase, 'current')
      await vault.removePassphrase()
      return changed()
    },

    async startAfresh(): Promise<{ kept: string }> {
      const status = vault.status()
      const isLost = status.kind === 'memory' && status.reason === 'key-lost'
      if (vault.passphrase() !== 'locked' && !isLost) {
        throw new AppFailure({
          code: 'invalid-input',
          reason: 'The saved secrets can be opened, so there is nothing to begin again.',
        })
      }
      const kept = await vault.startAfresh()
      await parts.setAside().catch(() => {})
      attempts.right()
      await changed()
      const wasLocked = because !== null
      because = null
      if (wasLocked) parts.goOn()
      parts.announce(state())
      return { kept }
    },
  }
}

function refuse(field: string, reason: string): AppFailure {
  return new AppFailure({ code: 'invalid-input', field, reason })
}
