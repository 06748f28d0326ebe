import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { truncate } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { setTimeout as wait } from 'node:timers/promises'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { AppFailure } from '../../shared/core/app-error.ts'
import { startEngine, startTestServer } from '../http/test-server.ts'
import type { AnswerFile } from '../ports/answer-files.ts'
import { createAnswerFiles } from './answer-files.ts'

const block = 256 * 1024
const disk = vi.hoisted(() => ({ room: Number.POSITIVE_INFINITY, ready: Promise.resolve() }))

// A disk that fills up: it takes the last bytes without complaint, and fails at the next. Until it is ready it takes nothing.
vi.mock('./write-all.ts', () => ({
  async writeAll(file: { write: (bytes: Uint8Array) => Promise<unknown> }, bytes: Uint8Array) {
    await disk.ready
    await file.write(bytes.subarray(0, disk.room))
    if (bytes.byteLength > disk.room) throw Object.assign(new Error('no space left'), { code: 'ENOSPC' })
    disk.room -= bytes.byteLength
  },
}))

let folder: string
beforeEach(() => {
  disk.room = Number.POSITIVE_INFINITY
  folder = join(mkdtempSync(join(tmpdir(), 'hallpass-answers-')), 'answers')
})
afterEach(() => rmSync(join(folder, '..'), { recursive: true, force: true }))

/** Bytes that are all different enough to show a piece in the wrong place. */
function bytes(length: number): Uint8Array {
  return Uint8Array.from({ length }, (_, at) => (at * 31 + (at >> 8) * 7 + (at >> 16)) % 256)
}

/** Pieces of their own, as they come from a socket. */
async function* inPieces(whole: Uint8Array, size = 64 * 1024): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < whole.byteLength; at += size) yield whole.slice(at, at + size)
}

async function contentOf(file: AnswerFile): Promise<Buffer> {
  const parts: Uint8Array[] = []
  for await (const part of file.content()) parts.push(part)
  return Buffer.concat(parts)
}

const keep = (whole: Uint8Array, size?: number) => createAnswerFiles(folder).keep(inPieces(whole, size))
const errorOf = (work: Promise<unknown>) =>
  work.then(
    () => 'no failure',
    (thrown) => thrown.error ?? thrown,
  )
const onDisk = () => (existsSync(folder) ? readdirSync(folder) : [])

describe('a kept answer', () => {
  it.each([0, 1, block - 1, block, block + 1, 2 * block, 3 * block + 17])(
    'of %i bytes is read back as it was',
    async (length) => {
      const whole = bytes(length)
      const file = await keep(whole)
      expect(file.size).toBe(length)
      expect((await contentOf(file)).equals(whole)).toBe(true)
      expect((await contentOf(file)).equals(whole)).toBe(true)
    },
  )

  it('gives back any part of it, however it came', { timeout: 60_000 }, async () => {
    const whole = bytes(2 * block + 1000)
    for (const size of [7919, 65_536, 1_000_000]) {
      const file = await keep(whole, size)
      const start = fc.oneof(fc.nat(whole.byteLength + 10), fc.constantFrom(0, block - 1, block, 2 * block))
      await fc.assert(
        fc.asyncProperty(start, fc.nat(block + 10), async (from, length) => {
          expect(Buffer.from(await file.read(from, length)).equals(whole.subarray(from, from + length))).toBe(true)
        }),
        { numRuns: 40 },
      )
    }
  })

  it('is in a file that only its owner may read, in a folder that only its owner may open, under a random name', async () => {
    await keep(bytes(block))
    const [name = ''] = onDisk()
    expect(name).toMatch(/^[0-9a-f]{32}$/)
    expect(statSync(join(folder, name)).mode & 0o777).toBe(0o600)
    expect(statSync(folder).mode & 0o777).toBe(0o700)
  })

  it('is encrypted, and twice the same is not the same', async () => {
    const whole = Buffer.from('canary-of-an-answer '.repeat(20_000))
    const files = [await keep(whole), await keep(whole)]
    const [one, two] = onDisk().map((name) => readFileSync(join(folder, name)))
    for (const stored of [one, two]) expect(stored?.includes('canary')).toBe(false)
    expect(one?.equals(two ?? Buffer.alloc(0))).toBe(false)
    for (const file of files) expect((await contentOf(file)).equals(whole)).toBe(true)
  })

  it('that is small never gets to the disk', async () => {
    await keep(bytes(block - 1))
    expect(onDisk()).toEqual([])
  })

  it('is gone once it was removed, and removing it again does no harm', async () => {
    const file = await keep(bytes(block))
    await file.remove()
    await file.remove()
    expect(onDisk()).toEqual([])
    expect(await errorOf(contentOf(file))).toEqual({ code: 'storage-failed', reason: 'other' })
  })

  it.each([
    [
      'was changed',
      async (path: string) => {
        const stored = readFileSync(path)
        stored[block + 100] = (stored[block + 100] ?? 0) ^ 1
        writeFileSync(path, stored)
      },
    ],
    ['was cut short', (path: string) => truncate(path, block + 50)],
  ])('that %s by others is not given out', async (_what, damage) => {
    const file = await keep(bytes(2 * block))
    await damage(join(folder, onDisk()[0] ?? ''))
    expect(await errorOf(contentOf(file))).toEqual({ code: 'storage-failed', reason: 'other' })
    expect(await errorOf(file.read(block, 10))).toEqual({ code: 'storage-failed', reason: 'other' })
  })
})

