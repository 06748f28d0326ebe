import type { ClientAuth } from 'oauth4webapi'
import type { FormField } from '../../../shared/domain/form-field.ts'
import type { ClientAuthMethod } from '../../../shared/domain/oauth-settings.ts'

/** One way in which a client makes itself known at a token endpoint: what the form asks for it, and the code. */
export type ClientAuthKind = {
  readonly id: ClientAuthMethod
  /** As the person chooses it. */
  readonly label: string
  readonly summary: string
  /** What it needs besides `clientId`. */
  readonly fields: readonly FormField[]
  /** What the library applies to the request. `input` is the form's values by field name; a missing one counts as empty. */
  readonly make: (input: Readonly<Partial<Record<string, string>>>) => ClientAuth | Promise<ClientAuth>
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
