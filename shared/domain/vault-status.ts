/** What the vault is, so that the interface can say it plainly. */
export type VaultStatus =
  /** Secrets are sealed by the operating system's keychain. */
  | { readonly kind: 'os'; readonly backend: string }
  /** Secrets live in memory only and are gone when the app closes. */
  | { readonly kind: 'memory'; readonly reason: 'no-keychain' | 'keychain-locked' | 'key-lost' }
