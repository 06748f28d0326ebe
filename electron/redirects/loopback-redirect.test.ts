import { createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, it, onTestFinished } from 'vitest'
import { closedPort, failureOf } from '../http/test-server.ts'
import type { RedirectDoor, RedirectWish } from '../ports/redirects.ts'
import { openLoopbackDoor } from './loopback-redirect.ts'

type Wish = Extract<RedirectWish, { kind: 'loopback' }>

const answer = '?code=a-code&state=a-state'
const plain: Wish = { kind: 'loopback', host: '127.0.0.1', port: null, mayMove: false, path: '/callback' }

async function openDoor(changes: Partial<Wish> = {}): Promise<RedirectDoor> {
  const door = await openLoopbackDoor({ ...plain, ...changes })
  onTestFinished(() => void door.close())
  return door
}

type Got = { readonly status: number; readonly headers: Record<string, unknown>; readonly body: string }
type Visit = { method?: string; headers?: Record<string, string>; host?: string }

/** One request, as bare as it can be: nothing is followed, and headers are those given. */
function visit(address: string, { method = 'GET', headers = {}, host }: Visit = {}): Promise<Got> {
  const url = new URL(address)
  return new Promise((resolve, reject) => {
    const asked = request(
      {
        host: (host ?? url.hostname).replace(/^\[|\]$/g, ''),
        port: url.port,
        path: `${url.pathname}${url.search}`,
        method,
        headers: { host: url.host, ...headers },
        agent: false,
      },
      async (response) => {
        const chunks: Buffer[] = []
        for await (const chunk of response) chunks.push(chunk as Buffer)
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks).toString() })
      },
    )
    asked.on('error', reject)
    asked.end()
  })
}

/** Whether the door has let somebody in by now. */
async function hasArrived({ arrived }: RedirectDoor): Promise<boolean> {
  return Promise.race([arrived.then(() => true), new Promise<false>((resolve) => setImmediate(() => resolve(false)))])
}

/** Holds a port of this computer until the test ends. */
async function takenPort(host = '127.0.0.1'): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, host, resolve))
  onTestFinished(() => new Promise<void>((resolve) => server.close(() => resolve())))
  return (server.address() as AddressInfo).port
}

