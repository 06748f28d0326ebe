/** Back-ups: everything under a passphrase in one file, and the way back: read here, shown without secrets, then taken as a whole. */
import { readFile } from 'node:fs/promises'
import { AppFailure } from '../../shared/core/app-error.ts'
import { passphraseProblem } from '../../shared/domain/passphrase-strength.ts'
import type { BackupDecision, BackupLine, BackupPreview, BackupTaken } from '../../shared/ipc/backups.contract.ts'
import type { FileChooser } from '../ports/file-chooser.ts'
import type { FileSaver } from '../ports/file-saver.ts'
import type { KeyRecipes } from '../sealing/passphrase-key.ts'
import type { BackupContent, BackupEntry, BackupVariables } from './backup/backup-content.ts'
import { type BackupFile, largestFile, openBackup, readBackupFile, writeBackup } from './backup/backup-file.ts'
import { entryOf, gatherBackup } from './backup/gather-backup.ts'
import { type TakeParts, takeBackup } from './backup/take-backup.ts'
import { everywhere, variablesKind } from './variable-service.ts'

export type BackupServiceParts = TakeParts & {
  readonly files: FileSaver
  readonly chooser: FileChooser
  readonly recipes: KeyRecipes
  /** Instant in ms. */
  readonly now: () => number
  /** The name of a system; of a back-up's own where it is not here. */
  readonly systemName: (providerId: string) => string | null
}

export type BackupService = ReturnType<typeof createBackupService>

const kinds = [{ name: 'Back-ups of Hallpass', extensions: ['hallpass-backup'] }]

export function createBackupService(parts: BackupServiceParts) {
  /** One at a time: who chooses another lets go of the first. */
  let held: { readonly id: string; readonly file: BackupFile; content: BackupContent | null } | null = null

  function heldAs(id: string) {
    if (held?.id !== id) throw new AppFailure({ code: 'not-found', what: 'import' })
    return held
  }

  async function lineOf(entry: BackupEntry, { providers }: BackupContent): Promise<BackupLine> {
    const { id, name, providerId, environment } = entry.connection
    const here = parts.connections.list().find((one) => one.id === id)
    const system =
      parts.systemName(providerId) ?? providers.find((one) => one.id === providerId)?.name ?? 'Unknown system'
    return {
      ...{ id, name, system, environment },
      state: here === undefined ? 'new' : (await isSame(entry)) ? 'same' : 'different',
      secrets: Object.keys(entry.credentials).length,
      requests: entry.saved.length,
    }
  }

  /** Tokens come and go: they make no difference. What cannot be opened here is different. */
  async function isSame(entry: BackupEntry): Promise<boolean> {
    const here = await entryOf(parts, parts.connections.get(entry.connection.id), false).catch(() => null)
    // One that is gone comes back with the connection.
    if (here?.token === null && entry.token !== null) return false
    const told = (one: BackupEntry | null) =>
      one && canonical([one.connection, one.credentials, one.saved, byName(one.variables)])
    return told(here) === told(entry)
  }

  async function preview(content: BackupContent): Promise<BackupPreview> {
    const lines: BackupLine[] = []
    for (const entry of content.entries) lines.push(await lineOf(entry, content))
    const known = new Set(parts.ownProviders().map(({ id }) => id))
    const { variables } = await parts.sealed.of(everywhere, variablesKind).read()
    const names = new Set(variables.filter(({ isRemoved }) => !isRemoved).map(({ name }) => name))
    return {
      createdAt: content.createdAt,
      connections: lines,
      newSystems: content.providers.filter(({ id }) => !known.has(id)).map(({ name }) => name),
      newVariables: content.everywhere.variables.filter(({ name }) => !names.has(name)).length,
      hasHistory: content.entries.some(({ history }) => history.length > 0),
    }
  }

  return {
    async save(passphrase: string, withHistory: boolean): Promise<{ saved: boolean; fileName: string }> {
      const problem = passphraseProblem(passphrase)
      if (problem !== null) throw new AppFailure({ code: 'invalid-input', field: 'passphrase', reason: problem })
      const content = await gatherBackup(parts, withHistory, parts.now())
      const bytes = await writeBackup(content, passphrase, await parts.recipes.choose())
      const day = new Date(parts.now()).toISOString().slice(0, 10)
      const fileName = await parts.files.save(`Hallpass back-up ${day}.hallpass-backup`, async function* () {
        yield bytes
      })
      return { saved: fileName !== null, fileName: fileName ?? '' }
    },

    async choose(): Promise<{ id: string; fileName: string } | null> {
      const chosen = await parts.chooser.choose({ title: 'Choose a back-up', kinds })
      if (chosen === null) return null
      if (chosen.size > largestFile) throw damaged('This file is too large for a back-up.')
      const text = await readFile(chosen.path, 'utf8').catch(() => {
        throw damaged(`“${chosen.name}” cannot be read.`)
      })
      held = { id: parts.newId(), file: readBackupFile(text, parts.recipes), content: null }
      return { id: held.id, fileName: chosen.name }
    },

    async open(id: string, passphrase: string): Promise<BackupPreview> {
      const one = heldAs(id)
      const content = await openBackup(one.file, passphrase)
      if (content === null) {
        const reason = 'It does not open: this is not its passphrase, or the file is damaged.'
        throw new AppFailure({ code: 'invalid-input', field: 'passphrase', reason })
      }
      one.content = content
      return preview(content)
    },

    async take(
      id: string,
      decisions: Readonly<Record<string, BackupDecision>>,
      withSettings: boolean,
    ): Promise<BackupTaken> {
      const { content } = heldAs(id)
      if (content === null) throw new AppFailure({ code: 'not-found', what: 'import' })
      const taken = await takeBackup(parts, content, decisions, withSettings)
      held = null
      return taken
    },

    drop(id: string): void {
      if (held?.id === id) held = null
    },

    /** Lets go of whatever is held. */
    dropAll(): void {
      held = null
    },
  }
}

/** Variables as a person knows them: their ids are another thing in each Hallpass. */
function byName({ variables, secrets }: BackupVariables): readonly unknown[] {
  return variables
    .map((one) => [one.name, one.kind, one.kind === 'plain' ? one.value : (secrets[one.id] ?? null)] as const)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
}

/** The same for the same content, in whatever order its members stand. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, one: unknown) =>
    typeof one === 'object' && one !== null && !Array.isArray(one)
      ? Object.fromEntries(Object.entries(one).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : one,
  )
}

function damaged(reason: string): AppFailure {
  return new AppFailure({ code: 'invalid-input', field: 'file', reason })
}
