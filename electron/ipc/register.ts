/** Opens the door: one line per feature. */
import { channels } from '../../shared/ipc/index.ts'
import type { Log } from '../ports/log.ts'
import type { AnswerLooks } from '../services/answer-looks.ts'
import type { AnswerService } from '../services/answer-service.ts'
import type { BackupService } from '../services/backup-service.ts'
import type { BringInService } from '../services/bring-in-service.ts'
import type { CardService } from '../services/card-service.ts'
import type { ConnectionService } from '../services/connection-service.ts'
import type { CopyService } from '../services/copy-service.ts'
import type { DiscoveryService } from '../services/discovery-service.ts'
import type { HandedOver } from '../services/handed-over.ts'
import type { HistoryService } from '../services/history-service.ts'
import type { InspectorService } from '../services/inspector-service.ts'
import type { LeaveTaking } from '../services/leave-taking.ts'
import type { LockService } from '../services/lock-service.ts'
import type { LoginTrials } from '../services/login-trials.ts'
import type { NetworkService } from '../services/network-service.ts'
import type { PickedFiles } from '../services/picked-files.ts'
import type { PracticeService } from '../services/practice-service.ts'
import type { ProviderService } from '../services/provider-service.ts'
import type { RequestService } from '../services/request-service.ts'
import type { ServerQuestions } from '../services/server-questions.ts'
import type { SettingsService } from '../services/settings-service.ts'
import type { SignInSteps } from '../services/sign-in-steps.ts'
import type { SnippetService } from '../services/snippet-service.ts'
import type { TokenService } from '../services/token-service.ts'
import type { VariableService } from '../services/variable-service.ts'
import type { WorkbenchService } from '../services/workbench-service.ts'
import { createAnswersHandlers } from './answers.handlers.ts'
import { type AppControl, createAppHandlers } from './app.handlers.ts'
import { createBackupsHandlers } from './backups.handlers.ts'
import { createCardsHandlers } from './cards.handlers.ts'
import { createConnectionsHandlers } from './connections.handlers.ts'
import { createDiscoveryHandlers } from './discovery.handlers.ts'
import { createFilesHandlers } from './files.handlers.ts'
import { closeOtherDoors, registerHandlers } from './handle.ts'
import { createHistoryHandlers } from './history.handlers.ts'
import { createImportsHandlers } from './imports.handlers.ts'
import { createInspectorHandlers } from './inspector.handlers.ts'
import { createLockHandlers } from './lock.handlers.ts'
import { createLoginsHandlers } from './logins.handlers.ts'
import { createNetworkHandlers } from './network.handlers.ts'
import { isOpenWhileLocked } from './open-while-locked.ts'
import { createPracticeHandlers } from './practice.handlers.ts'
import { createProvidersHandlers } from './providers.handlers.ts'
import { createRequestsHandlers } from './requests.handlers.ts'
import { createSettingsHandlers } from './settings.handlers.ts'
import { createSignInsHandlers } from './sign-ins.handlers.ts'
import { createSnippetsHandlers } from './snippets.handlers.ts'
import { createTokensHandlers } from './tokens.handlers.ts'
import { createVariablesHandlers } from './variables.handlers.ts'
import { createWorkbenchHandlers } from './workbench.handlers.ts'

/** All that the door leads to. */
export type Services = {
  readonly answerLooks: AnswerLooks
  readonly answerViews: AnswerService
  readonly app: AppControl
  readonly backups: BackupService
  readonly bringIn: BringInService
  readonly cards: CardService
  readonly connections: ConnectionService
  readonly copies: CopyService
  readonly discovery: DiscoveryService
  readonly picked: PickedFiles
  readonly handedOver: HandedOver
  readonly history: HistoryService
  readonly inspector: InspectorService
  readonly leaveTaking: LeaveTaking
  readonly lock: LockService
  readonly logins: LoginTrials
  readonly network: NetworkService
  readonly practice: PracticeService
  readonly providers: ProviderService
  readonly requests: RequestService
  readonly settings: SettingsService
  readonly signInSteps: SignInSteps
  readonly snippets: SnippetService
  readonly questions: ServerQuestions
  readonly tokens: TokenService
  readonly workbench: WorkbenchService
  readonly variables: VariableService
}

export function registerAll(services: Services, log: Log): void {
  closeOtherDoors()
  const isShut = (channel: string) => services.lock.isLocked() && !isOpenWhileLocked(channel)
  registerHandlers(channels.answers, createAnswersHandlers(services.answerViews, services.answerLooks), log, isShut)
  registerHandlers(channels.app, createAppHandlers(services.app), log, isShut)
  registerHandlers(channels.backups, createBackupsHandlers(services.backups), log, isShut)
  registerHandlers(channels.cards, createCardsHandlers(services.cards), log, isShut)
  registerHandlers(channels.connections, createConnectionsHandlers(services.connections), log, isShut)
  registerHandlers(channels.discovery, createDiscoveryHandlers(services.discovery), log, isShut)
  registerHandlers(channels.files, createFilesHandlers(services.picked), log, isShut)
  registerHandlers(channels.history, createHistoryHandlers(services.history), log, isShut)
  registerHandlers(channels.imports, createImportsHandlers(services.bringIn, services.handedOver), log, isShut)
  registerHandlers(
    channels.inspector,
    createInspectorHandlers(services.inspector, services.questions, services.copies),
    log,
    isShut,
  )
  registerHandlers(channels.lock, createLockHandlers(services.lock, services.leaveTaking), log, isShut)
  registerHandlers(channels.logins, createLoginsHandlers(services.logins), log, isShut)
  registerHandlers(channels.network, createNetworkHandlers(services.network), log, isShut)
  registerHandlers(channels.practice, createPracticeHandlers(services.practice), log, isShut)
  registerHandlers(channels.providers, createProvidersHandlers(services.providers), log, isShut)
  registerHandlers(channels.requests, createRequestsHandlers(services.requests), log, isShut)
  registerHandlers(channels.settings, createSettingsHandlers(services.settings), log, isShut)
  registerHandlers(channels.signIns, createSignInsHandlers(services.signInSteps), log, isShut)
  registerHandlers(channels.snippets, createSnippetsHandlers(services.snippets), log, isShut)
  registerHandlers(
    channels.tokens,
    createTokensHandlers(services.tokens, services.copies, services.questions),
    log,
    isShut,
  )
  registerHandlers(channels.workbench, createWorkbenchHandlers(services.workbench), log, isShut)
  registerHandlers(channels.variables, createVariablesHandlers(services.variables), log, isShut)
}
