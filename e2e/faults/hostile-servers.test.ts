/**
 * Every fault of `e2e/faults` at every sign-in and at the tester, through the whole trusted side: the right failure, nothing
 * lost, nothing sent elsewhere, and the next good answer works again. Prints what became of each.
 */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { browseTo } from '../../electron/http/test-browser.ts'
import { askingSignIns, draftAt } from '../../electron/rules/sign-in-cases.ts'
import { connect, createTestWorld, type TestWorld } from '../../electron/rules/test-world.ts'
import { readAuthority } from '../../electron/services/read-certificates.ts'
import { AppFailure } from '../../shared/core/app-error.ts'
import type { RequestDraft } from '../../shared/domain/http-exchange.ts'
import { allFaults } from './all-faults.ts'

import type { Fault, Outcome } from './fault.ts'
import { type FaultServer, startFaultServer } from './fault-server.ts'
import { type HostileCase, hostileCases } from './hostile-sign-ins.ts'

/**
 * Where only time ends a fault, nobody waits as long here as a person would, s. Everywhere else a slow computer has all the
 * time it needs: what comes of the fault must not hang on who else is at work.
 */
const shortWait = 1
const longWait = 30
const waitFor = (outcome: Outcome): number => ([outcome].flat().includes('timeout') ? shortWait : longWait)

/** What became of one fault. `kept`: nothing was lost. `again`: the next good answer worked. */
type Cell = {
  readonly came: readonly string[]
  readonly kept: boolean
  readonly again: boolean
  readonly leaks: readonly string[]
}

const results = new Map<string, Map<string, Cell>>()
const closings: (() => Promise<unknown>)[] = []
let heard: string[] = []
let stranger = ''

beforeAll(async () => {
  const server = createServer((request, response) => {
    heard.push(`${request.method} ${request.url} ${JSON.stringify(request.headers)}`)
    response.end('{}')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  closings.push(async () => server.close())
  stranger = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  heard = []
  // Set up one after the other, since the first good answers are not to take long; then all at once.
  const runs: (() => Promise<void>)[] = []
  for (const one of hostileCases) runs.push(await signInAtAll(one))
  runs.push(await sendToAll())
  await Promise.all(runs.map((run) => run()))
}, 600_000)

afterAll(async () => {
  print()
  await Promise.all(closings.map((close) => close()))
})

describe('every fault', () => {
  test.each(allFaults.map((fault) => [fault.name, fault] as const))('a server that %s', (_name, fault) => {
    const row = [...(results.get(fault.name) ?? [])]
    expect(row).toHaveLength(hostileCases.length + 1)
    for (const [name, cell] of row) {
      const expected = name === 'Tester' ? fault.tester : fault.signIn
      for (const came of cell.came) expect([name, came, fits(came, expected, name)]).toEqual([name, came, true])
      expect({ name, ...cell, came: [] }).toEqual({ name, came: [], kept: true, again: true, leaks: [] })
    }
  })
})

test('another server was never told anything secret, and by sign-ins nothing at all', () => {
  expect(heard.filter((one) => /authorization|canary|cookie/i.test(one))).toEqual([])
})

/** A device code is asked about until it ends, whatever became of one question (RFC 8628 section 3.5). */
function fits(came: string, expected: Outcome, name: string): boolean {
  if (name.includes('device-code') && came === 'code-expired') return true
  return typeof expected === 'string' ? came === expected : expected.includes(came as never)
}

/** The case’s world, with one connection that works for each scheme. */
async function signInAtAll(one: HostileCase): Promise<() => Promise<void>> {
  const server = await startFaultServer({
    document: one.document,
    stranger,
    ...(one.isFaulty ? { isFaulty: one.isFaulty } : {}),
  })
  let wait = longWait
  const world = createTestWorld(undefined, { longestWaitMs: () => wait * 1000 })
  closings.push(world.close, server.close)
  doAllTheyAreAsked(world)
  const draftOver = async (scheme: Fault['over']) => ({
    ...(await one.draft(world, server[scheme])),
    ...trusting(server),
  })
  const connections = {
    http: await connect(world, await draftOver('http')),
    https: await connect(world, await draftOver('https')),
  }
  return async () => {
    for (const fault of allFaults) {
      const { id } = connections[fault.over]
      const before = snapshot(world)
      const draft = { ...(await draftOver(fault.over)), name: 'Another' }
      const secrets = Object.values(draft.secrets)
      server.set(fault)
      wait = waitFor(fault.signIn)
      const first = await outcomeOf(
        world,
        async () => {
          const made = await connect(world, draft)
          await world.connections.remove(made.id)
        },
        secrets,
      )
      const second = await outcomeOf(world, () => world.tokens.get(id), secrets)
      const kept = second.came === 'fine' || snapshot(world) === before || isRefusedRenewal(one, fault)
      server.set(null)
      wait = longWait
      await settled()
      const again = await outcomeOf(world, () => world.tokens.get(id), secrets)
      note(fault, one.name, {
        came: [first.came, second.came],
        kept,
        again: again.came === 'fine',
        leaks: [...first.leaks, ...second.leaks],
      })
    }
  }
}

/** The tester, with a connection whose API is the faulty server and whose sign-in is not. */
async function sendToAll(): Promise<() => Promise<void>> {
  const infoworks = askingSignIns.find(({ id }) => id === 'infoworks')
  if (infoworks === undefined) throw new Error('There is no such case')
  const document = () => JSON.stringify(infoworks.success('the-token'))
  const login = await startFaultServer({ document, stranger })
  const server = await startFaultServer({ document, stranger })
  const world = createTestWorld()
  closings.push(world.close, login.close, server.close)
  const over = async () => {
    const draft = draftAt(infoworks, login.http, { ...trusting(server) })
    return connect(world, { ...draft, servers: { server: login.http } })
  }
  const connections = { http: await over(), https: await over() }
  for (const scheme of ['http', 'https'] as const)
    await world.connections.allowHost(connections[scheme].id, new URL(server[scheme]).host)
  return async () => {
    for (const fault of allFaults) {
      const { id } = connections[fault.over]
      const draft: RequestDraft = {
        ...{
          connectionId: id,
          authorization: { kind: 'connection' },
          method: 'GET',
          url: `${server[fault.over]}/things`,
        },
        ...{ pathValues: {}, query: [], headers: [], body: { kind: 'none' } },
      }
      const before = snapshot(world)
      server.set(fault)
      const wait = waitFor(fault.tester)
      world.settings.change({ answerSeconds: wait })
      // The limit is one of the world's clock, too, which goes when it is told to.
      const passing = setTimeout(() => passAndBack(world), wait * 1000)
      const sent = await outcomeOf(world, () => world.requests.send(draft, fault.name, 'tab'))
      clearTimeout(passing)
      const kept = snapshot(world) === before || fault.name === 'refuses everybody'
      server.set(null)
      world.settings.change({ answerSeconds: longWait })
      await settled()
      const again = await outcomeOf(world, () => world.requests.send(draft, `${fault.name}, again`, 'tab'))
      note(fault, 'Tester', { came: [sent.came], kept, again: again.came === 'fine', leaks: sent.leaks })
    }
  }
}

/** Until everybody knows that connections were closed: a call over one that is just being closed is lost, and rightly so. */
async function settled(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 25))
  // However late the timer was: what the sockets have to say is heard once in each turn.
  for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => setImmediate(resolve))
}

