/** One thing a sign-in needs to be told, as data; the form is drawn from it. */
export type FormField = {
  /** The name flows read it by, for example `username`. Unique within its sign-in. */
  readonly name: string
  readonly label: string
  /** Where the person finds the value. Plain words, one or two sentences. */
  readonly hint?: string
  readonly placeholder?: string
  /** Secrets are write-only: they go to the vault and never come back to the form. */
  readonly secret: boolean
  readonly required: boolean
  /** `seconds`: a whole positive number. */
  readonly kind: 'text' | 'seconds'
  /** A character that cannot be in this value, with the sentence that says why (Basic: no `:` in a user name). */
  readonly mustNotContain?: { readonly text: string; readonly reason: string }
}
