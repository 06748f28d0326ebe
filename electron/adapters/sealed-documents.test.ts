import { randomBytes } from 'node:crypto'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { AppFailure } from '../../shared/core/app-error.ts'
import type { VaultStatus } from '../../shared/domain/vault-status.ts'
import type { SealedKind } from '../ports/sealed-documents.ts'
import type { Vault } from '../ports/vault.ts'
import { sealBytes } from '../sealing/seal-bytes.ts'
import { createSealedDocuments } from './sealed-documents.ts'

const disk = vi.hoisted(() => ({ room: Number.POSITIVE_INFINITY }))

// A disk that fills up: it takes the last bytes without complaint, and fails at the next.
vi.mock('./write-all.ts', () => ({
  async writeAll(file: { write: (bytes: Uint8Array) => Promise<unknown> }, bytes: Uint8Array) {
    await file.write(bytes.subarray(0, disk.room))
    if (bytes.byteLength > disk.room) throw Object.assign(new Error('no space left'), { code: 'ENOSPC' })
  },
}))

type Notes = { readonly notes: readonly string[] }

const isNotes = (value: unknown): value is Notes =>
  typeof value === 'object' && value !== null && 'notes' in value && Array.isArray(value.notes)
const notesKind: SealedKind<Notes> = {
  name: 'notes',
  title: 'notes',
  fresh: { notes: [] },
  migrations: [],
  isValid: isNotes,
}

let folder: string
let secrets: Map<string, string>
let vaultStatus: VaultStatus
let failing: { read: boolean; write: boolean; remove: boolean }

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hallpass-sealed-'))
  secrets = new Map()
  vaultStatus = { kind: 'os', backend: 'test' }
  failing = { read: false, write: false, remove: false }
  disk.room = Number.POSITIVE_INFINITY
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const vault: Vault = {
  status: () => vaultStatus,
  async read(key) {
    if (failing.read && secrets.has(key)) throw new AppFailure({ code: 'secret-unreadable', fields: [] })
    return secrets.get(key) ?? null
  },
  async write(key, secret) {
    if (failing.write) throw new AppFailure({ code: 'storage-failed', reason: 'full' })
    secrets.set(key, secret)
  },
  async remove(key) {
    if (failing.remove) throw new AppFailure({ code: 'storage-failed', reason: 'full' })
    secrets.delete(key)
  },
}

/** The next run of the app. */
const start = () =>
  createSealedDocuments({
    folder,
    vault,
    keyName: (owner) => `key of ${owner}`,
    now: () => Date.UTC(2026, 0, 2, 3, 4, 5),
  })
const open = (kind = notesKind, owner = 'one') => start().of(owner, kind)
const write = (...notes: string[]) => open().update(() => ({ notes }))
const file = (name = 'notes.sealed') => join(folder, 'one', name)
const onDisk = () => readdirSync(join(folder, 'one')).toSorted()
const damagedName = 'notes.damaged-2026-01-02T03-04-05.000Z.sealed'
const untilClosed = 'What you change now is kept until Hallpass closes.'

