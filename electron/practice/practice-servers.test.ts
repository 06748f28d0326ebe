import { createServer } from 'node:http'
import { connect } from 'node:net'
import { afterEach, describe, expect, test } from 'vitest'
import { practiceCatalogue, practiceCredentials, practiceSystemIds, practiceWorkspaceId } from './practice-catalogue.ts'
import { faultsOf, practiceFaults } from './practice-faults.ts'
import { startPracticeServers } from './practice-servers.ts'
import type {
  PracticeFault,
  PracticeOptions,
  PracticeServers,
  PracticeSystem,
  PracticeSystemId,
} from './practice-system.ts'
import { ask, authorized, basic, claimsOf, formPost, jsonOf, jsonPost, type ReadAnswer } from './practice-test-kit.ts'

const running: PracticeServers[] = []

async function start(options?: PracticeOptions): Promise<PracticeServers> {
  const servers = await startPracticeServers(options)
  running.push(servers)
  return servers
}

afterEach(async () => {
  await Promise.all(running.splice(0).map((servers) => servers.stop()))
})

/** Signs in the plain way of each system. */
function signIn({ id, servers }: PracticeSystem): Promise<ReadAnswer> {
  const server = servers.server ?? ''
  const all = practiceCredentials
  const client = { client_id: all.infolink.clientId, client_secret: all.infolink.clientSecret }
  const asks: Record<PracticeSystemId, () => Promise<ReadAnswer>> = {
    infoworks: () => {
      const { username, password } = all.infoworks
      return ask(`${server}/v3/security/authenticate`, authorized(basic(username, password)))
    },
    infolink: () => ask(`${server}/api/v1/oauth2/token`, formPost({ grant_type: 'client_credentials', ...client })),
    immport: () => {
      const { username, password } = all.immport
      return ask(`${server}/auth/token`, formPost({ username, password }))
    },
    unifier: () => {
      const { username, password } = all.unifier
      return ask(`${server}/ws/rest/service/v1/oauth/token`, authorized(basic(username, password)))
    },
    inode: () => {
      const { username, password, clientId, clientSecret } = all.inode
      const form = { grant_type: 'password', username, password, scope: 'sync' }
      return ask(`${server}/api/oauth/token/`, formPost({ ...form, client_id: clientId, client_secret: clientSecret }))
    },
  }
  return asks[id]()
}

function tokenOf(answer: ReadAnswer): string {
  return /"(?:authentication_token|access_token|token)": ?"([^"]+)"/.exec(answer.text)?.[1] ?? ''
}

/** Asks the API of each system what its try-out request asks. */
function callApi({ id, servers }: PracticeSystem, token: string): Promise<ReadAnswer> {
  const server = servers.server ?? ''
  const auth = { Authorization: `Bearer ${token}` }
  const opParams = { scenario: 'LoadData', parameters: {}, data: null }
  const job = { appId: '170', isAsync: false, responseFormat: 'text', operation: { opName: 'RunScenario', opParams } }
  const tenant = { 'x-unifier-tenant': 'idcs-practice0a1b2c3d4e5f60718293a4b5c6d7e8' }
  const asks: Record<PracticeSystemId, () => Promise<ReadAnswer>> = {
    infoworks: () => ask(`${server}/v3/sources`, { headers: auth }),
    infolink: () => ask(`${server}/api/v1/executeJob`, jsonPost(job, auth)),
    immport: () => ask(`${servers.api}/data/upload/documentation/templates/${practiceWorkspaceId}`, { headers: auth }),
    unifier: () => {
      const headers = { ...auth, ...tenant, 'x-unifier-tenant-code': 'Tenant-Practice' }
      return ask(`${server}/rest1/ws/rest/service/v1/ds/data-elements`, { headers })
    },
    inode: () => ask(`${server}/api/v1/links/`, { headers: auth }),
  }
  return asks[id]()
}

describe('the table of faults', () => {
  test('has words for every fault, and every system has the common ones', () => {
    for (const info of Object.values(practiceFaults)) {
      expect(info.label.length).toBeGreaterThan(3)
      expect(info.whatItDoes).toMatch(/^[A-Z].+\.$/)
      expect(info.systems.length).toBeGreaterThan(0)
    }
    const common = ['wrong-password', 'expired', 'slow', 'server-error', 'html-page', 'clock-off', 'truncated'] as const
    for (const id of practiceSystemIds) expect(faultsOf(id)).toEqual(expect.arrayContaining([...common]))
  })
})

