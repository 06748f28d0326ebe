/**
 * Starts the five practice systems on 127.0.0.1 and stops them. This is the door to the folder: the app, the unit
 * tests, the end-to-end tests and the tour all start here. Knows no Electron.
 */

import { randomBytes } from 'node:crypto'
import type { ServerResponse } from 'node:http'
import { immportBehaviour } from './immport-server.ts'
import { infolinkBehaviour } from './infolink-server.ts'
import { infoworksBehaviour } from './infoworks-server.ts'
import { inodeBehaviour } from './inode-server.ts'
import { type ArrivedRequest, type LoopbackServer, startLoopbackServer } from './loopback-server.ts'
import { json } from './practice-answer.ts'
import type { PracticeBehaviour } from './practice-behaviour.ts'
import { practiceCatalogue, practiceCredentials } from './practice-catalogue.ts'
import type { PracticeOptions, PracticeServers, PracticeSystem, PracticeSystemId } from './practice-system.ts'
import { createPracticeWorld, type PracticeWorld } from './practice-world.ts'
import { type SendSettings, sendAnswer } from './send-answer.ts'
import { transportFault } from './transport-faults.ts'
import { unifierBehaviour } from './unifier-server.ts'

const behaviours: Readonly<Record<PracticeSystemId, (world: PracticeWorld) => PracticeBehaviour>> = {
  infoworks: infoworksBehaviour,
  infolink: infolinkBehaviour,
  immport: immportBehaviour,
  unifier: unifierBehaviour,
  inode: inodeBehaviour,
}

type Ports = Readonly<Record<string, number>>
type Started = { readonly system: PracticeSystem; readonly ports: Ports; readonly servers: readonly LoopbackServer[] }
type Start = { readonly options: PracticeOptions; readonly seed: string; readonly send: SendSettings }

/** Starts all five systems. Rejects only when this computer gives no port at all. */
export async function startPracticeServers(options: PracticeOptions = {}): Promise<PracticeServers> {
  const stopping = new AbortController()
  const seed = options.seed ?? randomBytes(32).toString('base64url')
  const send = { slowMs: options.slowMs ?? 3000, dripMs: options.dripMs ?? 6000, stopped: stopping.signal }
  const start = { options, seed, send }
  const [infoworks, infolink, immport, unifier, inode] = await Promise.all([
    startSystem('infoworks', start),
    startSystem('infolink', start),
    startSystem('immport', start),
    startSystem('unifier', start),
    startSystem('inode', start),
  ])
  const started = { infoworks, infolink, immport, unifier, inode }
  return {
    systems: mapSystems(started, ({ system }) => system),
    ports: mapSystems(started, ({ ports }) => ports),
    seed,
    async stop() {
      stopping.abort()
      await Promise.all(Object.values(started).flatMap(({ servers }) => servers.map((server) => server.close())))
    },
  }
}

async function startSystem(id: PracticeSystemId, start: Start): Promise<Started> {
  const { name, serverFields, lifetime, placeholders } = practiceCatalogue[id]
  const { options, seed } = start
  const world = createPracticeWorld({
    id,
    now: options.now ?? Date.now,
    lifetime: options.lifetimes?.[id] ?? lifetime,
    seed,
  })
  const behaviour = behaviours[id](world)
  const servers = await Promise.all(
    serverFields.map((field) =>
      startLoopbackServer({
        field,
        port: options.ports?.[id]?.[field],
        now: world.now,
        answer: (arrived, response) => answerRequest(arrived, response, world, behaviour, start.send),
      }),
    ),
  )
  const ports = Object.fromEntries(serverFields.map((field, index) => [field, servers[index]?.port ?? 0]))
  const system: PracticeSystem = {
    id,
    name,
    servers: Object.fromEntries(Object.entries(ports).map(([field, port]) => [field, `http://127.0.0.1:${port}`])),
    credentials: practiceCredentials[id],
    placeholders,
    signingSecret: behaviour.signingSecret?.toString('hex') ?? null,
    lifetime: world.lifetime,
    setLifetime: world.setLifetime,
    setFault: world.setFault,
    faults: world.faults,
    requests: world.requests,
    forget: world.forget,
  }
  return { system, ports, servers }
}

async function answerRequest(
  { request, tooLarge }: ArrivedRequest,
  response: ServerResponse,
  world: PracticeWorld,
  behaviour: PracticeBehaviour,
  send: SendSettings,
): Promise<void> {
  world.record(request)
  const answer = tooLarge
    ? json(413, { message: 'The request is larger than 1 MB' })
    : (transportFault(world, behaviour, request) ?? (await behaviour.answers[request.server]?.(request, [])))
  if (answer) await sendAnswer(response, answer, world, send)
}

function mapSystems<From, To>(
  record: Readonly<Record<PracticeSystemId, From>>,
  map: (from: From) => To,
): Readonly<Record<PracticeSystemId, To>> {
  const { infoworks, infolink, immport, unifier, inode } = record
  return {
    infoworks: map(infoworks),
    infolink: map(infolink),
    immport: map(immport),
    unifier: map(unifier),
    inode: map(inode),
  }
}
