import type { Connection } from '../../../shared/domain/connection.ts'
import { findProvider, findSignIn } from '../../../shared/providers/index.ts'

/** What is deleted along with a connection, by name: "the connection, its saved password and its token". */
export function namesOfWhatGoes(connection: Connection, hasToken: boolean): string {
  const provider = findProvider(connection.providerId)
  const fields = (provider && findSignIn(provider, connection.signInId)?.fields) ?? []
  const secrets = connection.savedSecrets.map(
    (name) => fields.find((field) => field.name === name)?.label.toLowerCase() ?? 'secret',
  )
  const parts = ['the connection', ...secrets.map((secret) => `its saved ${secret.replace('api', 'API')}`)]
  if (hasToken) parts.push('its token')
  const last = parts.length > 1 ? parts.at(-1) : undefined
  return last ? `${parts.slice(0, -1).join(', ')} and ${last}` : parts.join('')
}
