/** A whole trusted side for tests: the real services, flows and HTTP engine; only disk, keychain and clipboard are in memory. */
import { randomUUID } from 'node:crypto'
import type { Connection, ConnectionDraft } from '../../shared/domain/connection.ts'
import { defaultSettings, type Settings } from '../../shared/domain/settings.ts'
import type { SignInStep } from '../../shared/domain/sign-in-step.ts'
import type { TokenState } from '../../shared/domain/token.ts'
import { findProvider } from '../../shared/providers/index.ts'
import { scanInThisThread } from '../answer-index/scan-here.ts'
import { type Composed, composeServices } from '../compose-services.ts'
import { diskFiles } from '../disk/disk-files.ts'
import { readFile } from '../documents/read-file.ts'
import { createUndiciHttp } from '../http/undici-http.ts'
import type { Clock } from '../ports/clock.ts'
import type { DocumentStore } from '../ports/document-store.ts'
import type { ChosenFile } from '../ports/file-chooser.ts'
import { testRecords } from '../ports/test-records.ts'
import type { Vault } from '../ports/vault.ts'
import { createRedirects } from '../redirects/create-redirects.ts'
import { cheapRecipes } from '../sealing/test-recipes.ts'
import type { ProvidersDocument } from '../services/catalogue.ts'
import type { CopiedMark } from '../services/copied-mark.ts'
import { noPractice, type PracticeDocument } from '../services/practice-service.ts'
import { createTestAnswerFiles, wholeOf } from '../services/test-answer-files.ts'
import { createTestSealedDocuments } from '../services/test-sealed-documents.ts'
import { noPassphrase } from '../services/test-vault-control.ts'

/** The services with what a test wants to look at. */
export type TestWorld = Composed & {
  readonly vaultContents: Map<string, string>
  readonly clipboard: { text: string }
  readonly savedFiles: { name: string; bytes: Uint8Array }[]
  readonly states: TokenState[]
  /** Pages that were opened in the browser, oldest first. */
  readonly opened: string[]
  /** Files the person chooses in the dialog, next first. */
  readonly chosen: ChosenFile[]
  /** Who sits in front of the window; a test that needs somebody says what they do. */
  readonly person: Person
  /** Moves the clock on by `ms`, or back; timers that are due fire. */
  readonly passTime: (ms: number) => void
  readonly close: () => Promise<void>
}

/** What a person does with what they get to see. At first: nothing. */
export type Person = {
  /** A page that was opened in their browser. */
  browses: (address: string) => void
  /** What a sign-in needs of them; null: nothing any more. */
  sees: (step: SignInStep | null) => void
}

/** What a world finds when it starts: what an earlier one left on disk and in the keychain. */
export type WhatWasKept = {
  readonly connections: readonly Connection[]
  readonly vaultContents: ReadonlyMap<string, string>
}

/** How a world may differ from the app's own. */
export type WorldOptions = {
  /** The longest that an answer is waited for, ms, asked at each call: a test does not wait as long as a person. */
  readonly longestWaitMs?: () => number
}

