/**
 * The trusted side for tests that need to hold something up or make it fail: real services, flows and HTTP engine over
 * a vault, documents, clipboard and clock that do as they are told; and a small OAuth server that can be held up.
 */
import { onTestFinished } from 'vitest'
import { AppFailure } from '../../shared/core/app-error.ts'
import type { Arriving } from '../../shared/domain/arriving.ts'
import type { Connection, ConnectionDraft } from '../../shared/domain/connection.ts'
import { defaultSettings, type Settings } from '../../shared/domain/settings.ts'
import type { KeyedStep } from '../../shared/domain/sign-in-step.ts'
import type { TokenState } from '../../shared/domain/token.ts'
import { scanInThisThread } from '../answer-index/scan-here.ts'
import { type Composed, composeServices } from '../compose-services.ts'
import { diskFiles } from '../disk/disk-files.ts'
import { readFile } from '../documents/read-file.ts'
import { type Arrived, startEngine, startTestServer, type TestAnswer, type TestServer } from '../http/test-server.ts'
import type { Clock } from '../ports/clock.ts'
import type { DocumentStore } from '../ports/document-store.ts'
import type { ChosenFile } from '../ports/file-chooser.ts'
import { type TestRecords, testRecords } from '../ports/test-records.ts'
import type { Vault } from '../ports/vault.ts'
import type { VaultControl } from '../ports/vault-control.ts'
import { createRedirects } from '../redirects/create-redirects.ts'
import { cheapRecipes } from '../sealing/test-recipes.ts'
import type { ProvidersDocument } from './catalogue.ts'
import type { CopiedMark } from './copied-mark.ts'
import { noPractice, type PracticeDocument } from './practice-service.ts'
import { createTestAnswerFiles, type TestAnswerFiles, wholeOf } from './test-answer-files.ts'
import { createTestSealedDocuments, type TestSealedDocuments } from './test-sealed-documents.ts'
import { noPassphrase } from './test-vault-control.ts'

/** What outlives a restart. */
export type Kept = {
  readonly vault: Map<string, string>
  readonly connections: TestRecords<Connection>
  readonly providers: TestDocument<ProvidersDocument>
  readonly settings: TestDocument<Settings>
  readonly practice: TestDocument<PracticeDocument>
  readonly copied: TestDocument<CopiedMark | null>
  /** `owner/name` → sealed document. */
  readonly sealed: Map<string, unknown>
}

export type TestDocument<T> = DocumentStore<T> & { isFull: boolean }

/** Switches: what fails from now on. A text: reading those records whose key holds it. */
export type Failing = { read: boolean | string; write: boolean; remove: boolean; clipboard: boolean; browser: boolean }

export type TestServices = Composed & {
  readonly kept: Kept
  readonly failing: Failing
  readonly clipboard: { text: string; cleared: number }
  readonly files: { readonly saved: { name: string; bytes: Uint8Array }[]; closesDialog: boolean }
  /** What the person chooses in the next dialogs; after them, every dialog is closed. */
  readonly chosen: ChosenFile[]
  /** What the system says of proxies, whatever it is asked. */
  readonly system: { proxies: string }
  /** Every state that was announced, oldest first. */
  readonly announced: TokenState[]
  /** What was told of answers while they came, oldest first. */
  readonly arriving: Arriving[]
  /** Files that are being dragged, or were not removed since. */
  readonly dragged: { name: string; bytes: Uint8Array }[]
  /** What the system's browser was asked to open, oldest first. */
  readonly opened: string[]
  /** What was told of sign-ins that need the person, oldest first. */
  readonly steps: KeyedStep[]
  readonly clock: TestClock
  readonly answers: TestAnswerFiles
  readonly sealed: TestSealedDocuments
}

