import type { Provider } from '../domain/provider.ts'
import type { CardHost } from './card-preview.ts'
import type { RequestLine } from './request-line.ts'

/** What is shown of it before it is taken. Never a secret. */
export type OpenApiPreview = {
  readonly kind: 'open-api'
  /** As people call it: `OpenAPI 3.1`, `Swagger 2.0`. */
  readonly dialect: string
  readonly system: Pick<Provider, 'name' | 'monogram' | 'hue' | 'summary' | 'docsUrl'>
  readonly signIns: readonly {
    readonly id: string
    readonly label: string
    readonly summary: string
    /** What the file says of it; empty for nothing. */
    readonly words: string
  }[]
  readonly hosts: readonly CardHost[]
  /** Labels of addresses that the file does not name. */
  readonly asksAddresses: readonly string[]
  readonly requests: readonly RequestLine[]
  /** What was understood differently from what the file says, in whole sentences. */
  readonly remarks: readonly string[]
  /** What could not be taken, in whole sentences. */
  readonly notTaken: readonly string[]
}

/** What the person decided about it. */
export type OpenApiChoice = {
  readonly kind: 'open-api'
  readonly name: string
  readonly signInIds: readonly string[]
  /** The requests that are taken, by their places in the preview. */
  readonly requests: readonly number[]
}
