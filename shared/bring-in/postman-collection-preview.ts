import type { Environment } from '../domain/connection.ts'
import type { Provider } from '../domain/provider.ts'
import type { VariableLine } from './postman-environment-preview.ts'
import type { RequestLine } from './request-line.ts'

/** One way in that the collection has set up. */
export type AccountLine = {
  /** The label of its sign-in. */
  readonly signIn: string
  /** Where it stood: `the folder “Users”`. */
  readonly where: string
  /** What was filled in and is no secret. */
  readonly facts: readonly { readonly label: string; readonly value: string }[]
  /** Labels of the secrets that were filled in; they go to the vault. */
  readonly secrets: readonly string[]
  /** What has no value in the file, in words. */
  readonly missing: readonly string[]
}

/** What is shown of it before it is taken. Never a secret. */
export type PostmanCollectionPreview = {
  readonly kind: 'postman-collection'
  readonly system: Pick<Provider, 'name' | 'monogram' | 'hue' | 'summary'>
  /** Where most of its requests go; null when the file does not tell. */
  readonly base: string | null
  readonly hosts: readonly string[]
  readonly accounts: readonly AccountLine[]
  readonly requests: readonly RequestLine[]
  readonly variables: readonly VariableLine[]
  readonly remarks: readonly string[]
  readonly notTaken: readonly string[]
}

/** What the person decided about it: what is taken, by its places in the preview. */
export type PostmanCollectionChoice = {
  readonly kind: 'postman-collection'
  readonly name: string
  readonly environment: Environment
  readonly accounts: readonly number[]
  readonly requests: readonly number[]
  readonly variables: readonly number[]
}
