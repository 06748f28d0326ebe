import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { beforeEach, expect, test } from 'vitest'
import { AppFailure } from '../../shared/core/app-error.ts'
import type { DocumentStore } from '../ports/document-store.ts'
import { openVault } from './open-vault.ts'
import type { Sealer } from './sealer.ts'
import { emptyVault, isVaultDocument, type VaultDocument } from './vault-document.ts'

let key: Buffer
let rotated: boolean
let disk: DocumentStore<VaultDocument> & { failing: boolean; writes: number }
let lines: string[]

beforeEach(() => {
  key = randomBytes(32)
  rotated = false
  lines = []
  let current = emptyVault
  disk = {
    failing: false,
    writes: 0,
    read: () => current,
    write(next) {
      if (disk.failing) throw new AppFailure({ code: 'storage-failed', reason: 'full' })
      disk.writes++
      current = next
    },
  }
})

/** A keychain as real as it gets without one: AES-GCM under a key that can be lost. Takes its time, in random order. */
function sealer(status: Sealer['status'] = { usable: true, backend: 'test' }): Sealer {
  const pause = () => new Promise((resolve) => setTimeout(resolve, Math.random() * 3))
  const sealNow = (text: string): string => {
    const iv = randomBytes(12)
    const cipher = createCipheriv('aes-256-gcm', key, iv)
    return Buffer.concat([iv, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]).toString('base64')
  }
  return {
    status,
    async seal(text) {
      await pause()
      return sealNow(text)
    },
    async open(sealed) {
      await pause()
      const bytes = Buffer.from(sealed, 'base64')
      const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12))
      decipher.setAuthTag(bytes.subarray(-16))
      const text = decipher.update(bytes.subarray(12, -16), undefined, 'utf8') + decipher.final('utf8')
      return rotated ? { text, resealed: sealNow(text) } : { text }
    },
  }
}

const open = (one = sealer()) => openVault(one, disk, (event) => void lines.push(event))
const unreadable = { error: { code: 'secret-unreadable', fields: [] } }

test('what was written is read again, also by the next run, and is nowhere on disk as it is', async () => {
  const vault = await open()
  await vault.write('c1.password', 'pä55 wörd')
  expect(await vault.read('c1.password')).toBe('pä55 wörd')
  const next = await open()
  expect(next.status()).toEqual({ kind: 'os', backend: 'test' })
  expect(await next.read('c1.password')).toBe('pä55 wörd')
  expect(await next.read('c2.password')).toBeNull()
  expect(JSON.stringify(disk.read())).not.toContain('pä55')
})

test('the canary comes with the first secret and stays the same', async () => {
  const vault = await open()
  expect(disk.read()).toEqual(emptyVault)
  await Promise.all([vault.write('a', '1'), vault.write('b', '2')])
  const { canary } = disk.read()
  expect(canary).toEqual(expect.any(String))
  await vault.write('c', '3')
  expect(disk.read().canary).toBe(canary)
})

test('a lost key is told from an empty vault: memory only, and nothing on disk is touched', async () => {
  await (await open()).write('a', 'old')
  const before = disk.read()
  key = randomBytes(32)
  const vault = await open()
  expect(vault.status()).toEqual({ kind: 'memory', reason: 'key-lost' })
  await expect(vault.read('a')).rejects.toMatchObject(unreadable)
  expect(await vault.read('b')).toBeNull()
  await vault.write('a', 'new')
  await vault.write('b', 'new too')
  expect([await vault.read('a'), await vault.read('b')]).toEqual(['new', 'new too'])
  expect(disk.read()).toBe(before)
})

test('a key that comes back opens everything again', async () => {
  await (await open()).write('a', 'old')
  const found = key
  key = randomBytes(32)
  await (await open()).write('a', 'new')
  key = found
  expect(await (await open()).read('a')).toBe('old')
})

test('a lost key is noticed without a canary too, and a canary that opens to something else counts as lost', async () => {
  await (await open()).write('a', 'old')
  const { records } = disk.read()
  disk.write({ canary: null, records })
  expect((await open()).status()).toMatchObject({ kind: 'os' })
  disk.write({ canary: records.a ?? null, records })
  expect((await open()).status()).toMatchObject({ kind: 'memory', reason: 'key-lost' })
  disk.write({ canary: null, records })
  key = randomBytes(32)
  expect((await open()).status()).toMatchObject({ kind: 'memory', reason: 'key-lost' })
})

