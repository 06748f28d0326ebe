import dns from 'node:dns'
import { afterEach, expect, test, vi } from 'vitest'
import { lookUp } from './look-up.ts'
import { choose, startTestProxy } from './test-proxy.ts'
import { get, startEngine, startTestServer } from './test-server.ts'

afterEach(() => void vi.restoreAllMocks())

/** A resolver that says this of every name. */
function resolverSays(...addresses: readonly dns.LookupAddress[]): void {
  const answer = (_name: string, options: dns.LookupOptions, done: (...told: unknown[]) => void) =>
    options.all === true ? done(null, addresses) : done(null, addresses[0]?.address, addresses[0]?.family)
  vi.spyOn(dns, 'lookup').mockImplementation(answer as unknown as typeof dns.lookup)
}

const all = (name: string, family = 0) =>
  new Promise((resolve) => lookUp(name, { all: true, family }, (_error, addresses) => resolve(addresses)))

const elsewhere = { address: '192.0.2.7', family: 4 }
const hereV4 = { address: '127.0.0.1', family: 4 }
const hereV6 = { address: '::1', family: 6 }

test.each(['localhost', 'LOCALHOST.', 'api.localhost', 'a.b.localhost.'])(
  '%s is this computer, whatever a resolver says',
  async (name) => {
    resolverSays(elsewhere)
    expect(await all(name)).toEqual([hereV4, hereV6])
    expect(await all(name, 6)).toEqual([hereV6])
    resolverSays(elsewhere, { address: '127.0.0.5', family: 4 }, { address: '2001:db8::1', family: 6 })
    expect(await all(name)).toEqual([{ address: '127.0.0.5', family: 4 }])
  },
)

test('any other name is where its resolver says', async () => {
  resolverSays(elsewhere)
  expect(await all('notlocalhost')).toEqual([elsewhere])
  expect(await all('localhost.example')).toEqual([elsewhere])
})

test('a call to a name of this computer arrives here, straight and through a proxy here', async () => {
  const server = await startTestServer(() => ({}))
  const proxy = await startTestProxy()
  const { http } = startEngine()
  resolverSays(elsewhere)
  const { port } = new URL(server.url)
  await http(get(`http://api.localhost:${port}/straight`))
  const byName = proxy.url.replace('127.0.0.1', 'proxy.localhost')
  await http(get(`${server.url}/proxied`, choose({ proxy: { url: byName, credentials: null } })))
  expect(server.arrived.map(({ path }) => path)).toEqual(['/straight', '/proxied'])
})
