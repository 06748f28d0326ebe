/** Everything secret that the app knows, for making sure that none of it leaves. */
import type { ConnectionStore } from './connection-store.ts'
import type { CredentialStore } from './credential-store.ts'
import { secretsOf as tokenSecrets } from './token-record.ts'
import type { TokenService } from './token-service.ts'
import type { VariableService } from './variable-service.ts'

/** Where secrets are. */
export type KnownSecretsParts = {
  readonly connections: ConnectionStore
  readonly credentials: CredentialStore
  readonly tokens: TokenService
  readonly variables: Pick<VariableService, 'list' | 'secretOf'>
}

/** Shorter secrets of other connections turn up in texts by chance. */
const shortestElsewhere = 8

/**
 * The secrets of a connection, and those of all others that are long enough not to be found by chance. Fails with
 * `secret-unreadable` where one of the connection's own cannot be opened: then nobody knows whether it is somewhere.
 */
export async function knownSecrets(connectionId: string, parts: KnownSecretsParts): Promise<readonly string[]> {
  const own = await secretsOf(connectionId, parts)
  const others = parts.connections.list().filter(({ id }) => id !== connectionId)
  const elsewhere = await Promise.all(others.map(({ id }) => secretsOf(id, parts).catch(() => [])))
  return [...new Set([...own, ...elsewhere.flat().filter(({ length }) => length >= shortestElsewhere)])].filter(
    (secret) => secret !== '',
  )
}

async function secretsOf(connectionId: string, parts: KnownSecretsParts): Promise<readonly string[]> {
  const saved = await parts.credentials.read(connectionId)
  const record = await parts.tokens.known(connectionId)
  const variables = (await parts.variables.list(connectionId)).filter(({ kind }) => kind === 'secret')
  const values = await Promise.all(variables.map((one) => parts.variables.secretOf(one)))
  return [
    ...Object.values(saved),
    ...(record === null ? [] : tokenSecrets(record)),
    ...values.map((value) => value ?? ''),
  ]
}
