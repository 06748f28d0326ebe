// A store of 3,000 connections, 9,000 sealed secrets and 50,000 history records: whether everything is there again, and the
// longest that any single change keeps the main process from anything else, ms. Counts can be given: `npm run bench -- store 300 5000`.
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildModules, load } from './built.mjs'

const CONNECTIONS = Number(process.argv[2] ?? 3000)
const HISTORY = Number(process.argv[3] ?? 50_000)
/** As many as a connection keeps. */
const PER_CONNECTION = 500

process.env.ELECTRON_OVERRIDE_DIST_PATH ??= '/nowhere'
await buildModules({
  'record-file': 'electron/adapters/record-file.ts',
  'sealed-documents': 'electron/adapters/sealed-documents.ts',
  'history-service': 'electron/services/history-service.ts',
})
const { openRecords } = await load('record-file')
const { createSealedDocuments } = await load('sealed-documents')
const { createHistoryService } = await load('history-service')

const folder = mkdtempSync(join(tmpdir(), 'hallpass-bench-store-'))
const open = (/** @type {string} */ name) =>
  openRecords({
    ...{ folder, name, title: name, migrations: [], now: Date.now, isValid: () => true },
    notice: (/** @type {string} */ said) => console.log(`  said: ${said}`),
  })
const connectionOf = (/** @type {number} */ at) => ({
  ...{
    id: `c${at}`,
    providerId: 'infoworks',
    signInId: 'user-password',
    name: `Connection ${at}`,
    values: { username: 'ada' },
  },
  ...{
    environment: { kind: 'test', label: 'Test' },
    servers: { server: `https://server-${at}.example.com` },
    savedSecrets: ['password'],
  },
  ...{
    network: { authorities: [], trusted: [], clientCertificate: null, proxy: { kind: 'system' } },
    allowedHosts: [],
    createdAt: at,
  },
})

/** @type {[string, number, number, number][]} */
const rows = []
/**
 * Does something often, and notes how long each took at most: whatever is synchronous in it blocks for all of that.
 * @param {string} what @param {number} times @param {(at: number) => unknown} act
 */
async function measure(what, times, act) {
  const took = []
  for (let at = 0; at < times; at += 1) {
    const start = performance.now()
    const pending = act(at)
    took.push(performance.now() - start)
    await pending
    await new Promise((resolve) => setImmediate(resolve))
  }
  const sorted = took.toSorted((a, b) => a - b)
  rows.push([what, sorted[Math.floor(times / 2)] ?? 0, sorted[Math.floor(times * 0.99)] ?? 0, sorted.at(-1) ?? 0])
}

/** The longest that nothing else came to its turn while this ran, ms. @param {() => Promise<unknown>} work */
async function longestBlock(work) {
  let longest = 0
  let last = performance.now()
  const timer = setInterval(() => {
    const now = performance.now()
    longest = Math.max(longest, now - last)
    last = now
  }, 1)
  await work()
  clearInterval(timer)
  return longest
}

const connections = open('connections')
const vault = open('vault')
connections.replaceAll(new Map(Array.from({ length: CONNECTIONS }, (_, at) => [`c${at}`, connectionOf(at)])))
const sealed = () => randomBytes(1500).toString('base64')
vault.replaceAll(new Map(Array.from({ length: 3 * CONNECTIONS }, (_, at) => [`connection:${at}`, sealed()])))
console.log(
  `connections: ${(statSync(join(folder, 'connections.records')).size / 1e6).toFixed(1)} MB, vault: ${(statSync(join(folder, 'vault.records')).size / 1e6).toFixed(1)} MB`,
)

await measure('connection added', 200, (at) => connections.put(`new${at}`, connectionOf(at)))
await measure('connection renamed', 200, (at) => connections.put(`c${at}`, { ...connectionOf(at), name: 'Renamed' }))
await measure('connection removed', 200, (at) => connections.remove(`new${at}`))
await measure('token renewed', 200, (at) => vault.put(`connection:${at}`, sealed()))
const renewing = await longestBlock(async () => {
  // Enough that both files are written anew meanwhile.
  for (let at = 0; at < CONNECTIONS + 1200; at += 1) {
    connections.put(`c${at % CONNECTIONS}`, connectionOf(at))
    await new Promise((resolve) => setImmediate(resolve))
  }
  await connections.settled()
})
rows.push(['file written anew meanwhile', Number.NaN, Number.NaN, renewing])

/** @type {Map<string, string>} */
const keys = new Map()
const keyVault = {
  status: () => ({ kind: 'os', backend: 'bench' }),
  read: async (/** @type {string} */ key) => keys.get(key) ?? null,
  write: async (/** @type {string} */ key, /** @type {string} */ secret) => void keys.set(key, secret),
  remove: async (/** @type {string} */ key) => void keys.delete(key),
}
const documents = createSealedDocuments({
  folder: join(folder, 'kept'),
  vault: keyVault,
  keyName: (/** @type {string} */ owner) => owner,
  now: Date.now,
})
let ids = 0
const history = createHistoryService({
  connections: { get: (/** @type {string} */ id) => ({ id }), list: () => [] },
  sealed: documents,
  newId: () => `e${ids++}`,
})
const ended = (/** @type {number} */ at) => ({
  draft: {
    ...{
      connectionId: 'c0',
      authorization: { kind: 'connection' },
      method: 'GET',
      url: `/things/${at}`,
      pathValues: {},
    },
    ...{ query: [{ name: 'page', value: String(at) }], headers: [], body: { kind: 'none' } },
  },
  ...{ secrets: ['a-secret-of-the-connection'], sentAt: at, failure: 'timeout' },
})
const owners = Math.ceil(HISTORY / PER_CONNECTION)
let failed = 0
const filling = await longestBlock(async () => {
  for (let at = 0; at < HISTORY; at += 1) await history.record(`c${at % owners}`, ended(at)).catch(() => failed++)
})
rows.push([`history: ${HISTORY} records appended`, Number.NaN, Number.NaN, filling])
const trimming = await longestBlock(async () => {
  for (let at = 0; at < 60; at += 1) await history.record('c0', ended(at)).catch(() => failed++)
})
rows.push(['history cut back (a whole file)', Number.NaN, Number.NaN, trimming])
const listing = await longestBlock(() => history.list('c1', ''))
rows.push(['history listed', Number.NaN, Number.NaN, listing])

console.log(
  `\n${'one change, main process blocked'.padEnd(40)}${['median', '99 %', 'longest'].map((head) => head.padStart(9)).join('')}`,
)
for (const [what, ...figures] of rows)
  console.log(what.padEnd(40) + figures.map((ms) => (Number.isNaN(ms) ? '' : ms.toFixed(2)).padStart(9)).join(''))

const again = open('connections')
const whole = [...connections.all()].every(([id, one]) => JSON.stringify(again.get(id)) === JSON.stringify(one))
const { lines } = await history.list('c1', '')
console.log(
  `\nread again: ${again.all().size} connections, ${whole ? 'all as they were' : 'NOT as they were'}; ${lines.length} records of one connection; ${failed} failed`,
)
await Promise.all([connections.settled(), vault.settled(), again.settled(), documents.settled()])
rmSync(folder, { recursive: true, force: true })
