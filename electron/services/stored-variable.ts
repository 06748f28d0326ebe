/** What is kept of variables, sealed: everything but the values of secret ones, which are in the vault. */

export type StoredVariable = {
  readonly id: string
  readonly name: string
  /** Deleted, but it can still be brought back. */
  readonly isRemoved: boolean
} & ({ readonly kind: 'plain'; readonly value: string } | { readonly kind: 'secret' })

/** The variables of one connection, or those known everywhere. */
export type VariablesDocument = { readonly variables: readonly StoredVariable[] }
