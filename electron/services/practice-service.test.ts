import { describe, expect, it } from 'vitest'
import { failureOf, get, startEngine } from '../http/test-server.ts'
import { createTestServices, type TestServices } from './test-services.ts'
import { credentialsKey } from './vault-keys.ts'

const names = (services: TestServices) => services.connections.list().map(({ providerId }) => providerId)
const all = ['immport', 'infolink', 'infoworks', 'inode', 'unifier']
const first = (services: TestServices) => {
  const [connection] = services.connections.list()
  if (connection === undefined) throw new Error('There is no connection')
  return connection
}

async function answers(url: string): Promise<boolean> {
  const outcome = startEngine().http(get(url))
  return outcome.then(
    () => true,
    () => false,
  )
}

describe('starting', () => {
  it('makes one ready connection for each of the five systems, each of which gives a token', {
    timeout: 30_000,
  }, async () => {
    const services = createTestServices()
    const status = await services.practice.start()
    expect(status.running).toBe(true)
    expect(status.systems.map(({ providerId }) => providerId).toSorted()).toEqual(all)
    expect(names(services).toSorted()).toEqual(all)
    for (const { id, environment } of services.connections.list()) {
      expect(environment).toEqual({ kind: 'practice', label: 'Practice' })
      expect((await services.tokens.get(id)).token).not.toBeNull()
    }
  })

  it('twice, even at once, makes one set of everything', async () => {
    const services = createTestServices()
    await Promise.all([services.practice.start(), services.practice.start()])
    await services.practice.start()
    expect(names(services)).toHaveLength(5)
    const before = first(services).servers.server ?? ''
    await services.practice.stop()
    expect(await answers(before)).toBe(false)
  })

  it('that fails half-way leaves neither servers nor connections nor secrets behind', async () => {
    const services = createTestServices()
    services.kept.practice.isFull = true
    expect((await failureOf(services.practice.start())).error.code).toBe('storage-failed')
    expect((await services.practice.status()).running).toBe(false)
    expect(services.connections.list()).toEqual([])
    expect([...services.kept.vault.keys()]).toEqual([])
    services.kept.practice.isFull = false
    await services.practice.start()
    expect(names(services)).toHaveLength(5)
  })

  it('when the vault takes nothing leaves nothing behind', async () => {
    const services = createTestServices()
    services.failing.write = true
    expect((await failureOf(services.practice.start())).error.code).toBe('storage-failed')
    expect((await services.practice.status()).running).toBe(false)
    expect(services.connections.list()).toEqual([])
  })
})

describe('stopping', () => {
  it('deletes the practice connections with all their secrets, and nothing else', async () => {
    const services = createTestServices()
    services.kept.vault.set('connection:mine:credentials', '{}')
    await services.practice.start()
    await services.tokens.get(first(services).id)
    const address = first(services).servers.server ?? ''
    expect((await services.practice.stop()).running).toBe(false)
    expect(services.connections.list()).toEqual([])
    expect([...services.kept.vault.keys()]).toEqual(['connection:mine:credentials'])
    expect(await answers(address)).toBe(false)
  })

  it('right after starting stops what was starting', async () => {
    const services = createTestServices()
    const starting = services.practice.start()
    const stopped = await services.practice.stop()
    await starting
    expect(stopped.running).toBe(false)
    expect(services.connections.list()).toEqual([])
  })

  it('does not mind a connection that the person deleted', async () => {
    const services = createTestServices()
    await services.practice.start()
    await services.connections.remove(first(services).id)
    expect((await services.practice.stop()).running).toBe(false)
  })

  it('of what does not run is fine', async () => {
    expect((await createTestServices().practice.stop()).running).toBe(false)
  })
})

