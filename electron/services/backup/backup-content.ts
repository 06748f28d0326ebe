/** What is in a back-up. Everything is checked as if it came from a stranger: the passphrase only says who sealed it. */
import { isObject } from '../../../shared/core/is-object.ts'
import type { Connection } from '../../../shared/domain/connection.ts'
import type { Provider } from '../../../shared/domain/provider.ts'
import type { NewRequest } from '../../../shared/domain/saved-request.ts'
import type { Settings } from '../../../shared/domain/settings.ts'
import { isProvidersDocument } from '../../cards/provider-schema.ts'
import { isConnection, isSettings, isVariablesDocument } from '../document-guards.ts'
import type { StoredVariable } from '../stored-variable.ts'
import { systemRequestsKind } from '../system-requests.ts'
import { readRecord } from '../token-record.ts'
import { type SavedDocument, savedKind, type TabsDocument, tabsKind } from '../workbench-documents.ts'

/** Variables of one place, and the values of the secret ones by id. */
export type BackupVariables = {
  readonly variables: readonly StoredVariable[]
  readonly secrets: Readonly<Record<string, string>>
}

/** A connection and all that belongs to it. */
export type BackupEntry = {
  readonly connection: Connection
  /** The secrets of its form, by field. */
  readonly credentials: Readonly<Record<string, string>>
  /** As the vault has it (`writeRecord`); null without a token. */
  readonly token: string | null
  readonly saved: SavedDocument['saved']
  /** Requests that are open, with what is not saved in them. */
  readonly tabs: TabsDocument
  readonly variables: BackupVariables
  /** Oldest first; empty where it was left out. */
  readonly history: readonly unknown[]
}

export type BackupContent = {
  /** Instant in ms. */
  readonly createdAt: number
  readonly providers: readonly Provider[]
  /** What each new connection to one of them begins with, by its id. */
  readonly systemRequests: Readonly<Record<string, readonly NewRequest[]>>
  readonly entries: readonly BackupEntry[]
  readonly everywhere: BackupVariables
  readonly settings: Settings
}

export function isBackupContent(value: unknown): value is BackupContent {
  return (
    isObject(value) &&
    typeof value.createdAt === 'number' &&
    isProvidersDocument({ providers: value.providers }) &&
    isObject(value.systemRequests) &&
    Object.values(value.systemRequests).every((requests) => systemRequestsKind.isValid({ requests })) &&
    Array.isArray(value.entries) &&
    value.entries.every(isEntry) &&
    areDifferent(value.entries) &&
    isVariables(value.everywhere) &&
    isSettings(value.settings)
  )
}

function isEntry(value: unknown): value is BackupEntry {
  return (
    isObject(value) &&
    isConnection(value.connection) &&
    isOwner(value.connection.id) &&
    isTexts(value.connection.servers) &&
    isTexts(value.connection.values) &&
    isTexts(value.credentials) &&
    (value.token === null || (typeof value.token === 'string' && readRecord(value.token) !== null)) &&
    savedKind.isValid({ saved: value.saved }) &&
    tabsKind.isValid(value.tabs) &&
    isVariables(value.variables) &&
    Array.isArray(value.history)
  )
}

/** Ids become names of files and of records; the app's own words for what it keeps are nobody's. */
function isOwner(id: string): boolean {
  return /^[\w-]{1,100}$/.test(id) && !/^(everywhere$|hallpass$|system-)/i.test(id)
}

function areDifferent(entries: readonly BackupEntry[]): boolean {
  return new Set(entries.map(({ connection }) => connection.id)).size === entries.length
}

function isVariables(value: unknown): value is BackupVariables {
  return isObject(value) && isVariablesDocument({ variables: value.variables }) && isTexts(value.secrets)
}

function isTexts(value: unknown): value is Readonly<Record<string, string>> {
  return isObject(value) && Object.values(value).every((one) => typeof one === 'string')
}