/** Makes the services; with what another one kept, this is the next run of the app. `passphrase`: what is in front of the vault. */
export function createTestServices(kept: Kept = nothingKept(), passphrase: VaultControl = noPassphrase): TestServices {
  const failing: Failing = { read: false, write: false, remove: false, clipboard: false, browser: false }
  const clock = createTestClock()
  const clipboard = { text: '', cleared: 0 }
  const files = { saved: [] as { name: string; bytes: Uint8Array }[], closesDialog: false }
  const chosen: ChosenFile[] = []
  const system = { proxies: 'DIRECT' }
  const announced: TokenState[] = []
  const arriving: Arriving[] = []
  const dragged: { name: string; bytes: Uint8Array }[] = []
  const opened: string[] = []
  const steps: KeyedStep[] = []
  const engine = startEngine(clock.now)
  const answers = createTestAnswerFiles()
  const sealed = createTestSealedDocuments(kept.sealed)
  let ids = 0
  const composed = composeServices({
    vault: { ...testVault(kept.vault, failing, passphrase), ...passphrase },
    http: engine.http,
    stream: engine.stream,
    forgetServers: engine.forget,
    window: { takeLeave: async () => {}, empty: async () => {} },
    answers,
    drag: {
      async start(name, content) {
        dragged.push({ name, bytes: await wholeOf(content) })
        return async () => void dragged.pop()
      },
      async sweep() {
        dragged.length = 0
      },
    },
    scan: scanInThisThread,
    readFile: async (job) => readFile(job),
    sealed,
    clock,
    clipboard: {
      async write(text) {
        if (failing.clipboard) throw new Error('The clipboard is busy')
        clipboard.text = text
      },
      async clearIf(isTheOne) {
        if (failing.clipboard) throw new Error('The clipboard is busy')
        const holds = clipboard.text !== '' && (await isTheOne(clipboard.text))
        if (holds) clipboard.text = ''
        return holds
      },
    },
    files: {
      async save(name, content) {
        if (files.closesDialog) return null
        files.saved.push({ name, bytes: await wholeOf(content()) })
        return `chosen-${name}`
      },
    },
    links: {
      open: async (url) => void opened.push(url),
      async openSignIn(url) {
        if (failing.browser) throw new Error('No browser starts')
        opened.push(url)
      },
    },
    redirects: createRedirects(),
    systemProxy: async () => system.proxies,
    chooser: { choose: async () => chosen.shift() ?? null },
    disk: diskFiles,
    newId: () => `id-${kept.connections.all().size}-${++ids}`,
    random: () => 0,
    recipes: cheapRecipes,
    records: kept,
    documents: kept,
    announce: {
      connections: () => {},
      providers: () => {},
      token: (state) => void announced.push(state),
      step: (keyed) => void steps.push(keyed),
      settings: () => {},
      lock: () => {},
      vault: () => {},
      practice: () => {},
      arriving: (told) => void arriving.push(told),
      clipboardCleared: () => {
        clipboard.cleared += 1
      },
    },
  })
  onTestFinished(() => composed.close().catch(() => {}))
  return {
    ...composed,
    kept,
    failing,
    clipboard,
    files,
    chosen,
    system,
    announced,
    arriving,
    dragged,
    opened,
    steps,
    clock,
    answers,
    sealed,
  }
}

export function nothingKept(): Kept {
  return {
    vault: new Map(),
    connections: testRecords<Connection>(),
    providers: testDocument<ProvidersDocument>({ providers: [] }),
    settings: testDocument(defaultSettings),
    practice: testDocument<PracticeDocument>(noPractice),
    copied: testDocument<CopiedMark | null>(null),
    sealed: new Map(),
  }
}

export function testDocument<T>(initial: T): TestDocument<T> {
  let value = initial
  const document: TestDocument<T> = {
    isFull: false,
    read: () => value,
    write(next) {
      if (document.isFull) throw new AppFailure({ code: 'storage-failed', reason: 'full' })
      value = next
    },
  }
  return document
}

/** A vault as the real one: what concerns one key happens in turn, and never at once. Locked, it answers nobody. */
function testVault(contents: Map<string, string>, failing: Failing, { passphrase }: VaultControl): Vault {
  let turn: Promise<unknown> = Promise.resolve()
  const inTurn = <T>(act: () => T): Promise<T> => {
    if (passphrase() === 'locked') return new Promise(() => {})
    const mine = turn.then(() => new Promise((resolve) => setImmediate(resolve))).then(act)
    turn = mine.catch(() => {})
    return mine
  }
  const full = () => new AppFailure({ code: 'storage-failed', reason: 'full' })
  return {
    status: () => ({ kind: 'memory', reason: 'no-keychain' }),
    read: (key) =>
      inTurn(() => {
        const fails = typeof failing.read === 'string' ? key.includes(failing.read) : failing.read
        if (fails && contents.has(key)) throw new AppFailure({ code: 'secret-unreadable', fields: [] })
        return contents.get(key) ?? null
      }),
    write: (key, secret) =>
      inTurn(() => {
        if (failing.write) throw full()
        contents.set(key, secret)
      }),
    remove: (key) =>
      inTurn(() => {
        if (failing.remove) throw full()
        contents.delete(key)
      }),
  }
}

export type TestClock = Clock & {
  /** Moves the time on by `ms`; timers that are due fire in their order. */
  readonly pass: (ms: number) => void
  /** Instants at which timers are due, ms from now. */
  readonly due: () => number[]
}