describe.each(practiceSystemIds)('the practice system %s', (id) => {
  const started = async (options?: PracticeOptions): Promise<PracticeSystem> => (await start(options)).systems[id]
  const withFault = async (fault: PracticeFault, options?: PracticeOptions): Promise<PracticeSystem> => {
    const system = await started(options)
    system.setFault(fault, true)
    return system
  }

  test('listens on 127.0.0.1, signs in and answers', async () => {
    const system = await started()
    expect(system).toMatchObject({ id, name: practiceCatalogue[id].name, credentials: practiceCredentials[id] })
    expect(Object.keys(system.servers)).toEqual(practiceCatalogue[id].serverFields)
    for (const url of Object.values(system.servers)) expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
    const signedIn = await signIn(system)
    expect(signedIn.status).toBe(200)
    expect((await callApi(system, tokenOf(signedIn))).status).toBe(200)
    expect(system.requests).toHaveLength(2)
  })

  test('keeps to the lifetime it was given, and to a new one', async () => {
    let now = Date.parse('2026-03-01T12:00:00Z')
    const system = await started({ now: () => now, lifetimes: { [id]: 5 } })
    const short = tokenOf(await signIn(system))
    system.setLifetime(50)
    const long = tokenOf(await signIn(system))
    now += 4999
    expect((await callApi(system, short)).status).toBe(200)
    now += 1
    expect((await callApi(system, short)).status).toBe(401)
    expect((await callApi(system, long)).status).toBe(200)
    expect(system.lifetime()).toBe(50)
    system.setLifetime(undefined)
    expect(system.lifetime()).toBe(5)
    const again = tokenOf(await signIn(system))
    now += 5000
    expect((await callApi(system, again)).status).toBe(401)
    for (const wrong of [0, -1, 1.5, Number.NaN]) expect(() => system.setLifetime(wrong)).toThrow(RangeError)
  })

  test('refuses the right password too while "wrong-password" is on', async () => {
    const system = await withFault('wrong-password')
    expect((await signIn(system)).status).toBeGreaterThanOrEqual(400)
    system.setFault('wrong-password', false)
    expect((await signIn(system)).status).toBe(200)
  })

  test('calls older tokens expired while "expired" is on, and takes new ones', async () => {
    const system = await started()
    const old = tokenOf(await signIn(system))
    system.setFault('expired', true)
    expect((await callApi(system, old)).status).toBe(401)
    const fresh = tokenOf(await signIn(system))
    expect((await callApi(system, fresh)).status).toBe(200)
    expect((await callApi(system, old)).status).toBe(401)
    system.setFault('expired', true)
    expect((await callApi(system, fresh)).status).toBe(401)
    system.setFault('expired', false)
    expect((await callApi(system, old)).status).toBe(200)
  })

  test('calls every token expired while "always-expired" is on', async () => {
    const system = await withFault('always-expired')
    const signedIn = await signIn(system)
    expect(signedIn.status).toBe(200)
    expect((await callApi(system, tokenOf(signedIn))).status).toBe(401)
  })

  test.each([
    ['server-error', 500, /error/i],
    ['too-many-requests', 429, /too many/i],
    ['html-page', 200, /<form method="post"/],
  ] as const)('answers everything by the fault %s', async (fault, status, text) => {
    const system = await withFault(fault)
    for (const answer of [await signIn(system), await callApi(system, 'any')]) {
      expect(answer.status).toBe(status)
      expect(answer.text).toMatch(text)
      if (fault === 'html-page') expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8')
      if (fault === 'too-many-requests') expect(answer.headers.get('retry-after')).toBe('30')
    }
  })

  test('redirects to another origin, which records what it gets, while "redirect-away" is on', async () => {
    const system = await withFault('redirect-away')
    const answer = await callApi(system, 'any')
    const location = answer.headers.get('location') ?? ''
    expect(answer.status).toBe(307)
    expect(location).toMatch(/^http:\/\/localhost:\d+\/practice\/elsewhere$/)
    const elsewhere = await ask(location)
    expect(elsewhere.status).toBe(200)
    expect(system.requests.at(-1)).toMatchObject({ path: '/practice/elsewhere' })
    expect(system.requests.at(-1)?.headers).not.toHaveProperty('authorization')
  })

  test('takes its time while "slow" is on', async () => {
    const system = await withFault('slow', { slowMs: 150 })
    const before = performance.now()
    expect((await signIn(system)).status).toBe(200)
    expect(performance.now() - before).toBeGreaterThanOrEqual(145)
  })

  test('cuts the connection in the middle while "truncated" is on', async () => {
    const system = await withFault('truncated')
    await expect(signIn(system)).rejects.toThrow()
    system.setFault('truncated', false)
    expect((await signIn(system)).status).toBe(200)
  })

  test('sends far too much while "huge-answer" is on, and survives a reader who leaves', async () => {
    const system = await withFault('huge-answer')
    const response = await fetch(`${system.servers.server}/`)
    let size = 0
    for await (const chunk of response.body ?? []) size += (chunk as Uint8Array).length
    expect(size).toBeGreaterThan(32 * 1024 * 1024)
    const leaving = await fetch(`${system.servers.server}/`)
    await leaving.body?.cancel()
    system.setFault('huge-answer', false)
    expect((await signIn(system)).status).toBe(200)
  })

  test('is 3 minutes ahead while "clock-off" is on, in its Date header and in its tokens', async () => {
    const now = Date.parse('2026-03-01T12:00:00Z')
    const system = await started({ now: () => now })
    expect((await signIn(system)).headers.get('date')).toBe('Sun, 01 Mar 2026 12:00:00 GMT')
    system.setFault('clock-off', true)
    const answer = await signIn(system)
    expect(answer.headers.get('date')).toBe('Sun, 01 Mar 2026 12:03:00 GMT')
    const token = tokenOf(answer)
    if (token.includes('.')) {
      expect(claimsOf(token).exp).toBe(now / 1000 + 180 + practiceCatalogue[id].lifetime)
    }
    expect((await callApi(system, token)).status).toBe(200)
  })

  test('repeats the token in its answer while "echo-headers" is on', async () => {
    const system = await withFault('echo-headers')
    const token = tokenOf(await signIn(system))
    const answer = await callApi(system, token)
    expect(answer.status).toBe(200)
    expect(answer.text).toContain(`Bearer ${token}`)
    expect(jsonOf(answer)).toBeTypeOf('object')
  })

  test('throws for a fault that it does not have, and forgets faults and requests', async () => {
    const system = await withFault('slow', { slowMs: 1 })
    const foreign = (Object.keys(practiceFaults) as PracticeFault[]).filter((fault) => !faultsOf(id).includes(fault))
    for (const fault of foreign) expect(() => system.setFault(fault, true)).toThrow(RangeError)
    await signIn(system)
    expect(system.faults()).toEqual(['slow'])
    system.forget()
    expect([system.faults(), system.requests]).toEqual([[], []])
  })

  test('takes the ports and, when they are JWTs, the tokens of before a restart with the same seed', async () => {
    const first = await start()
    const token = tokenOf(await signIn(first.systems[id]))
    await first.stop()
    const second = await start({ ports: first.ports, seed: first.seed })
    expect(second.systems[id].servers).toEqual(first.systems[id].servers)
    const known = await callApi(second.systems[id], token)
    expect(known.status).toBe(token.includes('.') ? 200 : 401)
    await second.stop()
    const stranger = await started({ ports: first.ports })
    expect((await callApi(stranger, token)).status).toBe(401)
  })
})

