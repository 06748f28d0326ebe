/** Puts the services together. Knows ports, not adapters: main.ts hands those in, and tests hand in others. */

import type { Arriving } from '../shared/domain/arriving.ts'
import type { Connection } from '../shared/domain/connection.ts'
import type { LockState } from '../shared/domain/lock-state.ts'
import { plainNetwork } from '../shared/domain/network.ts'
import type { Settings } from '../shared/domain/settings.ts'
import type { KeyedStep } from '../shared/domain/sign-in-step.ts'
import type { TokenState } from '../shared/domain/token.ts'
import type { VaultStatus } from '../shared/domain/vault-status.ts'
import type { ConnectionChange } from '../shared/ipc/connections.contract.ts'
import type { PracticeStatus } from '../shared/ipc/practice.contract.ts'
import type { ListedProvider } from '../shared/ipc/providers.contract.ts'
import { findProvider } from '../shared/providers/index.ts'
import type { AnswerFiles } from './ports/answer-files.ts'
import type { AnswerScanning } from './ports/answer-scanning.ts'
import type { Clipboard } from './ports/clipboard.ts'
import type { Clock } from './ports/clock.ts'
import type { DiskFiles } from './ports/disk-files.ts'
import type { DocumentStore } from './ports/document-store.ts'
import type { DragOut } from './ports/drag-out.ts'
import type { FileChooser } from './ports/file-chooser.ts'
import type { FileReading } from './ports/file-reading.ts'
import type { FileSaver } from './ports/file-saver.ts'
import type { Http, HttpStreaming } from './ports/http.ts'
import type { Links } from './ports/links.ts'
import type { RecordStore } from './ports/record-store.ts'
import type { Redirects } from './ports/redirects.ts'
import type { SealedDocuments } from './ports/sealed-documents.ts'
import type { SystemProxy } from './ports/system-proxy.ts'
import type { Vault } from './ports/vault.ts'
import type { VaultControl } from './ports/vault-control.ts'
import type { KeyRecipes } from './sealing/passphrase-key.ts'
import { createAnswerLooks } from './services/answer-looks.ts'
import { createAnswerService } from './services/answer-service.ts'
import { createBackupService } from './services/backup-service.ts'
import { createReaders } from './services/bring-in/readers.ts'
import { createBringInService } from './services/bring-in-service.ts'
import { createCardService } from './services/card-service.ts'
import { createCatalogue, type ProvidersDocument } from './services/catalogue.ts'
import { createChosenCertificates } from './services/chosen-certificates.ts'
import { createConnectionService } from './services/connection-service.ts'
import { createConnectionStore } from './services/connection-store.ts'
import type { CopiedMark } from './services/copied-mark.ts'
import { createCopyService } from './services/copy-service.ts'
import { createCredentialStore } from './services/credential-store.ts'
import { createDiscoveryService } from './services/discovery-service.ts'
import { createDpopProofs } from './services/dpop-proofs.ts'
import { createFillVariables } from './services/fill-variables.ts'
import { createHistoryService } from './services/history-service.ts'
import { createInspectorService } from './services/inspector-service.ts'
import { createKeepFresh } from './services/keep-fresh.ts'
import { createKeptAnswers } from './services/kept-answers.ts'
import { createKeptEvents } from './services/kept-events.ts'
import { knownFilesKind, knownFilesOwner } from './services/known-files.ts'
import { createLockService, type LockServiceParts } from './services/lock-service.ts'
import { createLoginTrials } from './services/login-trials.ts'
import { createNetworkService } from './services/network-service.ts'
import { overNetwork } from './services/over-network.ts'
import { createPickedFiles } from './services/picked-files.ts'
import { createPracticeService, type PracticeDocument } from './services/practice-service.ts'
import { createProviderService } from './services/provider-service.ts'
import { createRequestService } from './services/request-service.ts'
import { createServerQuestions } from './services/server-questions.ts'
import { createSettingsService } from './services/settings-service.ts'
import { createSignInSteps } from './services/sign-in-steps.ts'
import { createSnippetService } from './services/snippet-service.ts'
import { createSystemRequests } from './services/system-requests.ts'
import { createTokenService } from './services/token-service.ts'
import { createTokenStates } from './services/token-states.ts'
import { createVariableService } from './services/variable-service.ts'
import { createWorkbenchService } from './services/workbench-service.ts'

