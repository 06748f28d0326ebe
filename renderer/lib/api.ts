/** The only file that reads `window.api`, the bridge the preload builds. */
import type { Api } from '../../shared/ipc/index.ts'

export type { Brought, BroughtChoice, BroughtKind, BroughtPreview, Taken } from '../../shared/bring-in/brought.ts'
export type { AppInfo } from '../../shared/ipc/app.contract.ts'
export type {
  BackupDecision,
  BackupLine,
  BackupPreview,
} from '../../shared/ipc/backups.contract.ts'
export type { CardOffer, CardWish } from '../../shared/ipc/cards.contract.ts'
export type { ConnectionChange } from '../../shared/ipc/connections.contract.ts'
export type {
  BuiltToken,
  Introspection,
  IssuerFacts,
  KeyChoice,
  SecretEncoding,
  SigningAlgorithm,
  SigningKeyChoice,
  StoredReading,
  TokenSource,
  WhichToken,
} from '../../shared/ipc/inspector.contract.ts'
export type { LoginReading, LoginStep, LoginTrial, TriedHeader, TriedLogin } from '../../shared/ipc/logins.contract.ts'
export type { PracticeFaultView, PracticeStatus, PracticeSystemView } from '../../shared/ipc/practice.contract.ts'
export type { ListedProvider } from '../../shared/ipc/providers.contract.ts'
export type { SendUnderWay } from '../../shared/ipc/requests.contract.ts'
export type { SnippetView } from '../../shared/ipc/snippets.contract.ts'
export type { CopyForm, Revocation, Userinfo } from '../../shared/ipc/tokens.contract.ts'
export type { VariableInput } from '../../shared/ipc/variables.contract.ts'
export type { SavedChange } from '../../shared/ipc/workbench.contract.ts'
export type { Api }

declare global {
  interface Window {
    readonly api: Api
  }
}

/** Calls to the main process; every outcome is a `Result`. */
export const api = globalThis.window?.api?.calls

/** What the main process pushes, by itself. */
export const pushed = globalThis.window?.api?.events