/** Makes a world. Its clock runs with the real one, plus what `passTime` added. With `kept`, it is the next run of the app. */
export function createTestWorld(kept?: WhatWasKept, { longestWaitMs = () => Infinity }: WorldOptions = {}): TestWorld {
  const engine = createUndiciHttp(() => clock.now())
  const { clock, passTime } = createTestClock()
  const vaultContents = new Map<string, string>(kept?.vaultContents)
  const clipboard = { text: '' }
  const savedFiles: { name: string; bytes: Uint8Array }[] = []
  const states: TokenState[] = []
  const opened: string[] = []
  const chosen: ChosenFile[] = []
  const person: Person = { browses: () => {}, sees: () => {} }
  const browse = async (address: string) => {
    opened.push(address)
    person.browses(address)
  }
  const composed = composeServices({
    vault: { ...mapVault(vaultContents), ...noPassphrase },
    http: (request) => engine.http({ ...request, timeoutMs: Math.min(request.timeoutMs, longestWaitMs()) }),
    stream: engine.stream,
    forgetServers: engine.forget,
    window: { takeLeave: async () => {}, empty: async () => {} },
    answers: createTestAnswerFiles(),
    drag: { start: async () => async () => {}, sweep: async () => {} },
    scan: scanInThisThread,
    readFile: async (job) => readFile(job),
    sealed: createTestSealedDocuments(),
    clock,
    clipboard: {
      async write(text) {
        clipboard.text = text
      },
      async clearIf(isTheOne) {
        const holds = clipboard.text !== '' && (await isTheOne(clipboard.text))
        if (holds) clipboard.text = ''
        return holds
      },
    },
    files: {
      async save(name, content) {
        savedFiles.push({ name, bytes: await wholeOf(content()) })
        return name
      },
    },
    links: { open: browse, openSignIn: browse },
    redirects: createRedirects(),
    systemProxy: async () => 'DIRECT',
    chooser: { choose: async () => chosen.shift() ?? null },
    disk: diskFiles,
    newId: randomUUID,
    random: () => 0,
    recipes: cheapRecipes,
    records: { connections: testRecords((kept?.connections ?? []).map((one) => [one.id, one])) },
    documents: {
      providers: memoryDocument<ProvidersDocument>({ providers: [] }),
      settings: memoryDocument<Settings>(defaultSettings),
      practice: memoryDocument<PracticeDocument>(noPractice),
      copied: memoryDocument<CopiedMark | null>(null),
    },
    announce: {
      connections: () => {},
      providers: () => {},
      token: (state) => void states.push(state),
      step: ({ step }) => person.sees(step),
      settings: () => {},
      lock: () => {},
      vault: () => {},
      practice: () => {},
      clipboardCleared: () => {},
      arriving: () => {},
    },
  })
  const close = async () => {
    await composed.close()
    await engine.close()
  }
  return { ...composed, vaultContents, clipboard, savedFiles, states, opened, chosen, person, passTime, close }
}

/** A draft as the form would hand it over, with the practice system's credentials filled into the right fields. */
export function draftFor(
  system: { readonly id: string; readonly servers: Readonly<Record<string, string>>; readonly credentials: object },
  signInId: string,
  changes: Partial<ConnectionDraft> = {},
): ConnectionDraft {
  const signIn = findProvider(system.id)?.signIns.find((one) => one.id === signInId)
  if (signIn === undefined) throw new Error(`No sign-in ${signInId} at ${system.id}`)
  const credentials = new Map<string, string>(Object.entries(system.credentials))
  const typed = (secret: boolean) =>
    Object.fromEntries(
      signIn.fields
        .filter((field) => field.secret === secret && credentials.has(field.name))
        .map((field) => [field.name, credentials.get(field.name) ?? '']),
    )
  return {
    providerId: system.id,
    signInId,
    name: system.id,
    environment: { kind: 'test', label: 'Test' },
    servers: system.servers,
    values: typed(false),
    secrets: typed(true),
    acceptsInsecure: false,
    verifyTls: true,
    keepFresh: false,
    basicEncoding: 'exact',
    ...changes,
  }
}

/** Connects a draft in a world. */
export function connect(world: TestWorld, draft: ConnectionDraft, id?: string): Promise<Connection> {
  return world.connections.connect({ draft, attemptId: randomUUID(), ...(id === undefined ? {} : { id }) })
}

function createTestClock(): { clock: Clock; passTime: (ms: number) => void } {
  let passed = 0
  const timers = new Set<{ at: number; act: () => void }>()
  const now = () => Date.now() + passed
  const clock: Clock = {
    now,
    after(ms, act) {
      const timer = { at: now() + ms, act }
      timers.add(timer)
      return () => void timers.delete(timer)
    },
  }
  const passTime = (ms: number) => {
    passed += ms
    for (const timer of [...timers].filter(({ at }) => at <= now())) {
      timers.delete(timer)
      timer.act()
    }
  }
  return { clock, passTime }
}

function mapVault(contents: Map<string, string>): Vault {
  return {
    status: () => ({ kind: 'memory', reason: 'no-keychain' }),
    async read(key) {
      return contents.get(key) ?? null
    },
    async write(key, secret) {
      contents.set(key, secret)
    },
    async remove(key) {
      contents.delete(key)
    },
  }
}

function memoryDocument<T>(initial: T): DocumentStore<T> {
  let value = initial
  return {
    read: () => value,
    write(next) {
      value = next
    },
  }
}
