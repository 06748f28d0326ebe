import { randomBytes } from 'node:crypto'
import { beforeEach, expect, test } from 'vitest'
import { type TestRecords, testRecords } from '../ports/test-records.ts'
import { cheapRecipes } from '../sealing/test-recipes.ts'
import { openVault } from './open-vault.ts'
import type { Sealer } from './sealer.ts'
import { createTestSealer, type TestKeychain } from './test-sealer.ts'
import { canaryId, secretsIn } from './vault-records.ts'

let keychain: TestKeychain
let disk: TestRecords<string>
let lines: string[]
let asides: string[]

beforeEach(() => {
  keychain = { key: randomBytes(32), rotated: false }
  lines = []
  asides = []
  disk = testRecords()
})

const sealer = (status?: Sealer['status']) => createTestSealer(keychain, status)

const open = (one = sealer()) =>
  openVault({
    sealer: one,
    records: disk,
    keepAside: () => `aside-${asides.push(JSON.stringify([...disk.all()]))}`,
    recipes: cheapRecipes,
    log: (event) => void lines.push(event),
  })
const unreadable = { error: { code: 'secret-unreadable', fields: [] } }

test('what was written is read again, also by the next run, and is nowhere on disk as it is', async () => {
  const vault = await open()
  await vault.write('c1.password', 'pä55 wörd')
  expect(await vault.read('c1.password')).toBe('pä55 wörd')
  const next = await open()
  expect(next.status()).toEqual({ kind: 'os', backend: 'test' })
  expect(await next.read('c1.password')).toBe('pä55 wörd')
  expect(await next.read('c2.password')).toBeNull()
  expect(JSON.stringify([...disk.all()])).not.toContain('pä55')
})

test('the canary comes with the first secret and stays the same', async () => {
  const vault = await open()
  expect([...disk.all()]).toEqual([])
  await Promise.all([vault.write('a', '1'), vault.write('b', '2')])
  const canary = disk.get(canaryId)
  expect(canary).toEqual(expect.any(String))
  await vault.write('c', '3')
  expect(disk.get(canaryId)).toBe(canary)
})

test('a lost key is told from an empty vault: memory only, and nothing on disk is touched', async () => {
  await (await open()).write('a', 'old')
  const before = disk.all()
  keychain.key = randomBytes(32)
  const vault = await open()
  expect(vault.status()).toEqual({ kind: 'memory', reason: 'key-lost' })
  await expect(vault.read('a')).rejects.toMatchObject(unreadable)
  expect(await vault.read('b')).toBeNull()
  await vault.write('a', 'new')
  await vault.write('b', 'new too')
  expect([await vault.read('a'), await vault.read('b')]).toEqual(['new', 'new too'])
  expect(disk.all()).toBe(before)
})

test('a key that comes back opens everything again', async () => {
  await (await open()).write('a', 'old')
  const found = keychain.key
  keychain.key = randomBytes(32)
  await (await open()).write('a', 'new')
  keychain.key = found
  expect(await (await open()).read('a')).toBe('old')
})

test('a lost key is noticed without a canary too, and a canary that opens to something else counts as lost', async () => {
  await (await open()).write('a', 'old')
  const sealed = disk.get('a') ?? ''
  disk.remove(canaryId)
  expect((await open()).status()).toMatchObject({ kind: 'os' })
  disk.put(canaryId, sealed)
  expect((await open()).status()).toMatchObject({ kind: 'memory', reason: 'key-lost' })
  disk.remove(canaryId)
  keychain.key = randomBytes(32)
  expect((await open()).status()).toMatchObject({ kind: 'memory', reason: 'key-lost' })
})

test.each(['no-keychain', 'keychain-locked'] as const)(
  'with %s secrets stay in memory, and older ones are kept',
  async (reason) => {
    await (await open()).write('a', 'old')
    const before = disk.all()
    const vault = await open(sealer({ usable: false, reason }))
    expect(vault.status()).toEqual({ kind: 'memory', reason })
    await expect(vault.read('a')).rejects.toMatchObject(unreadable)
    await vault.write('b', 'new')
    expect(await vault.read('b')).toBe('new')
    expect(disk.all()).toBe(before)
    expect(await (await open()).read('a')).toBe('old')
  },
)

test('one record that cannot be opened fails by itself and stays where it is', async () => {
  const vault = await open()
  await vault.write('a', '1')
  await vault.write('b', '2')
  disk.put('a', 'AAAA')
  const before = disk.all()
  await expect(vault.read('a')).rejects.toMatchObject(unreadable)
  expect(await vault.read('b')).toBe('2')
  expect(disk.all()).toBe(before)
  expect(lines).toEqual(['unseal-failed'])
})

test('the person can delete a secret, readable or not, in any kind of vault', async () => {
  const vault = await open()
  await vault.write('a', '1')
  await vault.write('b', '2')
  await vault.remove('a')
  expect(await vault.read('a')).toBeNull()
  keychain.key = randomBytes(32)
  const lost = await open()
  await lost.remove('b')
  expect(await lost.read('b')).toBeNull()
  expect(secretsIn(disk)).toEqual([])
})

test('deleting what is not there writes nothing', async () => {
  const vault = await open()
  await vault.remove('a')
  expect(disk.writes).toBe(0)
})

test('a newer sealing is kept when the system wants one, and a full disk does not take the secret away', async () => {
  const vault = await open()
  await vault.write('a', '1')
  const before = disk.get('a')
  keychain.rotated = true
  disk.isFull = true
  expect(await vault.read('a')).toBe('1')
  expect(lines).toEqual(['reseal-not-kept'])
  disk.isFull = false
  expect(await vault.read('a')).toBe('1')
  expect(disk.get('a')).not.toBe(before)
  keychain.rotated = false
  expect(await vault.read('a')).toBe('1')
})

test('a full disk fails the write and changes nothing', async () => {
  const vault = await open()
  await vault.write('a', '1')
  disk.isFull = true
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
  expect(secretsIn(disk)).toHaveLength(20)
})

test('keys that are names of object members are keys like others', async () => {
  const vault = await open()
  expect(await vault.read('constructor')).toBeNull()
  await vault.write('__proto__', 'x')
  expect(await vault.read('__proto__')).toBe('x')
})

test('a secret that is called like a record about the vault is none', async () => {
  const vault = await open()
  await vault.write('a', '1')
  expect(await vault.read(canaryId)).toBeNull()
  await vault.remove(canaryId)
  expect(disk.get(canaryId)).toEqual(expect.any(String))
})