/** The world the services live in. */
export type World = {
  readonly vault: Vault & VaultControl
  readonly http: Http
  readonly stream: HttpStreaming
  /** Lets go of idle connections to servers, and of the certificates and passwords they were made with. */
  readonly forgetServers: () => void
  /** The window, if there is one. */
  readonly window: LockServiceParts['window']
  readonly answers: AnswerFiles
  readonly drag: DragOut
  readonly scan: AnswerScanning
  readonly readFile: FileReading
  /** What is kept of requests, sealed. */
  readonly sealed: SealedDocuments
  readonly clock: Clock
  readonly clipboard: Clipboard
  readonly links: Links
  readonly redirects: Redirects
  readonly files: FileSaver
  readonly chooser: FileChooser
  readonly systemProxy: SystemProxy
  readonly disk: DiskFiles
  readonly newId: () => string
  readonly recipes: KeyRecipes
  readonly random: () => number
  readonly records: { readonly connections: RecordStore<Connection> }
  readonly documents: {
    readonly providers: DocumentStore<ProvidersDocument>
    readonly settings: DocumentStore<Settings>
    readonly practice: DocumentStore<PracticeDocument>
    readonly copied: DocumentStore<CopiedMark | null>
  }
  /** Where changes are told of. */
  readonly announce: {
    readonly connections: (change: ConnectionChange) => void
    readonly providers: (providers: readonly ListedProvider[]) => void
    readonly token: (state: TokenState) => void
    readonly step: (keyed: KeyedStep) => void
    readonly settings: (settings: Settings) => void
    readonly lock: (state: LockState) => void
    readonly vault: (status: VaultStatus) => void
    readonly practice: (status: PracticeStatus) => void
    readonly clipboardCleared: () => void
    readonly arriving: (arriving: Arriving) => void
  }
}

/** Everything the app can do, and the way to end it. */
export type Composed = ReturnType<typeof composeServices>