/** A refresh token that the login’s own second request refuses (401) is spent, as with `invalid_grant`; the password stays. */
function isRefusedRenewal({ name }: HostileCase, fault: Fault): boolean {
  return name === 'A login of one’s own' && fault.name === 'refuses everybody'
}

function passAndBack(world: TestWorld): void {
  world.passTime(1500)
  world.passTime(-1500)
}

function trusting({ authority }: FaultServer) {
  return {
    network: {
      authorities: [readAuthority('faults.pem', Buffer.from(authority))],
      trusted: [],
      clientCertificate: { kind: 'none' },
      proxy: { kind: 'none' },
    },
  } as const
}

/** What is on disk and in the vault. */
function snapshot(world: TestWorld): string {
  return JSON.stringify([world.connections.list(), [...world.vaultContents]])
}

/** What came of it, and which of the secrets (typed, or kept in the vault) stand in the failure or in what is announced. */
async function outcomeOf(
  world: TestWorld,
  act: () => Promise<unknown>,
  typed: readonly string[] = [],
): Promise<{ came: string; leaks: string[] }> {
  const announced = world.states.length
  const leaksIn = (failure: unknown): string[] => {
    const said = JSON.stringify([failure, world.states.slice(announced)])
    const kept = [...world.vaultContents.values()].flatMap((text) => text.match(/canary-[\w-]+/g) ?? [])
    return [...typed, ...kept].filter((secret) => said.includes(JSON.stringify(secret).slice(1, -1)))
  }
  try {
    await act()
    return { came: 'fine', leaks: leaksIn(null) }
  } catch (thrown) {
    if (!(thrown instanceof AppFailure)) return { came: `threw ${String(thrown)}`, leaks: [] }
    return { came: thrown.error.code, leaks: leaksIn(thrown.error) }
  }
}

/** Somebody who comes back from the browser at once, and looks at codes for as long as it takes. */
function doAllTheyAreAsked(world: TestWorld): void {
  world.person.browses = (address) => {
    const asked = new URL(address).searchParams
    const back = new URL(asked.get('redirect_uri') ?? 'http://127.0.0.1')
    back.searchParams.set('code', 'a-code')
    back.searchParams.set('state', asked.get('state') ?? '')
    void browseTo(back.href).catch(() => {})
  }
  let asking: ReturnType<typeof setInterval> | undefined
  world.person.sees = (step) => {
    clearInterval(asking)
    // A code is good for ten minutes: they go by while nothing else has to.
    if (step?.kind === 'device-code') asking = setInterval(() => world.passTime(20_000), 10)
  }
}

function note(fault: Fault, name: string, cell: Cell): void {
  const row = results.get(fault.name) ?? new Map<string, Cell>()
  row.set(name, cell)
  results.set(fault.name, row)
}

/** One line a fault: what most came to, and who came to something else. */
function print(): void {
  const columns = [...hostileCases.map(({ name }) => name), 'Tester']
  const letters = 'abcdefghijklmnopqrstuvwxyz'
  const codes = [
    ...new Set([...results.values()].flatMap((row) => [...row.values()].flatMap(({ came }) => came))),
  ].sort()
  const sign = (code: string) => (code === 'fine' ? '·' : (letters[codes.indexOf(code)] ?? '?'))
  const lines = allFaults.map(({ name }) => {
    const row = results.get(name)
    const cells = columns.map((column) => [...new Set(row?.get(column)?.came.map(sign) ?? ['-'])].join('/'))
    return `${name.padEnd(62)} ${cells.map((cell) => cell.padEnd(3)).join(' ')}`
  })
  const legend = codes.map((code) => `${sign(code)} = ${code}`).join(', ')
  const heads = columns.map((column, at) => `${at + 1} = ${column}`).join(', ')
  const numbers = `${''.padEnd(62)} ${columns.map((_column, at) => String(at + 1).padEnd(3)).join(' ')}`
  process.stdout.write(`\nFaults × sign-ins: ${heads}\n${legend}\n${[numbers, ...lines].join('\n')}\n\n`)
}
