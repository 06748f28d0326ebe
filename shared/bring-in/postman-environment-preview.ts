/** A variable before it is taken; of a secret one only its name. */
export type VariableLine =
  | { readonly name: string; readonly kind: 'plain'; readonly value: string }
  | { readonly name: string; readonly kind: 'secret' }

/** What is shown of it before it is taken. Never a secret. */
export type PostmanEnvironmentPreview = {
  readonly kind: 'postman-environment'
  readonly name: string
  readonly variables: readonly VariableLine[]
  readonly remarks: readonly string[]
  readonly notTaken: readonly string[]
}

/** What the person decided about it. */
export type PostmanEnvironmentChoice = {
  readonly kind: 'postman-environment'
  /** Where they will be known: at one connection, or (null) everywhere. */
  readonly connectionId: string | null
  /** The variables that are taken, by their places in the preview. */
  readonly variables: readonly number[]
  /** Those that are there already get the new values; else they stay. */
  readonly replaces: boolean
}