it('a slow disk holds up what arrives: only a few blocks ever wait for it', async () => {
  let ready = () => {}
  disk.ready = new Promise<void>((resolve) => {
    ready = resolve
  })
  let taken = 0
  async function* arriving() {
    for (; taken < 30; taken += 1) yield bytes(block)
  }
  const keeping = createAnswerFiles(folder).keep(arriving())
  await wait(100)
  expect(taken).toBeLessThan(10)
  ready()
  const file = await keeping
  expect(taken).toBe(30)
  const last = bytes(block)
  expect(Buffer.from(await file.read(29 * block, block)).equals(last)).toBe(true)
})

it.each([100_000, 3 * block])(
  'an answer of %i bytes can be kept once more, from what the first one gives out',
  async (size) => {
    const whole = bytes(size)
    const first = await keep(whole)
    const second = await createAnswerFiles(folder).keep(first.content())
    expect((await contentOf(second)).equals(whole)).toBe(true)
    expect((await contentOf(first)).equals(whole)).toBe(true)
  },
)

describe('what cannot be kept', () => {
  it.each([10, block, block + 100, 3 * block])(
    'on a disk with room for %i more bytes fails as full and leaves nothing',
    async (room) => {
      disk.room = room
      let ended = false
      const body = Readable.from(inPieces(bytes(5 * block))).once('close', () => {
        ended = true
      })
      expect(await errorOf(createAnswerFiles(folder).keep(body))).toEqual({ code: 'storage-failed', reason: 'full' })
      expect(onDisk()).toEqual([])
      expect(ended).toBe(true)
    },
  )

  it('because its download broke fails as the download did and leaves nothing', async () => {
    async function* broken() {
      yield bytes(3 * block)
      throw new AppFailure({ code: 'connection-lost', host: 'h' })
    }
    expect(await errorOf(createAnswerFiles(folder).keep(broken()))).toEqual({ code: 'connection-lost', host: 'h' })
    expect(onDisk()).toEqual([])
  })

  it('because there can be no folder says so', async () => {
    writeFileSync(folder, 'a file in its place')
    expect(await errorOf(keep(bytes(block)))).toMatchObject({ code: 'storage-failed' })
  })
})

describe('sweeping', () => {
  it('removes whatever lies there, and leaves a folder for its owner only', async () => {
    await keep(bytes(block))
    writeFileSync(join(folder, 'of another run'), 'x')
    const files = createAnswerFiles(folder)
    await files.sweep()
    expect(onDisk()).toEqual([])
    expect(statSync(folder).mode & 0o777).toBe(0o700)
    expect((await files.keep(inPieces(bytes(block)))).size).toBe(block)
  })

  it('removes a link in the folder’s place, and nothing of where it leads', async () => {
    const elsewhere = mkdtempSync(join(tmpdir(), 'hallpass-elsewhere-'))
    writeFileSync(join(elsewhere, 'precious'), 'x')
    symlinkSync(elsewhere, folder)
    await createAnswerFiles(folder).sweep()
    expect(readdirSync(elsewhere)).toEqual(['precious'])
    rmSync(elsewhere, { recursive: true })
  })
})

it('an answer of 200 MB goes from the server to the disk without being in memory', { timeout: 60_000 }, async () => {
  const piece = Buffer.alloc(1_000_000, 'x')
  const server = await startTestServer(() => ({
    stream: () => Readable.from(Array.from({ length: 200 }, () => piece)),
  }))
  const answer = await startEngine().stream({
    method: 'GET',
    url: server.url,
    headers: [],
    verifyTls: true,
    timeoutMs: 20_000,
  })
  const before = process.memoryUsage()
  let most = 0
  async function* watched() {
    for await (const part of answer.body) {
      const { arrayBuffers, heapUsed } = process.memoryUsage()
      most = Math.max(most, arrayBuffers + heapUsed - before.arrayBuffers - before.heapUsed)
      yield part
    }
  }
  const file = await createAnswerFiles(folder).keep(watched())
  expect(file.size).toBe(200_000_000)
  // Far less than the answer; how much garbage waits to be collected is nobody's promise.
  expect(most).toBeLessThan(120_000_000)
  expect(Buffer.from(await file.read(199_999_990, 100)).toString()).toBe('x'.repeat(10))
})
