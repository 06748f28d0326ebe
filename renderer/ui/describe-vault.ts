import { assertNever } from '../../shared/core/assert-never.ts'
import type { VaultStatus } from '../../shared/domain/vault-status.ts'

/** The vault in words: its name, one line for everybody, and what to do about it. */
export type VaultWords = { readonly name: string; readonly line: string; readonly canRestart: boolean }

/** What the vault is, said plainly. */
export function describeVault(vault: VaultStatus): VaultWords {
  if (vault.kind === 'os') {
    const name = keychainName(vault.backend)
    return {
      name,
      line: `Passwords, keys and tokens are sealed by ${name}. None comes back to this window, except a token you reveal yourself.`,
      canRestart: false,
    }
  }
  if (vault.kind === 'passphrase') {
    const keychain = vault.backend === null ? '' : ` and by ${keychainName(vault.backend)}`
    return {
      name: 'your passphrase',
      line: `Passwords, keys and tokens are sealed with your passphrase${keychain}. None comes back to this window, except a token you reveal yourself.`,
      canRestart: false,
    }
  }
  const memory = 'Passwords, keys and tokens stay in memory and are gone when Hallpass closes.'
  switch (vault.reason) {
    case 'no-keychain':
      return { name: 'memory only', line: `This computer has no keychain. ${memory}`, canRestart: false }
    case 'keychain-locked':
      return {
        name: 'memory only',
        line: `This computer’s keychain is locked. ${memory} Unlock it and restart Hallpass to keep them.`,
        canRestart: true,
      }
    case 'key-lost':
      return {
        name: 'memory only',
        line: `Your system’s keychain no longer has Hallpass’ key. Nothing was deleted, but what was saved cannot be opened. Until then: ${memory.charAt(0).toLowerCase()}${memory.slice(1)}`,
        canRestart: true,
      }
    default:
      return assertNever(vault.reason)
  }
}

function keychainName(backend: string): string {
  if (backend.startsWith('gnome')) return 'the GNOME keyring'
  if (backend.startsWith('kwallet')) return 'KWallet'
  if (backend === 'keychain' || backend === 'darwin') return 'the macOS keychain'
  if (backend === 'dpapi' || backend === 'win32') return 'Windows’ data protection'
  return 'this computer’s keychain'
}
