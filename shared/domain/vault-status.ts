/** What the vault is, so that the interface can say it plainly. */
export type VaultStatus =
  /** Secrets are sealed by the operating system's keychain. */
  | { readonly kind: 'os'; readonly backend: string }
  /** Secrets are sealed by the person's passphrase; its key is sealed by a keychain, too, where there is one (`backend`). */
  | { readonly kind: 'passphrase'; readonly backend: string | null }
  /** Secrets live in memory only and are gone when the app closes. */
  | { readonly kind: 'memory'; readonly reason: 'no-keychain' | 'keychain-locked' | 'key-lost' }
