import type { ClientAuth } from 'oauth4webapi'
import { AppFailure } from '../../../shared/core/app-error.ts'
import type { FormField } from '../../../shared/domain/form-field.ts'
import { type ClientAuthKind, clientSecretField } from './define-client-auth.ts'

const raw = 'raw'

const writtenField: FormField = {
  name: 'clientBasic',
  label: 'How ID and secret are written',
  hint: 'Matters only when they hold other characters than letters and digits.',
  secret: false,
  required: false,
  kind: 'choice',
  options: [
    { value: 'encoded', label: 'Encoded', summary: 'As the standard says (RFC 6749, section 2.3.1).' },
    { value: raw, label: 'As they are', summary: 'For servers that do not decode them.' },
  ],
  default: 'encoded',
  isAdvanced: true,
}

/** HTTP Basic with both parts form-encoded first, as RFC 6749 section 2.3.1 asks; or as they are, for servers that pass over it. */
export const clientSecretBasic: ClientAuthKind = {
  id: 'client_secret_basic',
  label: 'Secret in the Authorization header',
  summary: 'The usual way (client_secret_basic).',
  fields: [clientSecretField, writtenField],
  make: ({ clientSecret = '', clientBasic }) =>
    clientBasic === raw ? basicAsItIs(clientSecret) : encodedBasic(clientSecret),
}

/**
 * Both parts as a form writes them (RFC 6749 appendix B). The library would write “-”, “.” and “_” as escapes, too; left as they
 * are, a secret that is a UUID also fits the many servers that decode nothing.
 */
export function encodedBasic(clientSecret: string): ClientAuth {
  return (_server, { client_id }, _body, headers) => {
    headers.set('authorization', basic(`${formText(client_id)}:${formText(clientSecret)}`))
  }
}

function formText(text: string): string {
  return new URLSearchParams([['', text]]).toString().slice(1)
}

function basic(text: string): string {
  return `Basic ${Buffer.from(text, 'utf8').toString('base64')}`
}

/** RFC 7617: the first `:` ends the name. */
function basicAsItIs(clientSecret: string): ClientAuth {
  return (_server, { client_id }, _body, headers) => {
    if (client_id.includes(':')) {
      const reason = 'A client ID with a “:” in it cannot be sent as it is. Choose “Encoded”.'
      throw new AppFailure({ code: 'invalid-input', field: writtenField.name, reason })
    }
    headers.set('authorization', basic(`${client_id}:${clientSecret}`))
  }
}
