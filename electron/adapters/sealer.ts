/** What the vault asks of a system's keychain. Texts go in, sealed texts (base64) come out. */
export type Sealer = {
  /** Whether it can be trusted with anything, and if not, why. */
  readonly status:
    | { readonly usable: true; readonly backend: string }
    | { readonly usable: false; readonly reason: 'no-keychain' | 'keychain-locked' }
  readonly seal: (text: string) => Promise<string>
  /** `resealed` is given when the system wants the text to be kept in a newer sealing. */
  readonly open: (sealed: string) => Promise<{ readonly text: string; readonly resealed?: string }>
}
