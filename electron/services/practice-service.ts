/** The practice servers inside the app: started for a person, with one ready connection for each system. */
import { AppFailure } from '../../shared/core/app-error.ts'
import type { Connection } from '../../shared/domain/connection.ts'
import { plainNetwork } from '../../shared/domain/network.ts'
import type { PracticeStatus, PracticeSystemView } from '../../shared/ipc/practice.contract.ts'
import { findProvider } from '../../shared/providers/index.ts'
import type { DocumentStore } from '../ports/document-store.ts'
import { faultsOf, practiceFaults } from '../practice/practice-faults.ts'
import { startPracticeServers } from '../practice/practice-servers.ts'
import type { PracticePorts, PracticeServers, PracticeSystem } from '../practice/practice-system.ts'
import type { ConnectionService } from './connection-service.ts'
import type { ConnectionStore } from './connection-store.ts'
import type { CredentialStore } from './credential-store.ts'

/** What is remembered between two runs: whether practice was on, and where, so that old tokens still work. */
export type PracticeDocument = {
  readonly on: boolean
  readonly seed: string | null
  readonly ports: PracticePorts
  /** System → id of its ready connection. */
  readonly connections: Readonly<Record<string, string>>
}

export const noPractice: PracticeDocument = { on: false, seed: null, ports: {}, connections: {} }

/** What the practice service works with. */
export type PracticeServiceParts = {
  readonly document: DocumentStore<PracticeDocument>
  readonly connections: ConnectionStore
  readonly connectionService: ConnectionService
  readonly credentials: CredentialStore
  readonly announce: (status: PracticeStatus) => void
  readonly newId: () => string
  readonly now: () => number
}

export type PracticeService = ReturnType<typeof createPracticeService>