describe('a sealed document', () => {
  it('starts fresh, and leaves neither file nor key behind', async () => {
    const document = open()
    expect(await document.read()).toEqual({ notes: [] })
    expect(document.notices()).toEqual([])
    expect(existsSync(join(folder, 'one'))).toBe(false)
    expect(secrets.size).toBe(0)
  })

  it('is there in the next run, for the owner only, and says nothing in plain', async () => {
    await write('a', 'something ünusual')
    await write('b', 'something ünusual')
    expect(await open().read()).toEqual({ notes: ['b', 'something ünusual'] })
    expect(onDisk()).toEqual(['notes.previous.sealed', 'notes.sealed'])
    for (const name of onDisk()) {
      expect(statSync(file(name)).mode & 0o777).toBe(0o600)
      expect(readFileSync(file(name)).includes('unusual')).toBe(false)
      expect(readFileSync(file(name)).includes('notes')).toBe(false)
    }
    expect(statSync(join(folder, 'one')).mode & 0o777).toBe(0o700)
  })

  it('is changed by one after the other, however many come at once', async () => {
    const documents = start()
    const numbers = Array.from({ length: 20 }, (_, at) => `${at}`)
    await Promise.all(
      numbers.map((one) => documents.of('one', notesKind).update(({ notes }) => ({ notes: [...notes, one] }))),
    )
    expect(await open().read()).toEqual({ notes: numbers })
  })

  it('is on disk once all is settled, even if nobody waited', async () => {
    const documents = start()
    void documents.of('one', notesKind).update(() => ({ notes: ['x'] }))
    void documents.of('two', notesKind).update(() => ({ notes: ['y'] }))
    await documents.settled()
    expect(await open().read()).toEqual({ notes: ['x'] })
    expect(await open(notesKind, 'two').read()).toEqual({ notes: ['y'] })
  })

  it('is not written when nothing changes', async () => {
    await open().update((now) => now)
    expect(existsSync(join(folder, 'one'))).toBe(false)
  })

  it('stays as it was when the change itself fails', async () => {
    await write('a')
    const document = open()
    await expect(
      document.update(() => {
        throw new AppFailure({ code: 'not-found', what: 'connection' })
      }),
    ).rejects.toMatchObject({ error: { code: 'not-found' } })
    expect(await document.read()).toEqual({ notes: ['a'] })
  })

  it.each([
    ['cut off', (good: Buffer) => good.subarray(0, good.byteLength / 2)],
    ['empty', () => Buffer.alloc(0)],
    ['zeros', (good: Buffer) => Buffer.alloc(good.byteLength)],
    [
      'of another key',
      () => sealBytes(randomBytes(32), Buffer.from('{"schema":1,"document":{"notes":[]}}'), 'one/notes'),
    ],
    ['not JSON', () => sealWith('hello')],
    ['of an impossible schema', () => sealWith('{"schema":0,"document":{"notes":["x"]}}')],
    ['of the wrong shape', () => sealWith('{"schema":1,"document":{"notes":"x"}}')],
  ])('that is %s is set aside, and the copy before it taken', async (_how, damage) => {
    await write('a')
    await write('a', 'b')
    const bad = damage(readFileSync(file()))
    writeFileSync(file(), bad)
    const document = open()
    expect(await document.read()).toEqual({ notes: ['a'] })
    expect(readFileSync(file(damagedName)).equals(bad)).toBe(true)
    expect(document.notices()).toEqual([
      `The notes could not be opened; their file was set aside as ${damagedName}. The last good copy was taken; the newest change may be missing.`,
    ])
    await document.update(({ notes }) => ({ notes: [...notes, 'c'] }))
    expect(await open().read()).toEqual({ notes: ['a', 'c'] })
  })

  it('that vanished is taken from the copy before it', async () => {
    await write('a')
    await write('b')
    rmSync(file())
    const document = open()
    expect(await document.read()).toEqual({ notes: ['a'] })
    expect(document.notices()).toEqual([
      'The notes were missing. The last good copy was taken; the newest change may be missing.',
    ])
  })

  it('of which no copy opens is set aside, and starts empty', async () => {
    await write('a')
    writeFileSync(file(), 'nonsense')
    const document = open()
    expect(await document.read()).toEqual({ notes: [] })
    expect(document.notices()).toEqual([
      `The notes could not be opened; their file was set aside as ${damagedName}. There was no earlier copy that opens, so they start empty.`,
    ])
    await document.update(() => ({ notes: ['new'] }))
    expect(await open().read()).toEqual({ notes: ['new'] })
    expect(readFileSync(file(damagedName), 'utf8')).toBe('nonsense')
  })

  it('loses nothing to a write that was ended in the middle, and what that left is removed', async () => {
    await write('a')
    writeFileSync(file('.notes.sealed.tmp-0a0b0c0d0e0f'), readFileSync(file()).subarray(0, 9))
    const document = open()
    expect(await document.read()).toEqual({ notes: ['a'] })
    expect(document.notices()).toEqual([])
    expect(onDisk()).toEqual(['notes.sealed'])
  })

  it.each([0, 1, 20])('is the one before when the disk takes only %i bytes more', async (room) => {
    await write('a')
    const document = open()
    disk.room = room
    await expect(document.update(() => ({ notes: ['b'] }))).rejects.toMatchObject({
      error: { code: 'storage-failed', reason: 'full' },
    })
    expect(await document.read()).toEqual({ notes: ['a'] })
    expect(onDisk()).toEqual(['notes.sealed'])
    disk.room = Number.POSITIVE_INFINITY
    await document.update(() => ({ notes: ['b'] }))
    expect(await open().read()).toEqual({ notes: ['b'] })
  })

  it('is not written when its key cannot be kept, and is with the next try', async () => {
    failing.write = true
    const document = open()
    await expect(document.update(() => ({ notes: ['a'] }))).rejects.toMatchObject({ error: { code: 'storage-failed' } })
    expect(existsSync(join(folder, 'one'))).toBe(false)
    failing.write = false
    await document.update(() => ({ notes: ['a'] }))
    expect(await open().read()).toEqual({ notes: ['a'] })
  })

  it('of an older schema is brought up to date', async () => {
    await write('a')
    const later: SealedKind<Notes> = {
      ...notesKind,
      migrations: [(older) => ({ notes: [...(older as Notes).notes, 'migrated'] })],
    }
    const document = open(later)
    expect(await document.read()).toEqual({ notes: ['a', 'migrated'] })
    await document.update(({ notes }) => ({ notes: [...notes, 'b'] }))
    expect(await open(later).read()).toEqual({ notes: ['a', 'migrated', 'b'] })
  })

  it.each([
    ['schema', () => sealWith('{"schema":2,"document":{"notes":["x"]}}')],
    ['format', () => Buffer.concat([Buffer.from('HPS\u0002'), randomBytes(60)])],
  ])('of a newer %s is left as it is, and worked beside in memory', async (_what, newer) => {
    await write('a')
    writeFileSync(file(), newer())
    const before = readFileSync(file())
    const document = open()
    expect(await document.read()).toEqual({ notes: [] })
    expect(document.notices()).toEqual([
      `The notes were kept by a newer version of Hallpass. They are left as they are. ${untilClosed}`,
    ])
    await document.update(() => ({ notes: ['b'] }))
    expect(await document.read()).toEqual({ notes: ['b'] })
    expect(readFileSync(file()).equals(before)).toBe(true)
  })
})

