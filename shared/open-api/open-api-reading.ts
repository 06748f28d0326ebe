/** What a description of an API in OpenAPI 3 or Swagger 2 means to us. */
import type { Provider } from '../domain/provider.ts'
import type { NewRequest } from '../domain/saved-request.ts'

export type OpenApiReading = {
  /** As people call it: `OpenAPI 3.1`, `Swagger 2.0`. */
  readonly dialect: string
  /** A system that can be kept, with an empty id. It has one sign-in at least. */
  readonly provider: Provider
  readonly requests: readonly NewRequest[]
  /** What was understood differently from what the file says, in whole sentences. */
  readonly remarks: readonly string[]
  /** What could not be taken, in whole sentences. */
  readonly notTaken: readonly string[]
}

/** The reading, or one sentence why there is none. */
export type OpenApiOutcome =
  | { readonly ok: true; readonly reading: OpenApiReading }
  | { readonly ok: false; readonly reason: string }

/** What is found on the way, said once in the end. */
export type Findings = {
  readonly remarks: Set<string>
  readonly notTaken: Set<string>
}