test.each(['no-keychain', 'keychain-locked'] as const)(
  'with %s secrets stay in memory, and older ones are kept',
  async (reason) => {
    await (await open()).write('a', 'old')
    const before = disk.read()
    const vault = await open(sealer({ usable: false, reason }))
    expect(vault.status()).toEqual({ kind: 'memory', reason })
    await expect(vault.read('a')).rejects.toMatchObject(unreadable)
    await vault.write('b', 'new')
    expect(await vault.read('b')).toBe('new')
    expect(disk.read()).toBe(before)
    expect(await (await open()).read('a')).toBe('old')
  },
)

test('one record that cannot be opened fails by itself and stays where it is', async () => {
  const vault = await open()
  await vault.write('a', '1')
  await vault.write('b', '2')
  const { canary, records } = disk.read()
  disk.write({ canary, records: { ...records, a: 'AAAA' } })
  const before = disk.read()
  await expect(vault.read('a')).rejects.toMatchObject(unreadable)
  expect(await vault.read('b')).toBe('2')
  expect(disk.read()).toBe(before)
  expect(lines).toEqual(['unseal-failed'])
})

test('the person can delete a secret, readable or not, in any kind of vault', async () => {
  const vault = await open()
  await vault.write('a', '1')
  await vault.write('b', '2')
  await vault.remove('a')
  expect(await vault.read('a')).toBeNull()
  key = randomBytes(32)
  const lost = await open()
  await lost.remove('b')
  expect(await lost.read('b')).toBeNull()
  expect(Object.keys(disk.read().records)).toEqual([])
})

test('deleting what is not there writes nothing', async () => {
  const vault = await open()
  await vault.remove('a')
  expect(disk.writes).toBe(0)
})

test('a newer sealing is kept when the system wants one, and a full disk does not take the secret away', async () => {
  const vault = await open()
  await vault.write('a', '1')
  const before = disk.read().records.a
  rotated = true
  disk.failing = true
  expect(await vault.read('a')).toBe('1')
  expect(lines).toEqual(['reseal-not-kept'])
  disk.failing = false
  expect(await vault.read('a')).toBe('1')
  expect(disk.read().records.a).not.toBe(before)
  rotated = false
  expect(await vault.read('a')).toBe('1')
})

test('a full disk fails the write and changes nothing', async () => {
  const vault = await open()
  await vault.write('a', '1')
  disk.failing = true
  await expect(vault.write('a', '2')).rejects.toMatchObject({ error: { code: 'storage-failed', reason: 'full' } })
  expect(await vault.read('a')).toBe('1')
})

test('a keychain that refuses to seal fails the write without a word of the secret', async () => {
  const refusing: Sealer = { ...sealer(), seal: () => Promise.reject(new Error('cannot seal geheim')) }
  const failure = await (await open(refusing)).write('a', 'geheim').catch((cause: unknown) => cause)
  expect(failure).toMatchObject({ error: { code: 'storage-failed' } })
  expect(JSON.stringify([failure, lines])).not.toContain('geheim')
})

test('what concerns one key happens in the order it was asked for; no key loses what another wrote', async () => {
  const vault = await open()
  const seen: (string | null)[] = []
  await Promise.all([
    ...Array.from({ length: 20 }, (_, index) => vault.write(`k${index}`, String(index))),
    vault.write('a', '1'),
    vault.read('a').then((secret) => seen.push(secret)),
    vault.write('a', '2'),
    vault.read('a').then((secret) => seen.push(secret)),
    vault.remove('a'),
    vault.read('a').then((secret) => seen.push(secret)),
  ])
  expect(seen).toEqual(['1', '2', null])
  expect(Object.keys(disk.read().records)).toHaveLength(20)
})

test('keys that are names of object members are keys like others', async () => {
  const vault = await open()
  expect(await vault.read('constructor')).toBeNull()
  await vault.write('__proto__', 'x')
  expect(await vault.read('__proto__')).toBe('x')
})

test('only the right shape is a vault', () => {
  const bad = [
    null,
    [],
    {},
    { canary: null },
    { canary: 1, records: {} },
    { canary: null, records: [] },
    { canary: null, records: { a: 1 } },
  ]
  expect(bad.map(isVaultDocument)).toEqual(bad.map(() => false))
  expect(isVaultDocument({ canary: 'x', records: { a: 'y' } })).toBe(true)
})
