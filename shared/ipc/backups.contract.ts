import type { Environment } from '../domain/connection.ts'
import type { Channels } from './contract.ts'

/** What a connection of a back-up is to the one that is here under the same id. */
export type BackupState = 'new' | 'same' | 'different'

/** What is to become of one that differs: the one here stays, the back-up's takes its place, or both are kept. */
export type BackupDecision = 'mine' | 'theirs' | 'both'

/** A connection of a back-up, as far as it may be shown. */
export type BackupLine = {
  readonly id: string
  readonly name: string
  /** The system's name. */
  readonly system: string
  readonly environment: Environment
  readonly state: BackupState
  /** How many secrets of its form it brings, and saved requests. */
  readonly secrets: number
  readonly requests: number
}

/** What is in a back-up; no secret. */
export type BackupPreview = {
  /** When it was made, ms. */
  readonly createdAt: number
  readonly connections: readonly BackupLine[]
  /** Names of systems that a person made, and that are not here. */
  readonly newSystems: readonly string[]
  /** Variables that are known everywhere, and are not here. */
  readonly newVariables: number
  readonly hasHistory: boolean
}

/** What was taken. */
export type BackupTaken = { readonly connections: number; readonly systems: number; readonly variables: number }

/** Passphrases cross once, and never come back. */
export type BackupsContract = {
  /** Seals everything but practice, asks where to, and writes it there. Fails with `invalid-input` (field `passphrase`) or `storage-failed`. */
  save: (input: { passphrase: string; withHistory: boolean }) => { saved: boolean; fileName: string }
  /** Asks for a back-up; null when the dialog was closed. Fails with `invalid-input` for what is none. */
  choose: () => { id: string; fileName: string } | null
  /** Opens a chosen one. Fails with `invalid-input` (field `passphrase`) when it does not open: wrong, or damaged. */
  open: (input: { id: string; passphrase: string }) => BackupPreview
  /** Takes what was opened, all of it or nothing. What is not decided stays as it is here. Fails with `storage-failed`. */
  take: (input: {
    id: string
    decisions: Readonly<Record<string, BackupDecision>>
    withSettings: boolean
  }) => BackupTaken
  /** Lets go of it. */
  drop: (input: { id: string }) => void
}

export const backupsChannels = {
  save: 'backups:save',
  choose: 'backups:choose',
  open: 'backups:open',
  take: 'backups:take',
  drop: 'backups:drop',
} as const satisfies Channels<BackupsContract, 'backups'>
