import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { AppFailure } from '../../shared/core/app-error.ts'
import { failureOf, startEngine, startTestServer } from '../http/test-server.ts'
import type { Reader } from './bring-in/reader.ts'
import { createBringInService } from './bring-in-service.ts'

const taken = { providerIds: ['p'], connectionIds: [], requests: 0, leftOut: [] }

/** Reads what begins with "card"; a "card?" is a broken one. */
const reader: Reader = {
  kind: 'card',
  fits: (text) => text.startsWith('card'),
  async read(text) {
    if (text.startsWith('card?'))
      throw new AppFailure({ code: 'invalid-input', field: 'text', reason: 'Line 1 ends early.' })
    return { preview: { kind: 'card' } as never, take: async () => taken }
  },
}

function service(path: string | null = null, own: Reader = reader) {
  let made = 0
  const chooser = {
    choose: async () => (path === null ? null : { path, name: 'a.hallpass.json', size: 4 }),
  }
  const engine = startEngine()
  return createBringInService({
    readers: [own],
    chooser,
    http: engine.http,
    newId() {
      made += 1
      return `b${made}`
    },
  })
}

const choice = { kind: 'card' } as never

test('what was read is taken once', async () => {
  const bringIn = service()
  const { id, from, preview } = await bringIn.read('\uFEFFcard', '')
  expect({ from, preview }).toEqual({ from: '', preview: { kind: 'card' } })
  expect(await bringIn.take(id, choice)).toEqual(taken)
  expect((await failureOf(bringIn.take(id, choice))).error).toEqual({ code: 'not-found', what: 'import' })
})

test.each([
  ['let go', (bringIn: ReturnType<typeof service>, id: string) => bringIn.drop(id)],
  ['let go with everything when the person leaves', (bringIn: ReturnType<typeof service>) => bringIn.dropAll()],
])('what was %s is not taken any more', async (_, act) => {
  const bringIn = service()
  const { id } = await bringIn.read('card', '')
  act(bringIn, id)
  expect((await failureOf(bringIn.take(id, choice))).error).toEqual({ code: 'not-found', what: 'import' })
})

test('a choice for another kind takes nothing', async () => {
  const bringIn = service()
  const { id } = await bringIn.read('card', '')
  const failure = await failureOf(bringIn.take(id, { kind: 'command' } as never))
  expect(failure.error.code).toBe('not-found')
  expect(await bringIn.take(id, choice)).toEqual(taken)
})

test('of what is held the oldest is let go', async () => {
  const bringIn = service()
  const first = await bringIn.read('card', '')
  for (let more = 0; more < 4; more += 1) await bringIn.read('card', '')
  expect((await failureOf(bringIn.take(first.id, choice))).error.code).toBe('not-found')
})

test.each([
  ['nothing', '  \n', 'Paste something first.'],
  ['what no reader knows', 'hello', 'Hallpass cannot tell what this is.'],
  ['something broken', 'card?', 'Line 1 ends early.'],
  ['more than can be read', `card${' '.repeat(10_000_000)}`, 'This is longer than ten million characters'],
])('%s is refused in words at the text', async (_, text, words) => {
  const { error } = await failureOf(service().read(text, ''))
  expect(error).toMatchObject({ code: 'invalid-input', field: 'text', reason: expect.stringContaining(words) })
})

test('a file is read by its path, which the window never learns', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'hallpass-bring-in-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const path = join(folder, 'a.hallpass.json')
  writeFileSync(path, 'card')
  const brought = await service(path).readFile()
  expect(brought).toMatchObject({ from: 'a.hallpass.json', preview: { kind: 'card' } })
  expect(JSON.stringify(brought)).not.toContain(folder)
  writeFileSync(path, 'card?')
  expect((await failureOf(service(path).readFile())).error).toMatchObject({
    field: 'file',
    reason: 'Line 1 ends early.',
  })
  rmSync(path)
  expect((await failureOf(service(path).readFile())).error).toMatchObject({ field: 'file' })
})

test('a closed dialog is nothing', async () => {
  expect(await service().readFile()).toBeNull()
})

test('a file on a server is asked for without any sign-in', async () => {
  const server = await startTestServer(() => ({ body: 'card' }))
  expect(await service().readUrl(` ${server.url}/a.json `)).toMatchObject({
    from: server.host,
    preview: { kind: 'card' },
  })
  const [asked] = server.arrived
  expect(asked).toMatchObject({ method: 'GET' })
  expect(JSON.stringify(asked?.headers)).not.toMatch(/authorization|cookie/i)
})

test.each([
  ['a missing file', { status: 404 }, 'status 404'],
  [
    'a redirect, which is not followed',
    { status: 302, headers: { location: '/other' } },
    'sends on to another address',
  ],
])('%s is said at the address', async (_, answer, words) => {
  const server = await startTestServer(() => answer)
  const { error } = await failureOf(service().readUrl(server.url))
  expect(error).toMatchObject({ code: 'invalid-input', field: 'url', reason: expect.stringContaining(words) })
  expect(server.arrived.length).toBe(1)
})

test.each([
  ['file:///etc/passwd', 'no web address'],
  ['petstore', 'no web address'],
  ['https://me:secret@a.example/', 'Leave the user name and password out'],
])('%s is no address to fetch from', async (url, words) => {
  const { error } = await failureOf(service().readUrl(url))
  expect(error).toMatchObject({ field: 'url', reason: expect.stringContaining(words) })
  expect(JSON.stringify(error)).not.toContain('secret')
})

test('what is read after the person left is not held', async () => {
  let go = () => {}
  const slow: Reader = {
    ...reader,
    async read(text, from) {
      await new Promise<void>((resolve) => {
        go = resolve
      })
      return reader.read(text, from, null)
    },
  }
  const bringIn = service(null, slow)
  const reading = failureOf(bringIn.read('card', ''))
  bringIn.dropAll()
  go()
  expect((await reading).error).toEqual({ code: 'cancelled' })
})

test('what is being taken is not taken twice, and what failed can be tried again', async () => {
  let fails = true
  let times = 0
  const moody: Reader = {
    ...reader,
    read: async () => ({
      preview: { kind: 'card' } as never,
      async take() {
        times += 1
        if (fails) throw new AppFailure({ code: 'storage-failed', reason: 'full' })
        return taken
      },
    }),
  }
  const bringIn = service(null, moody)
  const { id } = await bringIn.read('card', '')
  expect((await failureOf(bringIn.take(id, choice))).error.code).toBe('storage-failed')
  fails = false
  const [first, second] = await Promise.allSettled([bringIn.take(id, choice), bringIn.take(id, choice)])
  expect([first?.status, second?.status]).toEqual(['fulfilled', 'rejected'])
  expect(times).toBe(2)
})
