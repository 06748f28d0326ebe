import {
  appendFileSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { AppFailure } from '../../shared/core/app-error.ts'
import type { VaultStatus } from '../../shared/domain/vault-status.ts'
import type { Vault } from '../ports/vault.ts'
import { sealKeyBytes } from '../sealing/seal-bytes.ts'
import { createSealedDocuments } from './sealed-documents.ts'
import { sealedLog } from './sealed-log.ts'

const disk = vi.hoisted(() => ({ room: Number.POSITIVE_INFINITY }))

// A disk that fills up: it takes the last bytes without complaint, and fails at the next.
vi.mock('./write-all.ts', () => ({
  async writeAll(file: { write: (bytes: Uint8Array) => Promise<unknown> }, bytes: Uint8Array) {
    await file.write(bytes.subarray(0, disk.room))
    if (bytes.byteLength > disk.room) throw Object.assign(new Error('no space left'), { code: 'ENOSPC' })
  },
}))

let folder: string
let secrets: Map<string, string>
let vaultStatus: VaultStatus
let isLocked: boolean

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hallpass-log-'))
  secrets = new Map()
  vaultStatus = { kind: 'os', backend: 'test' }
  isLocked = false
  disk.room = Number.POSITIVE_INFINITY
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const vault: Vault = {
  status: () => vaultStatus,
  async read(key) {
    if (isLocked) throw new AppFailure({ code: 'secret-unreadable', fields: [] })
    return secrets.get(key) ?? null
  },
  async write(key, secret) {
    secrets.set(key, secret)
  },
  async remove(key) {
    secrets.delete(key)
  },
}

/** The next run of the app. */
const start = () => createSealedDocuments({ folder, vault, keyName: (owner) => `key of ${owner}`, now: () => 0 })
const open = () => start().logOf('one', 'history')
const path = () => join(folder, 'one', 'history.log')
const valuesOf = async (log = open()) => (await log.entries()).map(({ value }) => value)

async function write(...values: readonly unknown[]): Promise<void> {
  const log = open()
  for (const value of values) await log.append(value)
}

describe('a sealed log', () => {
  it('is empty at first, and leaves nothing behind', async () => {
    expect(await valuesOf()).toEqual([])
    expect(existsSync(join(folder, 'one'))).toBe(false)
    expect(secrets.size).toBe(0)
  })

  it('leaves no key in memory once it has been used', async () => {
    const handedOut: Buffer[] = []
    const handOut = async () => {
      const key = Buffer.alloc(sealKeyBytes, 7)
      handedOut.push(key)
      return key
    }
    const keys = { areForgotten: () => false, find: handOut, findOrMake: handOut, remove: async () => {} }
    const inTurn = <T>(act: () => Promise<T>) => act()
    const log = sealedLog({ folder, name: 'history', owner: 'one', keys, inTurn, isGone: () => false })
    const place = await log.append({ said: 'something' })
    expect(await log.read(place)).toEqual({ said: 'something' })
    expect(await valuesOf(log)).toEqual([{ said: 'something' }])
    await log.forget()
    expect(await log.entries()).toHaveLength(1)
    expect(handedOut.length).toBeGreaterThan(3)
    for (const key of handedOut) expect(key).toEqual(Buffer.alloc(sealKeyBytes))
  })

  it('gives its entries in order in the next run, and nothing of them in plain', async () => {
    await write({ a: 'something ünusual' }, [2], 'three', null)
    expect(await valuesOf()).toEqual([{ a: 'something ünusual' }, [2], 'three', null])
    expect(readFileSync(path()).includes('unusual')).toBe(false)
    expect(statSync(path()).mode & 0o777).toBe(0o600)
  })

  it('reads one entry again by its place', async () => {
    const log = open()
    const places = [await log.append('a'), await log.append('b')]
    expect(await Promise.all(places.map((place) => open().read(place)))).toEqual(['a', 'b'])
    expect(await open().read({ at: 1, bytes: 9 })).toBeNull()
  })

  it('takes many entries at once, each whole', async () => {
    const log = open()
    const numbers = Array.from({ length: 50 }, (_, at) => at)
    await Promise.all(numbers.map((number) => log.append(number)))
    expect(await valuesOf()).toEqual(numbers)
  })

  it('keeps only what it is told to, with places that are good', async () => {
    const log = open()
    const places = [await log.append('a'), await log.append('b'), await log.append('c')]
    const moved = await log.keepOnly(places.slice(1))
    expect(await log.read(moved[1] ?? { at: 0, bytes: 0 })).toBe('c')
    await log.append('d')
    expect(await valuesOf()).toEqual(['b', 'c', 'd'])
  })

  it.each([1, 3, 10, 30])(
    'loses no more than the entry whose writing was ended in the middle (%i bytes less)',
    async (less) => {
      await write('a', 'b')
      truncateSync(path(), statSync(path()).size - less)
      expect(await valuesOf()).toEqual(['a'])
      await write('c')
      expect(await valuesOf()).toEqual(['a', 'c'])
    },
  )

  it('gets over nonsense at its end, and over a damaged entry in its middle', async () => {
    const log = open()
    const first = await log.append('a')
    await log.append('b')
    const bytes = readFileSync(path())
    bytes.writeUInt8((bytes[first.bytes - 1] ?? 0) ^ 1, first.bytes - 1)
    writeFileSync(path(), bytes)
    appendFileSync(path(), Buffer.alloc(3, 255))
    expect(await valuesOf()).toEqual(['b'])
    await write('c')
    expect(await valuesOf()).toEqual(['b', 'c'])
  })

  it.each([0, 1, 20])('is as it was when the disk takes only %i bytes more', async (room) => {
    await write('a')
    const log = open()
    const places = (await log.entries()).map(({ place }) => place)
    disk.room = room
    await expect(log.append('b')).rejects.toMatchObject({ error: { code: 'storage-failed', reason: 'full' } })
    await expect(log.keepOnly(places)).rejects.toMatchObject({ error: { code: 'storage-failed', reason: 'full' } })
    disk.room = Number.POSITIVE_INFINITY
    expect(await valuesOf()).toEqual(['a'])
    await log.append('c')
    expect(await valuesOf()).toEqual(['a', 'c'])
  })

  it.each([
    [
      'the keychain is away',
      () => {
        isLocked = true
      },
    ],
    [
      'the vault is memory only',
      () => {
        vaultStatus = { kind: 'memory', reason: 'no-keychain' }
      },
    ],
    ['its key is lost', () => secrets.clear()],
  ])('is left as it is while %s, and goes on in memory', async (_why, lose) => {
    await write('a')
    const before = readFileSync(path())
    lose()
    const log = open()
    expect(await valuesOf(log)).toEqual([])
    const place = await log.append('b')
    expect(await log.read(place)).toBe('b')
    expect(await valuesOf(log)).toEqual(['b'])
    await log.keepOnly([])
    expect(await valuesOf(log)).toEqual([])
    expect(readFileSync(path()).equals(before)).toBe(true)
  })

  it('does not pass for empty when it can no longer be read', async () => {
    await write('a')
    const log = open()
    expect(await valuesOf(log)).toEqual(['a'])
    isLocked = true
    await expect(log.entries()).rejects.toMatchObject({ error: { code: 'secret-unreadable' } })
    isLocked = false
    expect(await valuesOf(log)).toEqual(['a'])
  })

  it('is deleted when the person says so, even while it cannot be read', async () => {
    await write('a')
    isLocked = true
    const log = open()
    await log.append('b')
    await log.clear()
    expect(await valuesOf(log)).toEqual([])
    expect(existsSync(path())).toBe(false)
    isLocked = false
    await write('c')
    expect(await valuesOf()).toEqual(['c'])
  })

  it('goes on after it was cleared', async () => {
    const log = open()
    await log.append('a')
    await log.clear()
    await log.append('b')
    expect(await valuesOf()).toEqual(['b'])
  })

  it('is gone with its owner, and does not come back by what is still on its way', async () => {
    const documents = start()
    const log = documents.logOf('one', 'history')
    await log.append('a')
    const removed = documents.remove('one')
    await expect(log.append('b')).rejects.toMatchObject({ error: { code: 'not-found' } })
    await removed
    expect(existsSync(join(folder, 'one'))).toBe(false)
    expect(secrets.size).toBe(0)
  })
})