/** A clock that runs with the real one, plus what a test lets pass. `start` fixes it instead. */
export function createTestClock(start?: number): TestClock {
  let passed = 0
  const timers = new Set<{ at: number; act: () => void }>()
  const now = () => (start ?? Date.now()) + passed
  return {
    now,
    after(ms, act) {
      const timer = { at: now() + ms, act }
      timers.add(timer)
      return () => void timers.delete(timer)
    },
    pass(ms) {
      const end = now() + ms
      for (;;) {
        const next = [...timers].sort((a, b) => a.at - b.at)[0]
        if (next === undefined || next.at > end) break
        passed += Math.max(0, next.at - now())
        timers.delete(next)
        next.act()
      }
      passed += Math.max(0, end - now())
    },
    due: () => [...timers].map(({ at }) => Math.round(at - now())).sort((a, b) => a - b),
  }
}

/** Everything secret of the test account. */
export const planted = { clientSecret: 'canary-client-secret', password: 'canary-pässword' } as const

export type OauthServer = TestServer & {
  /** Requests to the token endpoint, as their forms. */
  readonly asked: () => Record<string, string>[]
  /** Requests to anything else. */
  readonly called: () => Arrived[]
  /** Holds back the answers of the token endpoint until the returned function is called. */
  readonly hold: () => () => void
  /** Resolves when the token endpoint has got `count` requests in all. */
  readonly gotten: (count: number) => Promise<void>
  /** What the token endpoint answers from now on; null = tokens, numbered by request: access-1, refresh-1 … */
  tokenAnswer: TestAnswer | ((form: Record<string, string>, count: number) => TestAnswer) | null
  /** What everything else answers. */
  apiAnswer: (request: Arrived) => TestAnswer | Promise<TestAnswer>
}

const tokenPath = '/api/v1/oauth2/token'

type Secured = Parameters<typeof startTestServer> extends [unknown, ...infer Rest] ? Rest : never

/** A real server that gives out tokens as InfoLink does; `secured` as `startTestServer` takes it. */
export async function startOauthServer(...secured: Secured): Promise<OauthServer> {
  let gate: Promise<void> = Promise.resolve()
  let count = 0
  const server = await startTestServer(
    async (request) => {
      if (request.path !== tokenPath) return oauth.apiAnswer(request)
      count += 1
      const mine = count
      await gate
      const form = Object.fromEntries(new URLSearchParams(request.body))
      const { tokenAnswer } = oauth
      if (typeof tokenAnswer === 'function') return tokenAnswer(form, mine)
      return tokenAnswer ?? tokens(mine)
    },
    ...secured,
  )
  const oauth: OauthServer = {
    ...server,
    asked: () =>
      server.arrived
        .filter(({ path }) => path === tokenPath)
        .map(({ body }) => Object.fromEntries(new URLSearchParams(body))),
    called: () => server.arrived.filter(({ path }) => path !== tokenPath),
    hold() {
      let release = () => {}
      gate = new Promise((resolve) => {
        release = resolve
      })
      onTestFinished(() => release())
      return release
    },
    async gotten(wanted) {
      while (count < wanted) await new Promise((resolve) => setTimeout(resolve, 2))
    },
    tokenAnswer: null,
    apiAnswer: () => ({ body: '{"ok":true}', headers: { 'content-type': 'application/json' } }),
  }
  return oauth
}

/** The answer with the tokens of this number. */
export function tokens(number: number, changes: object = {}): TestAnswer {
  const document = {
    access_token: `access-canary-${number}`,
    refresh_token: `refresh-canary-${number}`,
    token_type: 'Bearer',
    expires_in: 1800,
    ...changes,
  }
  return { headers: { 'content-type': 'application/json' }, body: JSON.stringify(document) }
}

export function jsonAnswer(status: number, document: unknown): TestAnswer {
  return { status, headers: { 'content-type': 'application/json' }, body: JSON.stringify(document) }
}

export const invalidGrant = jsonAnswer(400, { error: 'invalid_grant', error_description: 'It is over.' })

/** An InfoLink account on a server, as the form hands it over. */
export function infolinkDraft(server: string, changes: Partial<ConnectionDraft> = {}): ConnectionDraft {
  return {
    providerId: 'infolink',
    signInId: 'user-password',
    name: 'Mine',
    environment: { kind: 'test', label: 'Test' },
    servers: { server },
    values: { clientId: 'client', username: 'user' },
    secrets: planted,
    acceptsInsecure: false,
    verifyTls: true,
    keepFresh: false,
    basicEncoding: 'exact',
    ...changes,
  }
}

/** Connects, as the form does. */
export function connect(services: Composed, draft: ConnectionDraft, id?: string): Promise<Connection> {
  return services.connections.connect({ draft, attemptId: 'attempt', ...(id === undefined ? {} : { id }) })
}

/** Services with one connection, its first token, and the server that gave it. */
export async function connected(changes: Partial<ConnectionDraft> = {}): Promise<{
  readonly services: TestServices
  readonly server: OauthServer
  readonly connection: Connection
}> {
  const server = await startOauthServer()
  const services = createTestServices()
  const connection = await connect(services, infolinkDraft(server.url, changes))
  return { services, server, connection }
}
