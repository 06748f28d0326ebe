/** Trusts somebody for a saved connection, after its server's certificate was refused. */
import type { Result } from '../../shared/core/result.ts'
import type { ServerCertificate } from '../../shared/core/server-certificate.ts'
import type { Connection } from '../../shared/domain/connection.ts'
import { api } from '../lib/api.ts'
import { useConnections } from './connections.store.ts'

/** This host shows this certificate from now on. */
export async function trustCertificate(
  connectionId: string,
  host: string,
  { fingerprint, subject, validTo }: ServerCertificate,
): Promise<Result<Connection>> {
  const certificate = { host, fingerprint, subject, validTo }
  const result = await api.network.trust({ connectionId, certificate })
  if (result.ok) takeOver(result.value)
  return result
}

/** Chooses a CA file in the system's dialog and keeps it with the connection; null when the dialog was closed. */
export async function addAuthority(connectionId: string): Promise<Result<Connection | null>> {
  const result = await api.network.addAuthority({ connectionId })
  if (result.ok && result.value) takeOver(result.value)
  return result
}

/** Main tells of it as well, but perhaps only later. */
function takeOver(changed: Connection): void {
  useConnections.getState().receive({ kind: 'put', connection: changed })
}
