import type { ClientAuth } from 'oauth4webapi'
import type { FormField } from '../../../shared/domain/form-field.ts'
import type { ClientAuthMethod } from '../../../shared/domain/oauth-settings.ts'

/** What a client authentication may know of the call besides the form. */
export type ClientAuthCall = {
  readonly tokenEndpoint: string
  /** The server's own name (RFC 8414); null where none is known. */
  readonly issuer: string | null
  /** The server's clock, as far as it is known; an instant in ms. Read anew whenever something is signed. */
  readonly now: () => number
  /** The connection has a client certificate, which the server gets to see when it asks. */
  readonly hasCertificate: boolean
}

/** One way in which a client makes itself known at a token endpoint: what the form asks for it, and the code. */
export type ClientAuthKind = {
  readonly id: ClientAuthMethod
  /** As the person chooses it. */
  readonly label: string
  readonly summary: string
  /** What it needs besides `clientId`. */
  readonly fields: readonly FormField[]
  /**
   * What the library applies to the request. `input` is the form's values by field name; a missing one counts as empty.
   * Throws `invalid-input` for what cannot be used.
   */
  readonly make: (
    input: Readonly<Partial<Record<string, string>>>,
    call: ClientAuthCall,
  ) => ClientAuth | Promise<ClientAuth>
}

/** The secret that several ways share. */
export const clientSecretField: FormField = {
  name: 'clientSecret',
  label: 'Client secret',
  hint: 'Given out together with the client ID.',
  secret: true,
  required: true,
  kind: 'text',
}
