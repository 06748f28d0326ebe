/** What the rule tests share: practice servers and a world whose clocks turn together, and short ways to use them. */
import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest'
import { type AppError, AppFailure } from '../../shared/core/app-error.ts'
import type { Connection, ConnectionDraft } from '../../shared/domain/connection.ts'
import type { Exchange, RequestDraft } from '../../shared/domain/http-exchange.ts'
import type { TokenState, TokenSummary } from '../../shared/domain/token.ts'
import { findProvider } from '../../shared/providers/index.ts'
import { startPracticeServers } from '../practice/practice-servers.ts'
import type { PracticeServers, PracticeSystem, PracticeSystemId, RecordedRequest } from '../practice/practice-system.ts'
import { readRecord, type TokenRecord } from '../services/token-record.ts'
import { credentialsKey, tokenKey } from '../services/vault-keys.ts'
import { connect, createTestWorld, draftFor, type TestWorld } from './test-world.ts'

/** What a test of the rules works with. */
export type Rules = {
  readonly world: TestWorld
  readonly system: (id: PracticeSystemId) => PracticeSystem
  /** Turns the clock of the world and of the practice servers forward, by seconds. */
  readonly pass: (seconds: number) => void
  /** Connects to a practice system with its own credentials; what was recorded until then is dropped. */
  readonly connected: (
    id: PracticeSystemId,
    signInId: string,
    changes?: Partial<ConnectionDraft>,
  ) => Promise<Connection>
  /** The next run of the app: what is on disk and in the keychain stays, what was in memory is gone. */
  readonly restart: (vaultContents?: ReadonlyMap<string, string>) => Promise<void>
}

/** Starts the practice servers around the tests of a file; each test begins with a new world and no faults. */
export function createRules(options: { readonly slowMs?: number; readonly dripMs?: number } = {}): Rules {
  let servers: PracticeServers | undefined
  let world: TestWorld | undefined
  let passed = 0
  const theWorld = (): TestWorld => {
    if (world === undefined) throw new Error('There is a world only inside of tests')
    return world
  }
  const system = (id: PracticeSystemId): PracticeSystem => {
    if (servers === undefined) throw new Error('The practice servers run only inside of tests')
    return servers.systems[id]
  }
  beforeAll(async () => {
    const now = () => Date.now() + passed * 1000
    servers = await startPracticeServers({ now, slowMs: options.slowMs ?? 250, dripMs: options.dripMs ?? 400 })
  })
  afterAll(() => servers?.stop())
  beforeEach(() => {
    passed = 0
    world = createTestWorld()
    for (const one of Object.values(servers?.systems ?? {})) {
      one.forget()
      one.setLifetime(undefined)
    }
  })
  afterEach(() => world?.close())

  return {
    get world() {
      return theWorld()
    },
    system,
    pass(seconds) {
      passed += seconds
      theWorld().passTime(seconds * 1000)
    },
    async connected(id, signInId, changes = {}) {
      const connection = await connect(theWorld(), draftFor(system(id), signInId, changes))
      dropRecorded(system(id))
      return connection
    },
    async restart(vaultContents) {
      const before = theWorld()
      const kept = { connections: before.connections.list(), vaultContents: vaultContents ?? before.vaultContents }
      await before.close()
      world = createTestWorld(kept)
      world.passTime(passed * 1000)
    },
  }
}

/** Forgets what was recorded; unlike `forget`, leaves the faults on. */
export function dropRecorded(system: PracticeSystem): void {
  const faults = system.faults()
  system.forget()
  for (const fault of faults) system.setFault(fault, true)
}

/** The failure with which something ends. What is no `AppFailure` is a bug and fails the test. */
export async function failureOf(action: Promise<unknown>): Promise<AppError> {
  const outcome = await action.then(
    () => 'It succeeded',
    (thrown: unknown) => thrown,
  )
  if (outcome instanceof AppFailure) return outcome.error
  throw outcome instanceof Error ? outcome : new Error(String(outcome))
}

/** The provider's example request, its fields filled in. */
export function exampleFor(connection: Connection, system?: Pick<PracticeSystem, 'placeholders'>): RequestDraft {
  const example = findProvider(connection.providerId)?.examples[0]
  if (example === undefined) throw new Error(`No example at ${connection.providerId}`)
  const url = Object.entries(system?.placeholders ?? {}).reduce(
    (path, [name, value]) => path.replace(`{${name}}`, value),
    example.path,
  )
  const body =
    example.body === undefined ? { kind: 'none' as const } : { kind: 'json' as const, text: example.body.text }
  return {
    connectionId: connection.id,
    authorization: { kind: 'connection' },
    method: example.method,
    url,
    pathValues: {},
    query: [],
    headers: [],
    body,
  }
}

/** Sends the example request. */
export function sendExample(
  world: TestWorld,
  connection: Connection,
  system?: Pick<PracticeSystem, 'placeholders'>,
): Promise<Exchange> {
  return world.requests.send(exampleFor(connection, system), randomUUID())
}

/** What the window knows of the connection's token. */
export async function stateOf(world: TestWorld, connection: Connection): Promise<TokenState> {
  const state = (await world.tokens.list()).find(({ connectionId }) => connectionId === connection.id)
  if (state === undefined) throw new Error('This connection has no state')
  return state
}

/** The summary of the connection's token; fails when there is none. */
export async function tokenOf(world: TestWorld, connection: Connection): Promise<TokenSummary> {
  const { token } = await stateOf(world, connection)
  if (token === null) throw new Error('This connection has no token')
  return token
}

/** The token itself. */
export async function revealed(world: TestWorld, connection: Connection): Promise<string> {
  return (await world.tokens.reveal(connection.id)).token
}

/** The token as it lies in the vault. */
export function inVault(world: TestWorld, connection: Connection): TokenRecord {
  const record = readRecord(world.vaultContents.get(tokenKey(connection.id)) ?? '')
  if (record === null) throw new Error('There is no token in the vault')
  return record
}

/** Everything of the connection in the vault, as it stands there. */
export function vaultTexts(world: TestWorld, connection: Connection): readonly (string | undefined)[] {
  return [tokenKey(connection.id), credentialsKey(connection.id)].map((key) => world.vaultContents.get(key))
}

/** What of a recorded request the rules are about; the connection's own headers (Host and the like) are left out. */
export function wire(request: RecordedRequest | undefined): {
  method: string
  path: string
  headers: Record<string, string>
  body: string
} {
  if (request === undefined) throw new Error('No request arrived')
  const ofTheConnection = new Set(['host', 'connection', 'content-length', 'accept-encoding'])
  const headers = Object.entries(request.headers).filter(([name]) => !ofTheConnection.has(name))
  return { method: request.method, path: request.path, headers: Object.fromEntries(headers), body: request.body }
}

/** The claims of a JWT, not verified. */
export function claimsOf(token: string): Record<string, unknown> {
  return JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8')) as Record<string, unknown>
}

/** An instant within `toleranceMs` of another one. */
export function expectNear(instant: number | null, expected: number, toleranceMs = 5000): void {
  expect(instant).not.toBeNull()
  expect(Math.abs((instant ?? 0) - expected)).toBeLessThanOrEqual(toleranceMs)
}

/** Waits until something is so; a test that waits longer than a second has failed. */
export async function until(isSo: () => boolean): Promise<void> {
  const deadline = Date.now() + 5000
  while (!isSo()) {
    if (Date.now() > deadline) throw new Error('This never came about')
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}