export function createPracticeService(parts: PracticeServiceParts) {
  const { document, connections } = parts
  const lifetimes = new Map<string, number>()
  let servers: PracticeServers | null = null

  function status(): PracticeStatus {
    const systems = servers === null ? [] : Object.values(servers.systems).map(viewOf)
    return { running: servers !== null, systems }
  }

  function viewOf(system: PracticeSystem): PracticeSystemView {
    const on = new Set(system.faults())
    return {
      providerId: system.id,
      name: system.name,
      lifetimeSeconds: lifetimes.get(system.id) ?? null,
      signingSecret: system.signingSecret,
      faults: faultsOf(system.id).map((id) => {
        const { label, whatItDoes } = practiceFaults[id]
        return { id, label, description: whatItDoes, on: on.has(id) }
      }),
    }
  }

  function changed(): PracticeStatus {
    const now = status()
    parts.announce(now)
    return now
  }

  function systemOf(providerId: string): PracticeSystem {
    const system = Object.values(servers?.systems ?? {}).find((one) => one.id === providerId)
    if (system === undefined) throw new AppFailure({ code: 'not-found', what: 'provider' })
    return system
  }

  /** One ready connection for each system; a connection made earlier is kept and pointed at the present ports. */
  async function connectAll(running: PracticeServers, made: string[]): Promise<Record<string, string>> {
    const ids: Record<string, string> = {}
    for (const system of Object.values(running.systems)) {
      const before = connections.list().find((one) => one.id === document.read().connections[system.id])
      const connection =
        before === undefined
          ? readyConnection(system, parts.newId(), parts.now())
          : { ...before, servers: system.servers }
      if (before === undefined) {
        made.push(connection.id)
        await parts.credentials.write(connection.id, secretsOf(system, connection))
      } else {
        await bringSecretsBack(system, connection)
      }
      if (JSON.stringify(before) !== JSON.stringify(connection)) connections.put(connection)
      ids[system.id] = connection.id
    }
    return ids
  }

  /** A vault that lives in memory forgot the secrets with the last run; those of practice are known. */
  async function bringSecretsBack(system: PracticeSystem, connection: Connection): Promise<void> {
    const saved = await parts.credentials.read(connection.id).catch(() => ({}))
    if (connection.savedSecrets.every((name) => Object.hasOwn(saved, name))) return
    const secrets = { ...secretsOf(system, connection), ...saved }
    await parts.credentials.write(connection.id, secrets).catch(() => {})
  }

  /** Starts, or leaves nothing behind: neither servers nor connections that nobody remembers. */
  async function start(): Promise<PracticeStatus> {
    if (servers !== null) return status()
    const { seed, ports } = document.read()
    const running = await startPracticeServers({ ports, ...(seed === null ? {} : { seed }) })
    const made: string[] = []
    try {
      const ids = await connectAll(running, made)
      document.write({ on: true, seed: running.seed, ports: running.ports, connections: ids })
    } catch (thrown) {
      await running.stop()
      for (const id of made) await removeIfThere(id).catch(() => {})
      throw thrown
    }
    servers = running
    return changed()
  }

  async function removeIfThere(id: string): Promise<void> {
    if (connections.list().some((one) => one.id === id)) await parts.connectionService.remove(id)
    else await parts.credentials.remove(id)
  }

  let turn: Promise<unknown> = Promise.resolve()

  /** One after the other: two clicks must not start two sets of servers. */
  function inTurn<T>(act: () => Promise<T>): Promise<T> {
    const mine = turn.then(act, act)
    turn = mine
    return mine
  }

  return {
    start: (): Promise<PracticeStatus> => inTurn(start),

    status: async (): Promise<PracticeStatus> => status(),

    /** Starts the servers again when they ran at the end of the last run. */
    async resume(): Promise<void> {
      if (document.read().on) await inTurn(start)
    },

    /** Stops the servers and deletes the practice connections with their secrets. */
    stop: (): Promise<PracticeStatus> =>
      inTurn(async () => {
        const { connections: ids } = document.read()
        await servers?.stop()
        servers = null
        lifetimes.clear()
        for (const id of Object.values(ids)) await removeIfThere(id)
        document.write(noPractice)
        return changed()
      }),

    /** Stops the servers for the end of the app; everything stays for the next run. */
    pause: (): Promise<void> =>
      inTurn(async () => {
        await servers?.stop()
        servers = null
      }),

    async setFault(providerId: string, faultId: string, on: boolean): Promise<PracticeStatus> {
      const system = systemOf(providerId)
      const fault = faultsOf(system.id).find((one) => one === faultId)
      if (fault === undefined) throw new AppFailure({ code: 'invalid-input', reason: 'There is no such fault here.' })
      system.setFault(fault, on)
      return changed()
    },

    async setLifetime(providerId: string, lifetimeSeconds: number | null): Promise<PracticeStatus> {
      systemOf(providerId).setLifetime(lifetimeSeconds ?? undefined)
      if (lifetimeSeconds === null) lifetimes.delete(providerId)
      else lifetimes.set(providerId, lifetimeSeconds)
      return changed()
    },
  }
}

function readyConnection(system: PracticeSystem, id: string, now: number): Connection {
  const signIn = findProvider(system.id)?.signIns[0]
  if (signIn === undefined) throw new AppFailure({ code: 'not-found', what: 'provider' })
  const credentials = new Map(Object.entries(system.credentials))
  const fields = signIn.fields.filter((field) => credentials.has(field.name))
  const values = fields.filter((field) => !field.secret).map(({ name }) => [name, credentials.get(name) ?? ''])
  return {
    id,
    providerId: system.id,
    signInId: signIn.id,
    name: system.name,
    environment: { kind: 'practice', label: 'Practice' },
    servers: system.servers,
    values: Object.fromEntries(values),
    savedSecrets: fields.filter((field) => field.secret).map((field) => field.name),
    acceptsInsecure: false,
    verifyTls: true,
    network: plainNetwork,
    allowedHosts: [],
    keepFresh: false,
    basicEncoding: 'exact',
    createdAt: now,
  }
}

function secretsOf(system: PracticeSystem, connection: Connection): Record<string, string> {
  const credentials = new Map(Object.entries(system.credentials))
  return Object.fromEntries(connection.savedSecrets.map((name) => [name, credentials.get(name) ?? '']))
}