describe('the practice servers', () => {
  test('fall back to a random port when the preferred one is taken or none at all', async () => {
    const taken = createServer()
    const port = await new Promise<number>((resolve) => {
      taken.listen(0, '127.0.0.1', () => resolve(Number(new URL(`http://x:${portOf(taken)}`).port)))
    })
    const { ports, systems } = await start({ ports: { inode: { server: port }, unifier: { server: 99_999 } } })
    expect(ports.inode.server).not.toBe(port)
    expect((await signIn(systems.inode)).status).toBe(200)
    expect((await signIn(systems.unifier)).status).toBe(200)
    taken.close()
  })

  test('remember the last 200 requests, oldest first', async () => {
    const { systems } = await start()
    for (let n = 0; n < 205; n += 1) await ask(`${systems.inode.servers.server}/${n}`)
    expect(systems.inode.requests).toHaveLength(200)
    expect([systems.inode.requests[0]?.path, systems.inode.requests.at(-1)?.path]).toEqual(['/5', '/204'])
  })

  test('refuse a body of more than 1 MB and record its beginning', async () => {
    const { systems } = await start()
    const body = new URLSearchParams({ grant_type: 'x'.repeat(1_500_000) })
    const answer = await ask(`${systems.inode.servers.server}/api/oauth/token/`, { method: 'POST', body })
    expect(answer.status).toBe(413)
    expect(systems.inode.requests[0]?.body).toHaveLength(1_000_000)
  })

  test('end at once although answers are waiting and connections are open', async () => {
    const { systems, stop } = await start({ slowMs: 60_000 })
    systems.immport.setFault('slow', true)
    const waiting = signIn(systems.immport).catch(() => 'cut')
    await signIn(systems.inode)
    while (systems.immport.requests.length === 0) await new Promise((resolve) => setTimeout(resolve, 5))
    // The answer would come long after the time this test has.
    await Promise.all([stop(), stop()])
    expect(await waiting).toBe('cut')
    await expect(ask(`${systems.inode.servers.server}/`)).rejects.toThrow()
  })

  test('survive what is not HTTP and clients that vanish', async () => {
    const { systems, ports } = await start()
    for (const text of [
      'nonsense\r\n\r\n',
      'POST /api/oauth/token/ HTTP/1.1\r\nHost: x\r\nContent-Length: 99\r\n\r\nabc',
    ]) {
      await new Promise<void>((resolve) => {
        const socket = connect(ports.inode.server ?? 0, '127.0.0.1', () => {
          socket.write(text, () => socket.resetAndDestroy())
        })
        socket.on('error', () => undefined).on('close', () => resolve())
      })
    }
    expect((await signIn(systems.inode)).status).toBe(200)
  })

  test('give each system a password of its own that needs care', () => {
    const passwords = practiceSystemIds.map((id) => practiceCredentials[id].password)
    expect(new Set(passwords).size).toBe(passwords.length)
    for (const password of passwords) expect(password).toMatch(/[%+&]/)
  })
})

function portOf(server: ReturnType<typeof createServer>): number {
  const address = server.address()
  return typeof address === 'object' && address ? address.port : 0
}
