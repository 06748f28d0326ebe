/** What a Postman collection or environment means to us. Secrets are in it: it never goes to the window. */
import type { SignIn } from '../domain/provider.ts'
import type { NewRequest } from '../domain/saved-request.ts'
import type { Variable } from '../domain/variable.ts'

/** A variable with its value. */
export type FoundVariable = { readonly name: string; readonly kind: Variable['kind']; readonly value: string }

/** One way in that the collection has set up: which sign-in, and what was filled in. */
export type FoundAccount = {
  readonly signInId: string
  /** Where it stood: `the collection`, `the folder “Users”`, `the request “Login”`. */
  readonly where: string
  /** Addresses of endpoints, by the id of their server field. */
  readonly servers: Readonly<Record<string, string>>
  readonly values: Readonly<Record<string, string>>
  readonly secrets: Readonly<Record<string, string>>
  /** Labels of what stands as a variable that has no value in the file. */
  readonly missing: readonly string[]
}

/** A request, and by which of the accounts it goes: its number, or null for none. */
export type FoundRequest = NewRequest & { readonly account: number | null }

export type CollectionReading = {
  readonly name: string
  readonly summary: string
  /** Where most requests go: scheme, host, path prefix; null when the file does not tell. */
  readonly base: string | null
  /** Every host that its requests or sign-ins name. */
  readonly hosts: readonly string[]
  /** One at least. */
  readonly signIns: readonly SignIn[]
  readonly accounts: readonly FoundAccount[]
  readonly requests: readonly FoundRequest[]
  readonly variables: readonly FoundVariable[]
  readonly remarks: readonly string[]
  readonly notTaken: readonly string[]
}

export type EnvironmentReading = {
  readonly name: string
  readonly variables: readonly FoundVariable[]
  readonly remarks: readonly string[]
  readonly notTaken: readonly string[]
}

/** The reading, or one sentence why there is none. */
export type Outcome<T> = { readonly ok: true; readonly reading: T } | { readonly ok: false; readonly reason: string }

/** What is found on the way, said once in the end. */
export type Findings = {
  readonly remarks: Set<string>
  readonly notTaken: Set<string>
  /** Names of what is not taken, by what it is. */
  readonly scripts: string[]
  readonly dynamic: Set<string>
  readonly renamed: Set<string>
}
