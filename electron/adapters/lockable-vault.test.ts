import { randomBytes } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, expect, onTestFinished, test } from 'vitest'
import { type TestRecords, testRecords } from '../ports/test-records.ts'
import { cheapRecipes } from '../sealing/test-recipes.ts'
import { openVault } from './open-vault.ts'
import { readLock, writeLock } from './passphrase-lock.ts'
import { openRecords } from './record-file.ts'
import { createTestSealer, type TestKeychain } from './test-sealer.ts'
import { canaryId, lockId, secretsIn } from './vault-records.ts'

let keychain: TestKeychain
let disk: TestRecords<string>
let asides: string[]
let usable: boolean

beforeEach(() => {
  keychain = { key: randomBytes(32), rotated: false }
  disk = testRecords()
  asides = []
  usable = true
})

/** Opens the vault as the next run of the app does. */
const open = () =>
  openVault({
    sealer: createTestSealer(
      keychain,
      usable ? { usable: true, backend: 'test' } : { usable: false, reason: 'no-keychain' },
    ),
    records: disk,
    keepAside: () => `aside-${asides.push(JSON.stringify([...disk.all()]))}`,
    recipes: cheapRecipes,
    log: () => {},
  })

const unreadable = { error: { code: 'secret-unreadable' } }

test('without a keychain, a passphrase keeps what was in memory, and opens it in the next run', async () => {
  usable = false
  const vault = await open()
  expect([vault.status().kind, vault.passphrase(), vault.hasKeychain()]).toEqual(['memory', 'none', false])
  await vault.write('a', 'pä55 wörd')
  await vault.setPassphrase('correct horse battery')
  expect(vault.status()).toEqual({ kind: 'passphrase', backend: null })
  await vault.write('b', 'later')
  expect([await vault.read('a'), await vault.read('b')]).toEqual(['pä55 wörd', 'later'])

  const next = await open()
  expect(next.passphrase()).toBe('locked')
  expect(await next.unlock('correct horse batterz')).toBe(false)
  expect(await next.unlock('correct horse battery')).toBe(true)
  expect([await next.read('a'), await next.read('b')]).toEqual(['pä55 wörd', 'later'])
  const onDisk = JSON.stringify([...disk.all()])
  for (const secret of ['pä55', 'later', 'horse']) expect(onDisk).not.toContain(secret)
})

test('on top of a keychain both are needed: neither the passphrase nor the keychain alone opens anything', async () => {
  const vault = await open()
  await vault.write('a', '1')
  await vault.setPassphrase('correct horse battery')
  expect(vault.status()).toEqual({ kind: 'passphrase', backend: 'test' })
  expect((await open()).passphrase()).toBe('locked')

  const found = keychain.key
  keychain.key = randomBytes(32)
  await expect((await open()).unlock('correct horse battery')).rejects.toMatchObject(unreadable)
  usable = false
  const without = await open()
  expect(without.lacksKeychain()).toBe(true)
  await expect(without.unlock('correct horse battery')).rejects.toMatchObject(unreadable)

  usable = true
  keychain.key = found
  const again = await open()
  expect(again.lacksKeychain()).toBe(false)
  expect(await again.unlock('correct horse battery')).toBe(true)
  expect(await again.read('a')).toBe('1')
})

test('locking takes the key away at once, after what was under way, and the passphrase brings it back', async () => {
  const vault = await open()
  await vault.setPassphrase('correct horse battery')
  const writing = vault.write('a', '1')
  const locking = vault.lock()
  await writing
  await locking
  expect(vault.passphrase()).toBe('locked')
  await expect(vault.setPassphrase('another one')).rejects.toMatchObject({ error: { code: 'locked' } })
  expect(await vault.unlock('correct horse battery')).toBe(true)
  expect(await vault.read('a')).toBe('1')
})

test('what asks a locked vault waits until it is opened, and then goes on in its order', async () => {
  const vault = await open()
  await vault.setPassphrase('correct horse battery')
  await vault.write('a', '1')
  await vault.lock()
  const seen: (string | null)[] = []
  const waiting = [
    vault.read('a').then((secret) => seen.push(secret)),
    vault.write('a', '2'),
    vault.read('a').then((secret) => seen.push(secret)),
  ]
  expect(await vault.unlock('wrong')).toBe(false)
  await new Promise((resolve) => setTimeout(resolve, 20))
  expect(seen).toEqual([])
  expect(await vault.unlock('correct horse battery')).toBe(true)
  await Promise.all(waiting)
  expect(seen).toEqual(['1', '2'])
})

