import type { Connection } from '../../../shared/domain/connection.ts'
import type { SignIn } from '../../../shared/domain/provider.ts'

/** What is deleted along with a connection, by name: "the connection, its saved password and its token". */
export function namesOfWhatGoes(connection: Connection, signIn: SignIn | undefined, hasToken: boolean): string {
  const fields = signIn?.fields ?? []
  const secrets = connection.savedSecrets.map(
    (name) => fields.find((field) => field.name === name)?.label.toLowerCase() ?? 'secret',
  )
  const parts = ['the connection', ...secrets.map((secret) => `its saved ${secret.replace('api', 'API')}`)]
  if (hasToken) parts.push('its token')
  const last = parts.length > 1 ? parts.at(-1) : undefined
  return last ? `${parts.slice(0, -1).join(', ')} and ${last}` : parts.join('')
}
