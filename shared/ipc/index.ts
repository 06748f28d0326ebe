/** All contracts in one place: the preload, the window and the door are made from these two records. */
import { type AnswersContract, answersChannels } from './answers.contract.ts'
import { type AppContract, type AppEvents, appChannels, appEvents } from './app.contract.ts'
import { type BackupsContract, backupsChannels } from './backups.contract.ts'
import { type CardsContract, cardsChannels } from './cards.contract.ts'
import {
  type ConnectionsContract,
  type ConnectionsEvents,
  connectionsChannels,
  connectionsEvents,
} from './connections.contract.ts'
import type { Client, Subscriptions } from './contract.ts'
import { type DiscoveryContract, discoveryChannels } from './discovery.contract.ts'
import { type FilesContract, filesChannels } from './files.contract.ts'
import { type HistoryContract, historyChannels } from './history.contract.ts'
import { type ImportsContract, type ImportsEvents, importsChannels, importsEvents } from './imports.contract.ts'
import { type InspectorContract, inspectorChannels } from './inspector.contract.ts'
import { type LockContract, type LockEvents, lockChannels, lockEvents } from './lock.contract.ts'
import { type LoginsContract, loginsChannels } from './logins.contract.ts'
import { type NetworkContract, networkChannels } from './network.contract.ts'
import { type PracticeContract, type PracticeEvents, practiceChannels, practiceEvents } from './practice.contract.ts'
import {
  type ProvidersContract,
  type ProvidersEvents,
  providersChannels,
  providersEvents,
} from './providers.contract.ts'
import { type RequestsContract, type RequestsEvents, requestsChannels, requestsEvents } from './requests.contract.ts'
import { type SettingsContract, type SettingsEvents, settingsChannels, settingsEvents } from './settings.contract.ts'
import { type SignInsContract, type SignInsEvents, signInsChannels, signInsEvents } from './sign-ins.contract.ts'
import { type SnippetsContract, snippetsChannels } from './snippets.contract.ts'
import { type TokensContract, type TokensEvents, tokensChannels, tokensEvents } from './tokens.contract.ts'
import { type VariablesContract, variablesChannels } from './variables.contract.ts'
import { type WorkbenchContract, workbenchChannels } from './workbench.contract.ts'

/** Every call there is, by feature. */
export const channels = {
  answers: answersChannels,
  app: appChannels,
  backups: backupsChannels,
  cards: cardsChannels,
  connections: connectionsChannels,
  discovery: discoveryChannels,
  files: filesChannels,
  history: historyChannels,
  imports: importsChannels,
  inspector: inspectorChannels,
  lock: lockChannels,
  logins: loginsChannels,
  network: networkChannels,
  practice: practiceChannels,
  providers: providersChannels,
  requests: requestsChannels,
  settings: settingsChannels,
  signIns: signInsChannels,
  snippets: snippetsChannels,
  tokens: tokensChannels,
  workbench: workbenchChannels,
  variables: variablesChannels,
} as const

/** Every pushed event there is, by feature. */
export const events = {
  app: appEvents,
  connections: connectionsEvents,
  imports: importsEvents,
  lock: lockEvents,
  practice: practiceEvents,
  providers: providersEvents,
  requests: requestsEvents,
  settings: settingsEvents,
  signIns: signInsEvents,
  tokens: tokensEvents,
} as const

/** What the preload puts on `window.api`. */
export type Api = {
  readonly calls: {
    readonly answers: Client<AnswersContract>
    readonly app: Client<AppContract>
    readonly backups: Client<BackupsContract>
    readonly cards: Client<CardsContract>
    readonly connections: Client<ConnectionsContract>
    readonly discovery: Client<DiscoveryContract>
    readonly files: Client<FilesContract>
    readonly history: Client<HistoryContract>
    readonly imports: Client<ImportsContract>
    readonly inspector: Client<InspectorContract>
    readonly lock: Client<LockContract>
    readonly logins: Client<LoginsContract>
    readonly network: Client<NetworkContract>
    readonly practice: Client<PracticeContract>
    readonly providers: Client<ProvidersContract>
    readonly requests: Client<RequestsContract>
    readonly settings: Client<SettingsContract>
    readonly signIns: Client<SignInsContract>
    readonly snippets: Client<SnippetsContract>
    readonly tokens: Client<TokensContract>
    readonly workbench: Client<WorkbenchContract>
    readonly variables: Client<VariablesContract>
  }
  readonly events: {
    readonly app: Subscriptions<AppEvents>
    readonly connections: Subscriptions<ConnectionsEvents>
    readonly imports: Subscriptions<ImportsEvents>
    readonly lock: Subscriptions<LockEvents>
    readonly practice: Subscriptions<PracticeEvents>
    readonly providers: Subscriptions<ProvidersEvents>
    readonly requests: Subscriptions<RequestsEvents>
    readonly settings: Subscriptions<SettingsEvents>
    readonly signIns: Subscriptions<SignInsEvents>
    readonly tokens: Subscriptions<TokensEvents>
  }
}