export function composeServices(world: World) {
  const { vault, http, clock, documents, announce, readFile } = world
  const catalogue = createCatalogue(documents.providers, () => announce.providers(providers.list()))
  const ports = { http, clock, systemProxy: world.systemProxy, catalogue }
  const connectionStore = createConnectionStore(world.records.connections, (change) => {
    announce.connections(change)
    keepFresh.tokenChanged(states.of(change.kind === 'put' ? change.connection.id : change.id))
    if (change.kind === 'put') return
    const ids = connectionStore.list().map(({ id }) => id)
    void requests.forgetOthers(ids)
    history.forgetOthers(ids)
    workbench.forgetOthers(ids)
  })
  const providers = createProviderService({
    catalogue,
    connections: connectionStore,
    newId: world.newId,
    forgetKept: (id) => systemRequests.forget(id),
  })
  const states = createTokenStates(
    (state) => {
      announce.token(state)
      keepFresh.tokenChanged(state)
    },
    (id, event) => keptEvents.record(id, event),
  )
  const keptEvents = createKeptEvents({ sealed: world.sealed, connections: connectionStore, states })
  const credentials = createCredentialStore(vault)
  const settings = createSettingsService(documents.settings, announce.settings)
  const signInSteps = createSignInSteps({
    redirects: world.redirects,
    links: world.links,
    clipboard: world.clipboard,
    announce: announce.step,
  })
  const tokens = createTokenService({
    steps: signInSteps,
    vault,
    connections: connectionStore,
    credentials,
    states,
    ports,
    recall: keptEvents.recall,
    revealSeconds: () => settings.read().revealSeconds,
  })
  const keepFresh = createKeepFresh({
    clock,
    random: world.random,
    connection: (id) => connectionStore.list().find((one) => one.id === id),
    renew: (id) => tokens.obtain(id),
    planned: states.willRenew,
  })
  const variables = createVariableService({
    vault,
    documents: world.sealed,
    clock,
    connections: connectionStore,
    newId: world.newId,
  })
  const fillVariables = createFillVariables({ variables, clock, newId: world.newId, random: world.random })
  const chosen = createChosenCertificates(world.chooser, world.newId)
  const network = createNetworkService({ connections: connectionStore, chosen })
  const connections = createConnectionService({
    steps: signInSteps,
    connections: connectionStore,
    credentials,
    tokens,
    ports,
    chosen,
    newId: world.newId,
    async welcome({ id, providerId }) {
      await systemRequests.handOn(providerId, id).catch(() => {})
    },
    async forgetKept(id) {
      await variables.forget(id)
      await world.sealed.remove(id)
    },
  })
  const picked = createPickedFiles({
    chooser: world.chooser,
    disk: world.disk,
    store: world.sealed.of(knownFilesOwner, knownFilesKind),
    newId: world.newId,
  })
  const history = createHistoryService({ connections: connectionStore, sealed: world.sealed, newId: world.newId })
  const kept = createKeptAnswers()
  const proofs = createDpopProofs(clock)
  const requests = createRequestService({
    proofs,
    kept,
    history,
    connections: connectionStore,
    catalogue,
    credentials,
    tokens,
    states,
    stream: world.stream,
    systemProxy: world.systemProxy,
    answers: world.answers,
    files: world.files,
    picked,
    fillVariables,
    newId: world.newId,
    clock,
    announceArriving: announce.arriving,
    answerSeconds: () => settings.read().answerSeconds,
    revealSeconds: () => settings.read().revealSeconds,
  })
  const workbench = createWorkbenchService({
    connections: connectionStore,
    sealed: world.sealed,
    newId: world.newId,
    now: clock.now,
  })
  const systemRequests = createSystemRequests({ sealed: world.sealed, saveAll: workbench.saveAll })
  const bringIn = createBringInService({
    readers: createReaders({
      catalogue,
      stored: connectionStore,
      connections,
      providers,
      systemRequests,
      workbench,
      variables,
      readFile,
    }),
    chooser: world.chooser,
    http: overNetwork(http, { servers: {}, network: plainNetwork }, async () => ({}), world.systemProxy),
    newId: world.newId,
  })
  const cards = createCardService({
    connections: connectionStore,
    catalogue,
    credentials,
    tokens,
    variables,
    workbench,
    files: world.files,
    clipboard: world.clipboard,
  })
  const copies = createCopyService({
    proofs,
    connections: connectionStore,
    catalogue,
    tokens,
    clipboard: world.clipboard,
    clock,
    mark: documents.copied,
    clipboardSeconds: () => settings.read().clipboardSeconds,
    announceCleared: announce.clipboardCleared,
  })
  const answerViews = createAnswerService({ kept, answers: world.answers, scan: world.scan, copies })
  const answerLooks = createAnswerLooks({ kept, drag: world.drag, clock, copies })
  const snippets = createSnippetService({
    proofs,
    connections: connectionStore,
    catalogue,
    states,
    tokens,
    copies,
    fillVariables,
  })
  const discovery = createDiscoveryService({ connections: connectionStore, credentials, chosen, ports })
  const logins = createLoginTrials({ connections: connectionStore, credentials, ports })
  const inspector = createInspectorService({
    connections: connectionStore,
    credentials,
    tokens,
    ports,
    chooser: world.chooser,
    newId: world.newId,
  })
  const questions = createServerQuestions({
    connections: connectionStore,
    credentials,
    tokens,
    ports,
    links: world.links,
    proofs,
  })
  const practice = createPracticeService({
    document: documents.practice,
    connections: connectionStore,
    connectionService: connections,
    credentials,
    announce: announce.practice,
    newId: world.newId,
    now: clock.now,
  })

  const backups = createBackupService({
    vault,
    credentials,
    sealed: world.sealed,
    connections: connectionStore,
    ownProviders: () => documents.providers.read().providers,
    putProvider: (provider) => void catalogue.put(provider),
    removeProvider: catalogue.remove,
    settings: settings.read,
    changeSettings: (changed) => void settings.change(changed),
    systemName: (id) => catalogue.find(id)?.name ?? null,
    settleTokens: tokens.settle,
    tokensChanged: tokens.reread,
    files: world.files,
    chooser: world.chooser,
    recipes: world.recipes,
    newId: world.newId,
    now: clock.now,
  })

  const lock = createLockService({
    vault,
    clock,
    settings: settings.read,
    names: () => connectionStore.list().map(({ name }) => name),
    announce: announce.lock,
    window: world.window,
    async dropAll() {
      keepFresh.rest()
      requests.leave()
      signInSteps.cancelAll()
      connections.cancelAll()
      bringIn.dropAll()
      backups.dropAll()
      chosen.forget()
      logins.forget()
      inspector.forgetKeys()
      history.forgetOthers([])
      workbench.forgetOthers([])
      world.forgetServers()
      await Promise.allSettled([
        copies.clear(),
        requests.forgetOthers([]),
        answerLooks.close(),
        tokens.dropFromMemory(),
      ])
      await world.sealed.settled()
      await world.sealed.forget()
    },
    goOn() {
      void practice.resume().catch(() => {})
      keepFresh.goOn()
    },
    async vaultChanged(status) {
      if (status.kind !== 'memory') await world.sealed.keepFromNowOn()
      history.forgetOthers([])
      announce.vault(status)
    },
    setAside: world.sealed.setAside,
  })

  return {
    backups,
    bringIn,
    cards,
    connections,
    discovery,
    providers,
    history,
    inspector,
    lock,
    tokens,
    requests,
    answerLooks,
    answerViews,
    copies,
    logins,
    network,
    picked,
    questions,
    settings,
    signInSteps,
    snippets,
    practice,
    workbench,
    variables,
    /** The system of each connection, for figures: `own` for one that a person made. */
    systemNames: () =>
      connectionStore.list().map(({ providerId }) => (findProvider(providerId) === undefined ? 'own' : providerId)),
    /** What is known of tokens. */
    tokenStates: () => connectionStore.list().map(({ id }) => states.of(id)),
    /** Ends what runs in the background, removes what was kept of answers, and takes a copied token off the clipboard. */
    async close(): Promise<void> {
      keepFresh.stop()
      const swept = Promise.all([requests.close(), answerLooks.close()])
      await copies.clear()
      await practice.pause()
      await swept
      // Locked by a passphrase, whoever asks the vault waits until it is opened: what is to be deleted goes at the next start.
      if (vault.passphrase() === 'locked') return
      await variables.close()
      await world.sealed.settled()
    },
  }
}