test('a vault without a passphrase has nothing to lock', async () => {
  const vault = await open()
  await vault.write('a', '1')
  await vault.lock()
  expect(vault.passphrase()).toBe('none')
  expect(await vault.read('a')).toBe('1')
})

test('another passphrase opens the same secrets, and the old one no longer does; no secret is sealed anew for it', async () => {
  const vault = await open()
  await vault.setPassphrase('correct horse battery')
  await vault.write('a', '1')
  const before = disk.get('a')
  expect(await vault.isPassphrase('wrong')).toBe(false)
  expect(await vault.isPassphrase('correct horse battery')).toBe(true)
  await vault.setPassphrase('another one entirely')
  expect(disk.get('a')).toBe(before)
  const next = await open()
  expect(await next.unlock('correct horse battery')).toBe(false)
  expect(await next.unlock('another one entirely')).toBe(true)
  expect(await next.read('a')).toBe('1')
})

test('what the old passphrase opens is in no file any more', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'hallpass-vault-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const records = openRecords<string>({
    ...{ folder, name: 'vault', title: 'vault', migrations: [], now: () => 0, notice: () => {} },
    isValid: (value) => typeof value === 'string',
    leavesNothing: true,
  })
  const vault = await openVault({
    ...{ records, keepAside: () => '', recipes: cheapRecipes, log: () => {} },
    sealer: createTestSealer(keychain, { usable: true, backend: 'test' }),
  })
  await vault.setPassphrase('correct horse battery')
  await vault.write('a', '1')
  await vault.write('b', '2')
  await vault.remove('b')
  await records.settled()
  const old = readLock(records.get(lockId) ?? '', cheapRecipes)?.sealedKey ?? ''
  const texts = () => readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'))
  const holding = () => texts().filter((text) => old !== '' && text.includes(old))
  expect(holding()).toHaveLength(2)
  await vault.setPassphrase('another one entirely')
  await records.settled()
  expect(holding()).toEqual([])
  expect(await vault.read('a')).toBe('1')
})

test('without the passphrase the keychain alone keeps everything again; without a keychain it stays', async () => {
  const vault = await open()
  await vault.setPassphrase('correct horse battery')
  await vault.write('a', '1')
  await vault.removePassphrase()
  expect([vault.status().kind, vault.passphrase()]).toEqual(['os', 'none'])
  const next = await open()
  expect(next.status().kind).toBe('os')
  expect(await next.read('a')).toBe('1')
  expect(disk.get(lockId)).toBeUndefined()

  usable = false
  disk.replaceAll(new Map())
  const only = await open()
  await only.setPassphrase('correct horse battery')
  await expect(only.removePassphrase()).rejects.toMatchObject({ error: { code: 'invalid-input' } })
  expect(only.passphrase()).toBe('open')
})

test('a full disk changes nothing, whatever was to be done', async () => {
  const vault = await open()
  await vault.write('a', '1')
  const full = { error: { code: 'storage-failed', reason: 'full' } }
  disk.isFull = true
  await expect(vault.setPassphrase('correct horse battery')).rejects.toMatchObject(full)
  expect(vault.passphrase()).toBe('none')
  disk.isFull = false
  await vault.setPassphrase('correct horse battery')
  const before = disk.all()
  disk.isFull = true
  await expect(vault.setPassphrase('another one entirely')).rejects.toMatchObject(full)
  await expect(vault.removePassphrase()).rejects.toMatchObject(full)
  await expect(vault.startAfresh()).rejects.toMatchObject(full)
  expect(disk.all()).toBe(before)
  expect(await vault.read('a')).toBe('1')
  expect(await vault.isPassphrase('correct horse battery')).toBe(true)
})