describe('without its key, a sealed document', () => {
  it('is left as it is while the keychain does not give the key, and is there again when it does', async () => {
    await write('a')
    const before = readFileSync(file())
    failing.read = true
    const document = open()
    expect(await document.read()).toEqual({ notes: [] })
    await document.update(() => ({ notes: ['b'] }))
    expect(await document.read()).toEqual({ notes: ['b'] })
    expect(document.notices()).toEqual([
      `The notes cannot be opened: the keychain did not give their key. They are left as they are. ${untilClosed}`,
    ])
    expect(readFileSync(file()).equals(before)).toBe(true)
    failing.read = false
    expect(await open().read()).toEqual({ notes: ['a'] })
  })

  it('is set aside when the vault has none at all, and a new key is made for what comes', async () => {
    await write('a')
    const old = readFileSync(file())
    secrets.clear()
    const document = open()
    expect(await document.read()).toEqual({ notes: [] })
    await document.update(() => ({ notes: ['b'] }))
    expect(readFileSync(file(damagedName)).equals(old)).toBe(true)
    expect(await open().read()).toEqual({ notes: ['b'] })
  })

  it('is left as it is while there is no keychain', async () => {
    await write('a')
    const before = readFileSync(file())
    vaultStatus = { kind: 'memory', reason: 'keychain-locked' }
    const document = open()
    await document.update(({ notes }) => ({ notes: [...notes, 'b'] }))
    expect(await document.read()).toEqual({ notes: ['b'] })
    expect(document.notices()).toEqual([
      `The notes cannot be opened without the keychain. They are left as they are. ${untilClosed}`,
    ])
    expect(readFileSync(file()).equals(before)).toBe(true)
  })

  it('is in memory only where there never was a keychain, and nothing is said twice', async () => {
    vaultStatus = { kind: 'memory', reason: 'no-keychain' }
    const documents = start()
    await documents.of('one', notesKind).update(() => ({ notes: ['a'] }))
    expect(await documents.of('one', notesKind).read()).toEqual({ notes: ['a'] })
    expect(documents.of('one', notesKind).notices()).toEqual([])
    expect(readdirSync(folder)).toEqual([])
    expect(secrets.size).toBe(0)
  })
})

describe('what an owner keeps', () => {
  it('goes with its key, and nothing of another owner does', async () => {
    await write('a')
    await open(notesKind, 'two').update(() => ({ notes: ['b'] }))
    const documents = start()
    const changing = documents.of('one', notesKind).update(() => ({ notes: ['late'] }))
    await documents.remove('one')
    await changing
    expect(existsSync(join(folder, 'one'))).toBe(false)
    expect([...secrets.keys()]).toEqual(['key of two'])
    expect(await open().read()).toEqual({ notes: [] })
    expect(await open(notesKind, 'two').read()).toEqual({ notes: ['b'] })
  })

  it('does not come back by what is still on its way', async () => {
    const documents = start()
    const document = documents.of('one', notesKind)
    await document.update(() => ({ notes: ['a'] }))
    const removed = documents.remove('one')
    await expect(document.update(() => ({ notes: ['b'] }))).rejects.toMatchObject({ error: { code: 'not-found' } })
    await removed
    expect(existsSync(join(folder, 'one'))).toBe(false)
    expect(secrets.size).toBe(0)
  })

  it('stays when its key cannot be deleted', async () => {
    await write('a')
    failing.remove = true
    await expect(start().remove('one')).rejects.toMatchObject({ error: { code: 'storage-failed' } })
    expect(await open().read()).toEqual({ notes: ['a'] })
  })

  it.each(['..', 'a/b', 'a\\b', '', 'x'.repeat(101), 'a.b'])('is never looked for under the name %j', async (owner) => {
    expect(() => start().of(owner, notesKind)).toThrow(AppFailure)
    await expect(start().remove(owner)).rejects.toThrow(AppFailure)
  })
})

function sealWith(text: string): Buffer {
  return sealBytes(Buffer.from(secrets.get('key of one') ?? '', 'base64'), Buffer.from(text), 'one/notes')
}
