// Every fault of `e2e/faults` at one sign-in and at the tester: the longest that the main process is kept from anything else,
// ms, the servers running in a thread of their own. Faults that only a time limit ends are given up after half a second.
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads'
import { buildModules, load } from './built.mjs'

const document = JSON.stringify({ result: { authentication_token: 'the-token', is_authenticated: true } })
const GIVE_UP_MS = 500

if (isMainThread) await measureAll()
else await serve()

/** The servers: told which fault to have by its name. */
async function serve() {
  const { allFaults } = await load('all-faults')
  const { startFaultServer } = await load('fault-server')
  const server = await startFaultServer({ document: () => document, stranger: workerData })
  parentPort?.on('message', (name) => {
    server.set(allFaults.find((/** @type {{ name: string }} */ one) => one.name === name) ?? null)
    parentPort?.postMessage('set')
  })
  parentPort?.postMessage({ http: server.http, https: server.https, authority: server.authority })
}

async function measureAll() {
  await buildModules({
    'all-faults': 'e2e/faults/all-faults.ts',
    'fault-server': 'e2e/faults/fault-server.ts',
    'test-world': 'electron/rules/test-world.ts',
    'read-certificates': 'electron/services/read-certificates.ts',
  })
  const { allFaults } = await load('all-faults')
  const { connect, createTestWorld, draftFor } = await load('test-world')
  const { readAuthority } = await load('read-certificates')

  const worker = new Worker(new URL(import.meta.url), { workerData: 'http://127.0.0.1:9' })
  const heard = () => new Promise((resolve) => worker.once('message', resolve))
  const server = /** @type {{ http: string, https: string, authority: string }} */ (await heard())
  const have = (/** @type {string} */ name) => {
    worker.postMessage(name)
    return heard()
  }
  const world = createTestWorld(undefined, { longestWaitMs: () => GIVE_UP_MS })
  world.settings.change({ answerSeconds: 1 })
  const network = {
    ...{ authorities: [readAuthority('faults.pem', Buffer.from(server.authority))], trusted: [] },
    ...{ clientCertificate: { kind: 'none' }, proxy: { kind: 'none' } },
  }
  const credentials = { username: 'ada', password: 'lovelace' }
  const at = (/** @type {string} */ address) =>
    connect(
      world,
      draftFor({ id: 'infoworks', servers: { server: address, api: address }, credentials }, 'user-password', {
        network,
      }),
    )
  const connections = { http: await at(server.http), https: await at(server.https) }

  /** @type {[string, number, number][]} */
  const rows = []
  for (const { name, over } of allFaults) {
    const { id } = connections[/** @type {'http' | 'https'} */ (over)]
    const draft = {
      ...{ connectionId: id, authorization: { kind: 'connection' }, method: 'GET', url: '/things', pathValues: {} },
      ...{ query: [], headers: [], body: { kind: 'none' } },
    }
    await have(name)
    const signIn = await longestBlock(() => world.tokens.get(id))
    const passing = setTimeout(() => {
      world.passTime(1500)
      world.passTime(-1500)
    }, GIVE_UP_MS)
    const sent = await longestBlock(() => world.requests.send(draft, name, 'tab'))
    clearTimeout(passing)
    rows.push([name, signIn, sent])
    await have('')
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  await world.close()
  await worker.terminate()
  console.log(`\n${'main process blocked, ms'.padEnd(66)}${'sign-in'.padStart(9)}${'tester'.padStart(9)}`)
  for (const [name, ...figures] of rows.toSorted((a, b) => Math.max(b[1], b[2]) - Math.max(a[1], a[2])).slice(0, 20))
    console.log(name.padEnd(66) + figures.map((ms) => ms.toFixed(1).padStart(9)).join(''))
  console.log(`and ${Math.max(0, rows.length - 20)} more, each shorter`)
}

/** The longest that nothing else came to its turn while this ran, however it ended. @param {() => Promise<unknown>} work */
async function longestBlock(work) {
  let longest = 0
  let last = performance.now()
  const look = () => {
    const now = performance.now()
    longest = Math.max(longest, now - last)
    last = now
  }
  const timer = setInterval(look, 1)
  await work().catch(() => {})
  look()
  clearInterval(timer)
  return longest
}
