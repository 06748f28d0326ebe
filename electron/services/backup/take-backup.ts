/** Puts what is in a back-up where it belongs. Each step knows how to undo itself, so that a failure leaves all as it was. */
import type { Connection } from '../../../shared/domain/connection.ts'
import type { Provider } from '../../../shared/domain/provider.ts'
import type { BackupDecision, BackupTaken } from '../../../shared/ipc/backups.contract.ts'
import { isHistoryEntry } from '../history-entry.ts'
import type { StoredVariable } from '../stored-variable.ts'
import { readRecord, writeRecord } from '../token-record.ts'
import { everywhere, variablesKind } from '../variable-service.ts'
import { tokenKey, variableKey } from '../vault-keys.ts'
import { savedKind } from '../workbench-documents.ts'
import type { BackupContent, BackupEntry, BackupVariables } from './backup-content.ts'
import { type BackupPlaces, entryOf } from './gather-backup.ts'

export type TakeParts = BackupPlaces & {
  readonly putProvider: (provider: Provider) => void
  readonly removeProvider: (id: string) => void
  readonly newId: () => string
}

type Undo = () => Promise<void> | void

/** What of the back-up is taken, and as what. */
type Wanted = {
  readonly entry: BackupEntry
  readonly id: string
  readonly name: string
  readonly replaces: Connection | null
}

export async function takeBackup(
  parts: TakeParts,
  content: BackupContent,
  decisions: Readonly<Record<string, BackupDecision>>,
): Promise<BackupTaken & { readonly ids: readonly string[] }> {
  const undos: Undo[] = []
  try {
    const systems = takeProviders(parts, content.providers, undos)
    const variables = await takeVariables(parts, null, content.everywhere, undos)
    const wanted = content.entries.flatMap((entry) => wantedOf(parts, entry, decisions))
    for (const one of wanted) await takeEntry(parts, one, undos)
    return { connections: wanted.length, systems, variables, ids: wanted.map(({ id }) => id) }
  } catch (thrown) {
    for (const undo of undos.reverse()) await Promise.resolve(undo()).catch(() => {})
    throw thrown
  }
}

function wantedOf(
  parts: TakeParts,
  entry: BackupEntry,
  decisions: Readonly<Record<string, BackupDecision>>,
): readonly Wanted[] {
  const { id, name } = entry.connection
  const here = parts.connections.list().find((one) => one.id === id) ?? null
  if (here === null) return [{ entry, id, name, replaces: null }]
  const decision = Object.hasOwn(decisions, id) ? decisions[id] : 'mine'
  if (decision === 'theirs') return [{ entry, id, name, replaces: here }]
  return decision === 'both' ? [{ entry, id: parts.newId(), name: `${name} (back-up)`, replaces: null }] : []
}

function takeProviders(parts: TakeParts, providers: readonly Provider[], undos: Undo[]): number {
  const known = new Set(parts.ownProviders().map(({ id }) => id))
  const fresh = providers.filter(({ id }) => !known.has(id))
  for (const provider of fresh) {
    parts.putProvider(provider)
    undos.push(() => parts.removeProvider(provider.id))
  }
  return fresh.length
}

async function takeEntry(parts: TakeParts, { entry, id, name, replaces }: Wanted, undos: Undo[]): Promise<void> {
  const { vault, credentials, sealed, connections } = parts
  const before = replaces === null ? null : await entryOf(parts, replaces, false)
  const saved = sealed.of(id, savedKind)
  undos.push(async () => {
    if (before === null) await removeAll(parts, id, entry.variables.variables)
    else await restore(parts, before)
  })
  await credentials.write(id, entry.credentials)
  const record = entry.token === null ? null : readRecord(entry.token)
  if (record === null) await vault.remove(tokenKey(id))
  else await vault.write(tokenKey(id), writeRecord({ ...record, summary: { ...record.summary, connectionId: id } }))
  // Before what belongs to it: nothing is kept for a connection that is not there.
  connections.put({ ...entry.connection, id, name })
  await saved.update(() => ({ saved: entry.saved }))
  await takeVariables(parts, id, entry.variables, [])
  if (replaces === null) {
    const log = sealed.logOf(id, 'history')
    for (const value of entry.history.filter(isHistoryEntry)) await log.append(value)
  }
}

/** Those that are not here yet, by name. Returns how many. */
async function takeVariables(
  parts: TakeParts,
  scope: string | null,
  coming: BackupVariables,
  undos: Undo[],
): Promise<number> {
  const document = parts.sealed.of(scope ?? everywhere, variablesKind)
  const { variables } = await document.read()
  const names = new Set(variables.filter(({ isRemoved }) => !isRemoved).map(({ name }) => name))
  const fresh = coming.variables.filter(({ name }) => !names.has(name))
  if (fresh.length === 0) return 0
  const added: StoredVariable[] = fresh.map((one) => ({ ...one, id: parts.newId() }))
  undos.push(async () => {
    await document.update((now) => ({
      variables: now.variables.filter(({ id }) => !added.some((one) => one.id === id)),
    }))
    for (const { id } of added) await parts.vault.remove(variableKey(scope, id))
  })
  for (const [at, { id }] of added.entries()) {
    const secret = coming.secrets[fresh[at]?.id ?? '']
    if (secret !== undefined) await parts.vault.write(variableKey(scope, id), secret)
  }
  await document.update((now) => ({ variables: [...now.variables, ...added] }))
  return added.length
}

/** Puts a connection back as it was. */
async function restore({ vault, credentials, sealed, connections }: TakeParts, before: BackupEntry): Promise<void> {
  const { id } = before.connection
  connections.put(before.connection)
  await credentials.write(id, before.credentials)
  if (before.token === null) await vault.remove(tokenKey(id))
  else await vault.write(tokenKey(id), before.token)
  await sealed.of(id, savedKind).update(() => ({ saved: before.saved }))
  await sealed.of(id, variablesKind).update(() => ({ variables: before.variables.variables }))
}

async function removeAll(
  { vault, credentials, sealed, connections }: TakeParts,
  id: string,
  variables: readonly StoredVariable[],
): Promise<void> {
  connections.remove(id)
  await credentials.remove(id)
  await vault.remove(tokenKey(id))
  for (const one of variables) await vault.remove(variableKey(id, one.id))
  await sealed.remove(id)
}
