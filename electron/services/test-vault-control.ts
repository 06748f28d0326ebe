import type { VaultControl } from '../ports/vault-control.ts'

/** In front of a vault that has no passphrase, and is not to get one. */
export const noPassphrase: VaultControl = {
  passphrase: () => 'none',
  hasKeychain: () => false,
  lacksKeychain: () => false,
  unlock: async () => true,
  lock: async () => {},
  isPassphrase: async () => false,
  setPassphrase: async () => {},
  removePassphrase: async () => {},
  startAfresh: async () => 'nothing',
}
