/** Puts what is in a back-up where it belongs. Each step knows how to undo itself, so that a failure leaves all as it was. */
import type { Connection } from '../../../shared/domain/connection.ts'
import type { Provider } from '../../../shared/domain/provider.ts'
import type { Settings } from '../../../shared/domain/settings.ts'
import type { BackupDecision, BackupTaken } from '../../../shared/ipc/backups.contract.ts'
import { isHistoryEntry } from '../history-entry.ts'
import type { StoredVariable } from '../stored-variable.ts'
import { systemOwner, systemRequestsKind } from '../system-requests.ts'
import { readRecord, writeRecord } from '../token-record.ts'
import { everywhere, variablesKind } from '../variable-service.ts'
import { credentialsKey, tokenKey, variableKey } from '../vault-keys.ts'
import { savedKind, tabsKind } from '../workbench-documents.ts'
import type { BackupContent, BackupEntry, BackupVariables } from './backup-content.ts'
import type { BackupPlaces } from './gather-backup.ts'

export type TakeParts = BackupPlaces & {
  readonly putProvider: (provider: Provider) => void
  readonly removeProvider: (id: string) => void
  readonly newId: () => string
  readonly changeSettings: (settings: Settings) => void
  /** Ends what is under way for a connection's token. Never fails. */
  readonly settleTokens: (connectionId: string) => Promise<void>
  /** What was known of tokens of these connections is no longer so. Never fails. */
  readonly tokensChanged: (connectionIds: readonly string[]) => Promise<void>
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
  withSettings: boolean,
): Promise<BackupTaken> {
  const undos: Undo[] = []
  /** Whose tokens were written. */
  const changed: string[] = []
  try {
    const systems = await takeProviders(parts, content, undos)
    const variables = await takeVariables(parts, null, content.everywhere, undos)
    const wanted = content.entries.flatMap((entry) => wantedOf(parts, entry, decisions))
    for (const one of wanted) await takeEntry(parts, one, { undos, changed })
    if (withSettings) takeSettings(parts, content.settings, undos)
    return { connections: wanted.length, systems, variables }
  } catch (thrown) {
    for (const undo of undos.reverse()) await (async () => undo())().catch(() => {})
    throw thrown
  } finally {
    const there = new Set(parts.connections.list().map(({ id }) => id))
    await parts.tokensChanged(changed.filter((id) => there.has(id)))
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

async function takeProviders(parts: TakeParts, content: BackupContent, undos: Undo[]): Promise<number> {
  const known = new Set(parts.ownProviders().map(({ id }) => id))
  const fresh = content.providers.filter(({ id }) => !known.has(id))
  for (const provider of fresh) {
    const owner = systemOwner(provider.id)
    const requests = Object.hasOwn(content.systemRequests, provider.id)
      ? content.systemRequests[provider.id]
      : undefined
    undos.push(() => parts.sealed.remove(owner))
    if (requests !== undefined) await parts.sealed.of(owner, systemRequestsKind).update(() => ({ requests }))
    parts.putProvider(provider)
    undos.push(() => parts.removeProvider(provider.id))
  }
  return fresh.length
}

/** Whether secrets are kept in memory only is a matter of the computer at hand. */
function takeSettings({ settings, changeSettings }: TakeParts, coming: Settings, undos: Undo[]): void {
  const before = settings()
  undos.push(() => changeSettings(before))
  changeSettings({ ...coming, keepsInMemory: before.keepsInMemory })
}

async function takeEntry(
  parts: TakeParts,
  { entry, id, name, replaces }: Wanted,
  { undos, changed }: { readonly undos: Undo[]; readonly changed: string[] },
): Promise<void> {
  const { credentials, sealed, connections } = parts
  if (replaces === null) undos.push(...undosOfNew(parts, id))
  else {
    await parts.settleTokens(id)
    undos.push(...undosOfReplaced(parts, await foundOf(parts, replaces)))
    // No token of the servers there were may meet those of the back-up, nor the other way round.
    await parts.vault.remove(tokenKey(id))
    await parts.tokensChanged([id])
  }
  changed.push(id)
  await credentials.write(id, entry.credentials)
  // Before what belongs to it: nothing is kept for a connection that is not there.
  connections.put({ ...entry.connection, id, name })
  await takeToken(parts, id, entry.token)
  await sealed.of(id, savedKind).update(() => ({ saved: entry.saved }))
  await sealed.of(id, tabsKind).update(() => entry.tabs)
  if (replaces !== null) await removeVariables(parts, id)
  await takeVariables(parts, id, entry.variables, undos)
  if (replaces === null) {
    const log = sealed.logOf(id, 'history')
    for (const value of entry.history.filter(isHistoryEntry)) await log.append(value)
  }
}

async function takeToken({ vault }: TakeParts, id: string, kept: string | null): Promise<void> {
  const record = kept === null ? null : readRecord(kept)
  if (record === null) return
  await vault.write(tokenKey(id), writeRecord({ ...record, summary: { ...record.summary, connectionId: id } }))
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
  const added: StoredVariable[] = fresh.map((one) => ({ ...one, id: parts.newId(), isRemoved: false }))
  const ids = new Set(added.map(({ id }) => id))
  undos.push(
    ...added.map(
      ({ id }) =>
        () =>
          parts.vault.remove(variableKey(scope, id)),
    ),
    async () => {
      await document.update((now) => ({ variables: now.variables.filter(({ id }) => !ids.has(id)) }))
    },
  )
  for (const [at, { id }] of added.entries()) {
    const secret = Object.hasOwn(coming.secrets, fresh[at]?.id ?? '') ? coming.secrets[fresh[at]?.id ?? ''] : undefined
    if (secret !== undefined) await parts.vault.write(variableKey(scope, id), secret)
  }
  await document.update((now) => ({ variables: [...now.variables, ...added] }))
  return added.length
}

/** All of a connection's, with their secrets. */
async function removeVariables({ vault, sealed }: TakeParts, id: string): Promise<void> {
  const document = sealed.of(id, variablesKind)
  const { variables } = await document.read()
  await document.update(() => ({ variables: [] }))
  for (const one of variables) await vault.remove(variableKey(id, one.id))
}

/** What is found of a connection that is replaced. `secrets`: by their keys in the vault; null where there was none. */
type Found = Pick<BackupEntry, 'connection' | 'saved' | 'tabs'> & {
  readonly variables: readonly StoredVariable[]
  readonly secrets: ReadonlyMap<string, string | null>
}

/** A secret that cannot be opened is left out: the keychain may have lost its key, which is why one takes a back-up. */
async function foundOf({ vault, sealed }: TakeParts, connection: Connection): Promise<Found> {
  const { id } = connection
  const { variables } = await sealed.of(id, variablesKind).read()
  const secrets = new Map<string, string | null>()
  for (const key of [credentialsKey(id), tokenKey(id), ...variables.map((one) => variableKey(id, one.id))]) {
    const secret = await vault.read(key).catch(() => undefined)
    if (secret !== undefined) secrets.set(key, secret)
  }
  const { saved } = await sealed.of(id, savedKind).read()
  return { connection, saved, tabs: await sealed.of(id, tabsKind).read(), variables, secrets }
}

/** Puts a connection back as it was, piece by piece: one that fails does not keep the others from it. */
function undosOfReplaced({ vault, sealed, connections }: TakeParts, before: Found): readonly Undo[] {
  const { connection, saved, tabs, variables, secrets } = before
  const { id } = connection
  return [
    () => void connections.put(connection),
    async () => void (await sealed.of(id, savedKind).update(() => ({ saved }))),
    async () => void (await sealed.of(id, tabsKind).update(() => tabs)),
    async () => void (await sealed.of(id, variablesKind).update(() => ({ variables }))),
    ...[...secrets].map(
      ([key, secret]) =>
        () =>
          secret === null ? vault.remove(key) : vault.write(key, secret),
    ),
  ]
}

function undosOfNew({ vault, credentials, sealed, connections }: TakeParts, id: string): readonly Undo[] {
  return [
    () => sealed.remove(id),
    () => credentials.remove(id),
    () => vault.remove(tokenKey(id)),
    () => connections.remove(id),
  ]
}