describe('a door on this computer', () => {
  it('lets one visit in, and shows it a page without the code in its address', async () => {
    const door = await openDoor()
    expect(door.redirectUri).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/callback$/)
    const led = await visit(door.redirectUri + answer)
    expect([led.status, led.headers.location]).toEqual([303, '/signed-in'])
    expect((await door.arrived).href).toBe(door.redirectUri + answer)
    const page = await visit(new URL('/signed-in', door.redirectUri).href)
    expect(page.status).toBe(200)
    expect(page.body).toContain('You are signed in')
  })

  it('says so when the server sent an error', async () => {
    const door = await openDoor()
    const led = await visit(`${door.redirectUri}?error=access_denied&state=a`)
    expect((await visit(new URL(String(led.headers.location), door.redirectUri).href)).body).toContain('did not work')
  })

  it('answers with pages that run nothing, load nothing, are kept nowhere and tell nobody where they were', async () => {
    const door = await openDoor()
    for (const address of [door.redirectUri + answer, new URL('/signed-in', door.redirectUri).href, door.redirectUri]) {
      const { headers, body } = await visit(address)
      expect(headers).toMatchObject({
        'content-security-policy': expect.stringMatching(/^default-src 'none'; style-src 'sha256-[^']+';/),
        'referrer-policy': 'no-referrer',
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
      })
      expect(body).not.toMatch(/<script|<img|<link|https?:|a-code/i)
    }
  })

  it('turns a second visit away', async () => {
    const door = await openDoor()
    await visit(door.redirectUri + answer)
    expect((await visit(`${door.redirectUri}?code=other&state=other`)).status).toBe(400)
    expect((await door.arrived).searchParams.get('code')).toBe('a-code')
  })

  it.each([
    ['another path', '/other', 404],
    ['the icon of the tab', '/favicon.ico', 404],
    ['the page of a visit that never was', '/signed-in', 404],
    ['no query', '/callback', 400],
    ['no state', '/callback?code=a', 400],
    ['neither code nor error', '/callback?state=a', 400],
  ])('is not for %s, and goes on waiting', async (_what, path, status) => {
    const door = await openDoor()
    const suffix = path.startsWith('/callback') ? '' : answer
    expect((await visit(new URL(path + suffix, door.redirectUri).href)).status).toBe(status)
    expect(await hasArrived(door)).toBe(false)
    expect((await visit(door.redirectUri + answer)).status).toBe(303)
  })

  it.each([
    ['another name for this computer (DNS rebinding)', { headers: { host: 'evil.example' } }],
    ['its other names', { headers: { host: 'localhost' } }],
    ['a page that fetches it', { headers: { origin: 'https://evil.example' } }],
    ['a page that shows it as a picture', { headers: { 'sec-fetch-mode': 'no-cors', 'sec-fetch-dest': 'image' } }],
    ['a page that has it in a frame', { headers: { 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'iframe' } }],
  ])('lets nobody in by %s', async (_what, options) => {
    const door = await openDoor()
    expect((await visit(door.redirectUri + answer, options)).status).toBe(400)
    expect(await hasArrived(door)).toBe(false)
  })

  it('lets a browser in that says it was led here', async () => {
    const door = await openDoor()
    const headers = { 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document', 'sec-fetch-site': 'cross-site' }
    expect((await visit(door.redirectUri + answer, { headers })).status).toBe(303)
  })

  it.each(['POST', 'HEAD', 'OPTIONS', 'PUT'])('knows no %s', async (method) => {
    const door = await openDoor()
    expect((await visit(door.redirectUri + answer, { method })).status).toBe(405)
    expect(await hasArrived(door)).toBe(false)
  })

  it('listens nowhere once it is closed, and is free to be opened again', async () => {
    const port = await closedPort()
    const door = await openDoor({ port })
    await door.close()
    await expect(visit(door.redirectUri + answer)).rejects.toThrow('ECONNREFUSED')
    expect(await hasArrived(door)).toBe(false)
    expect((await openDoor({ port })).redirectUri).toBe(door.redirectUri)
  })

  it('that is closed while its visitor is led on still shows the page', async () => {
    const door = await openDoor()
    await visit(door.redirectUri + answer)
    const closing = door.close()
    expect((await visit(door.redirectUri + answer)).status).toBe(400)
    expect((await visit(new URL('/signed-in', door.redirectUri).href)).body).toContain('You are signed in')
    await closing
    await expect(visit(door.redirectUri)).rejects.toThrow('ECONNREFUSED')
  })
})

describe('a port', () => {
  it('that is taken is said, with the address', async () => {
    const port = await takenPort()
    expect((await failureOf(openLoopbackDoor({ ...plain, port }))).error).toEqual({
      code: 'redirect-unavailable',
      redirectUri: `http://127.0.0.1:${port}/callback`,
      why: 'port-taken',
    })
  })

  it('that is taken gives way to another one where that is allowed', async () => {
    const port = await takenPort()
    const door = await openDoor({ port, mayMove: true })
    expect(door.redirectUri).not.toContain(`:${port}/`)
    expect((await visit(door.redirectUri + answer)).status).toBe(303)
  })
})

describe('the other ways to call this computer', () => {
  it('[::1] is its own door', async () => {
    const door = await openDoor({ host: '[::1]' })
    expect((await visit(door.redirectUri + answer, { headers: { host: '127.0.0.1' } })).status).toBe(400)
    expect((await visit(door.redirectUri + answer)).status).toBe(303)
  })

  it('localhost is both addresses under one name', async () => {
    const door = await openDoor({ host: 'localhost', port: await closedPort() })
    expect((await visit(`${door.redirectUri}?state=1`, { host: '127.0.0.1' })).status).toBe(400)
    expect((await visit(door.redirectUri + answer, { host: '::1' })).status).toBe(303)
  })

  it('localhost is not to be had where somebody else sits at one of its addresses', async () => {
    const port = await takenPort('::1')
    expect((await failureOf(openLoopbackDoor({ ...plain, host: 'localhost', port }))).error).toMatchObject({
      code: 'redirect-unavailable',
      why: 'port-taken',
    })
    expect((await openDoor({ port })).redirectUri).toContain('127.0.0.1')
  })
})