test('records cannot be swapped, and one that was changed does not open; the others do', async () => {
  const vault = await open()
  await vault.setPassphrase('correct horse battery')
  await vault.write('a', '1')
  await vault.write('b', '2')
  await vault.write('c', '3')
  const [a, b] = [disk.get('a') ?? '', disk.get('b') ?? '']
  disk.put('a', b)
  const bytes = Buffer.from(b, 'base64')
  bytes.writeUInt8(bytes.readUInt8(20) ^ 1, 20)
  disk.put('b', bytes.toString('base64'))
  for (const key of ['a', 'b']) await expect(vault.read(key)).rejects.toMatchObject(unreadable)
  expect(await vault.read('c')).toBe('3')
  disk.put('a', a)
  expect(await vault.read('a')).toBe('1')
})

test('the same secret is never sealed the same way twice', async () => {
  const vault = await open()
  await vault.setPassphrase('correct horse battery')
  await vault.write('a', 'the same')
  const first = disk.get('a')
  await vault.write('a', 'the same')
  expect(disk.get('a')).not.toBe(first)
})

test('a recipe that was made cheaper in the file does not open the vault', async () => {
  const vault = await open()
  await vault.setPassphrase('correct horse battery')
  const lock = readLock(disk.get(lockId) ?? '', cheapRecipes)
  if (lock === null) throw new Error('there is no lock')
  disk.put(lockId, writeLock({ ...lock, recipe: { ...lock.recipe, p: 2 } }))
  expect(await (await open()).unlock('correct horse battery')).toBe(false)
  disk.put(lockId, JSON.stringify({ ...lock, recipe: { ...lock.recipe, r: 1 } }))
  await expect((await open()).unlock('correct horse battery')).rejects.toMatchObject(unreadable)
})

test('a forgotten passphrase means an empty vault, with the old one kept aside', async () => {
  const vault = await open()
  await vault.setPassphrase('correct horse battery')
  await vault.write('a', '1')
  const next = await open()
  expect(await next.startAfresh()).toBe('aside-1')
  expect(JSON.parse(asides[0] ?? '')).toHaveLength(2)
  expect(next.status().kind).toBe('os')
  expect(await next.read('a')).toBeNull()
  await next.write('a', 'anew')
  expect(await (await open()).read('a')).toBe('anew')
  // The kept file is good for what it was.
  disk.replaceAll(new Map(JSON.parse(asides[0] ?? '[]')))
  const old = await open()
  expect(await old.unlock('correct horse battery')).toBe(true)
  expect(await old.read('a')).toBe('1')
})

test('where the keychain lost the key, one can begin anew with it: what was typed since is kept, the old file is aside', async () => {
  await (await open()).write('a', '1')
  keychain.key = randomBytes(32)
  const lost = await open()
  expect(lost.status()).toEqual({ kind: 'memory', reason: 'key-lost' })
  await lost.write('b', 'typed since')
  expect(await lost.startAfresh()).toBe('aside-1')
  expect(lost.status().kind).toBe('os')
  const next = await open()
  expect(await next.read('b')).toBe('typed since')
  expect(disk.get(canaryId)).toEqual(expect.any(String))
})

test('what the keychain sealed before it could not be used opens again with it, under the passphrase chosen meanwhile', async () => {
  await (await open()).write('a', 'of the keychain')
  usable = false
  const without = await open()
  await without.setPassphrase('correct horse battery')
  expect(asides).toHaveLength(1)
  await expect(without.read('a')).rejects.toMatchObject(unreadable)
  usable = true
  const again = await open()
  expect(await again.unlock('correct horse battery')).toBe(true)
  expect(await again.read('a')).toBe('of the keychain')
  usable = false
  const later = await open()
  await later.unlock('correct horse battery')
  // Read once, it is under the passphrase's key.
  expect(await later.read('a')).toBe('of the keychain')
})

test('secrets that do not open stay as they are when a passphrase comes or goes', async () => {
  const vault = await open()
  await vault.write('a', '1')
  disk.put('broken', 'AAAA')
  await vault.setPassphrase('correct horse battery')
  expect(disk.get('broken')).toBe('AAAA')
  await vault.removePassphrase()
  expect(disk.get('broken')).toBe('AAAA')
  expect(secretsIn(disk)).toHaveLength(2)
  expect(await vault.read('a')).toBe('1')
})
