/** Puts together what goes into a back-up, from where it is kept. What cannot be opened is a failure: half a back-up is none. */
import type { Connection } from '../../../shared/domain/connection.ts'
import type { Provider } from '../../../shared/domain/provider.ts'
import type { NewRequest } from '../../../shared/domain/saved-request.ts'
import type { Settings } from '../../../shared/domain/settings.ts'
import type { SealedDocuments } from '../../ports/sealed-documents.ts'
import type { Vault } from '../../ports/vault.ts'
import type { ConnectionStore } from '../connection-store.ts'
import type { CredentialStore } from '../credential-store.ts'
import { systemOwner, systemRequestsKind } from '../system-requests.ts'
import { everywhere, variablesKind } from '../variable-service.ts'
import { tokenKey, variableKey } from '../vault-keys.ts'
import { savedKind, tabsKind } from '../workbench-documents.ts'
import type { BackupContent, BackupEntry, BackupVariables } from './backup-content.ts'

/** Where things are kept. */
export type BackupPlaces = {
  readonly vault: Vault
  readonly sealed: SealedDocuments
  readonly connections: ConnectionStore
  readonly credentials: CredentialStore
  readonly ownProviders: () => readonly Provider[]
  readonly settings: () => Settings
}

export async function gatherBackup(places: BackupPlaces, withHistory: boolean, now: number): Promise<BackupContent> {
  const entries: BackupEntry[] = []
  for (const connection of places.connections.list().filter(isReal))
    entries.push(await entryOf(places, connection, withHistory))
  return {
    createdAt: now,
    providers: places.ownProviders(),
    systemRequests: await systemRequestsOf(places),
    entries,
    everywhere: await variablesOf(places, null),
    settings: places.settings(),
  }
}

/** Practice is made anew wherever one wants it. */
function isReal({ environment }: Connection): boolean {
  return environment.kind !== 'practice'
}

async function systemRequestsOf({ ownProviders, sealed }: BackupPlaces): Promise<BackupContent['systemRequests']> {
  const all: Record<string, readonly NewRequest[]> = {}
  for (const { id } of ownProviders()) all[id] = (await sealed.of(systemOwner(id), systemRequestsKind).read()).requests
  return all
}

/** A connection with all that belongs to it, as it is kept here. Fails with `secret-unreadable`. */
export async function entryOf(
  places: BackupPlaces,
  connection: Connection,
  withHistory: boolean,
): Promise<BackupEntry> {
  const { id } = connection
  return {
    connection,
    credentials: await places.credentials.read(id),
    token: await places.vault.read(tokenKey(id)),
    saved: (await places.sealed.of(id, savedKind).read()).saved,
    tabs: await places.sealed.of(id, tabsKind).read(),
    variables: await variablesOf(places, id),
    history: withHistory ? (await places.sealed.logOf(id, 'history').entries()).map(({ value }) => value) : [],
  }
}

/** Those of a connection, or those known everywhere (null). */
export async function variablesOf({ vault, sealed }: BackupPlaces, scope: string | null): Promise<BackupVariables> {
  const all = (await sealed.of(scope ?? everywhere, variablesKind).read()).variables
  const variables = all.filter(({ isRemoved }) => !isRemoved)
  const secrets: Record<string, string> = {}
  for (const { id, kind } of variables) {
    const secret = kind === 'secret' ? await vault.read(variableKey(scope, id)) : null
    if (secret !== null) secrets[id] = secret
  }
  return { variables, secrets }
}