describe('the next run of the app', () => {
  it('resumes where the last one ended: same connections, same addresses, old tokens still good', async () => {
    const services = createTestServices()
    await services.practice.start()
    const before = services.connections.list()
    const infoworks = before.find(({ providerId }) => providerId === 'infoworks')?.id ?? ''
    await services.tokens.get(infoworks)
    await services.close()

    const next = createTestServices(services.kept)
    await next.practice.resume()
    expect(next.connections.list()).toEqual(before)
    const authorization = { kind: 'connection' } as const
    const draft = {
      connectionId: infoworks,
      authorization,
      pathValues: {},
      method: 'GET',
      url: '/v3/sources',
      query: [],
      headers: [],
    }
    const exchange = await next.requests.send({ ...draft, body: { kind: 'none' } }, 'send')
    expect(exchange).toMatchObject({ status: 200, tokenRenewed: false })
  })

  it('starts nothing when nothing ran', async () => {
    const services = createTestServices()
    await services.practice.resume()
    expect((await services.practice.status()).running).toBe(false)
  })

  it('brings back the secrets that a vault in memory has forgotten', async () => {
    const services = createTestServices()
    await services.practice.start()
    await services.close()
    services.kept.vault.clear()
    const next = createTestServices(services.kept)
    await next.practice.resume()
    for (const { id } of next.connections.list()) expect((await next.tokens.get(id)).token).not.toBeNull()
  })

  it('leaves secrets alone that the person changed', async () => {
    const services = createTestServices()
    await services.practice.start()
    const { id, savedSecrets } = first(services)
    const own = JSON.stringify(Object.fromEntries(savedSecrets.map((name) => [name, 'own'])))
    services.kept.vault.set(credentialsKey(id), own)
    await services.close()
    const next = createTestServices(services.kept)
    await next.practice.resume()
    expect(next.kept.vault.get(credentialsKey(id))).toBe(own)
  })

  it('makes again what the person deleted', async () => {
    const services = createTestServices()
    await services.practice.start()
    await services.connections.remove(first(services).id)
    await services.close()
    const next = createTestServices(services.kept)
    await next.practice.resume()
    expect(names(next).toSorted()).toEqual(all)
  })
})

describe('what can be made to go wrong', () => {
  it('is switched on and off', async () => {
    const services = createTestServices()
    await services.practice.start()
    const infoworks = services.connections.list().find(({ providerId }) => providerId === 'infoworks')?.id ?? ''
    const status = await services.practice.setFault('infoworks', 'wrong-password', true)
    const faults = status.systems.find(({ providerId }) => providerId === 'infoworks')?.faults
    expect(faults?.filter(({ on }) => on).map(({ id }) => id)).toEqual(['wrong-password'])
    expect((await failureOf(services.tokens.get(infoworks))).error.code).toBe('credentials-refused')
    await services.practice.setFault('infoworks', 'wrong-password', false)
    await services.tokens.get(infoworks)
  })

  it.each([
    ['infoworks', 'no-such-fault', 'invalid-input'],
    ['infoworks', '__proto__', 'invalid-input'],
    ['infoworks', 'hostile-carry', 'invalid-input'],
    ['nobody', 'slow', 'not-found'],
  ])('at %s is not %s', async (system, fault, code) => {
    const services = createTestServices()
    await services.practice.start()
    expect((await failureOf(services.practice.setFault(system, fault, true))).error.code).toBe(code)
  })

  it('includes short lifetimes', async () => {
    const services = createTestServices()
    await services.practice.start()
    const lifetimeOf = (status: Awaited<ReturnType<typeof services.practice.status>>) =>
      status.systems.find(({ providerId }) => providerId === 'infolink')?.lifetimeSeconds
    expect(lifetimeOf(await services.practice.setLifetime('infolink', 20))).toBe(20)
    const infolink = services.connections.list().find(({ providerId }) => providerId === 'infolink')?.id ?? ''
    expect((await services.tokens.get(infolink)).token?.lifetimeMs).toBe(20_000)
    expect(lifetimeOf(await services.practice.setLifetime('infolink', null))).toBeNull()
  })

  it('is nothing while the servers do not run', async () => {
    const { practice } = createTestServices()
    expect((await failureOf(practice.setFault('infoworks', 'slow', true))).error.code).toBe('not-found')
    expect((await failureOf(practice.setLifetime('infoworks', 5))).error.code).toBe('not-found')
  })
})
