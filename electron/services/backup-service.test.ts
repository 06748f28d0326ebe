import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, onTestFinished, test } from 'vitest'
import { emptyForm } from '../../shared/domain/request-form.ts'
import { failureOf } from '../http/test-server.ts'
import { cheapRecipes } from '../sealing/test-recipes.ts'
import { openBackup, readBackupFile, writeBackup } from './backup/backup-file.ts'
import { systemOwner, systemRequestsKind } from './system-requests.ts'
import { ownLogin } from './test-own-login.ts'
import { connected, createTestServices, planted, type TestServices } from './test-services.ts'
import { tokenKey } from './vault-keys.ts'

const passphrase = 'mill otter saddle ribbon'

/** Connected, with a saved request, variables of every kind, and a back-up of it all. */
async function backedUp() {
  const world = await connected()
  const { services, connection } = world
  await services.workbench.save({
    connectionId: connection.id,
    id: null,
    name: 'My loans',
    folder: null,
    form: emptyForm,
  })
  await services.variables.put({
    connectionId: connection.id,
    id: null,
    name: 'own',
    kind: 'secret',
    value: 'variable-canary',
  })
  await services.variables.put({
    connectionId: null,
    id: null,
    name: 'everywhere',
    kind: 'plain',
    value: 'https://x.example',
  })
  expect(await services.backups.save(passphrase, true)).toMatchObject({ saved: true })
  return { ...world, file: services.files.saved.at(-1)?.bytes ?? new Uint8Array() }
}

/** Chooses these bytes in the dialog. */
async function choose(services: TestServices, bytes: Uint8Array) {
  const folder = mkdtempSync(join(tmpdir(), 'hallpass-backup-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const path = join(folder, 'one.hallpass-backup')
  writeFileSync(path, bytes)
  services.chosen.push({ path, name: 'one.hallpass-backup', size: bytes.byteLength })
  return services.backups.choose()
}

async function opened(services: TestServices, bytes: Uint8Array) {
  const { id = '' } = (await choose(services, bytes)) ?? {}
  return { id, preview: await services.backups.open(id, passphrase) }
}

test('nothing of a back-up is in plain, and its name says when it was made', async () => {
  const { services, file } = await backedUp()
  const text = Buffer.from(file).toString('utf8')
  for (const secret of [planted.clientSecret, 'canary', 'My loans', 'infolink', 'everywhere'])
    expect(text).not.toContain(secret)
  expect(services.files.saved.at(-1)?.name).toMatch(/^Hallpass back-up \d{4}-\d\d-\d\d\.hallpass-backup$/)
})

test('in another Hallpass everything is there again, and works', async () => {
  const { connection, file } = await backedUp()
  const fresh = createTestServices()
  const { id, preview } = await opened(fresh, file)
  expect(preview.connections).toMatchObject([{ id: connection.id, name: connection.name, state: 'new', requests: 1 }])
  expect(preview).toMatchObject({ newVariables: 1, newSystems: [] })
  expect(JSON.stringify(preview)).not.toContain('canary')
  expect(await fresh.backups.take(id, {}, false)).toEqual({ connections: 1, systems: 0, variables: 1 })

  expect(fresh.connections.list()).toEqual([connection])
  expect(fresh.announced.at(-1)).toMatchObject({ connectionId: connection.id, token: { connectionId: connection.id } })
  expect((await fresh.tokens.fresh(connection.id)).renewed).toBe(false)
  await fresh.tokens.get(connection.id)
  expect((await fresh.workbench.load(connection.id)).saved).toMatchObject([{ name: 'My loans' }])
  const [own] = await fresh.variables.list(connection.id)
  expect(own && (await fresh.variables.secretOf(own))).toBe('variable-canary')
})

test('taken twice it brings nothing new', async () => {
  const { file } = await backedUp()
  const fresh = createTestServices()
  // Ids are given out in another order here.
  await fresh.variables.put({ connectionId: null, id: null, name: 'here', kind: 'plain', value: '' })
  const first = await opened(fresh, file)
  await fresh.backups.take(first.id, {}, false)
  const again = await opened(fresh, file)
  expect(again.preview.connections).toMatchObject([{ state: 'same' }])
  expect(again.preview.newVariables).toBe(0)
  expect(await fresh.backups.take(again.id, {}, false)).toEqual({ connections: 0, systems: 0, variables: 0 })
  expect(fresh.connections.list()).toHaveLength(1)
})

test('what differs stays as it is here, unless it is decided otherwise', async () => {
  const { services, connection, file } = await backedUp()
  services.kept.connections.put(connection.id, { ...connection, name: 'Renamed since' })
  const mine = await opened(services, file)
  expect(mine.preview.connections).toMatchObject([{ state: 'different' }])
  await services.backups.take(mine.id, {}, false)
  expect(services.connections.list().map(({ name }) => name)).toEqual(['Renamed since'])

  const both = await opened(services, file)
  await services.backups.take(both.id, { [connection.id]: 'both' }, false)
  const names = services.connections.list().map(({ name }) => name)
  expect(names).toEqual(['Renamed since', `${connection.name} (back-up)`])
  const copy = services.connections.list()[1]
  expect((await services.tokens.known(copy?.id ?? ''))?.summary.connectionId).toBe(copy?.id)

  const theirs = await opened(services, file)
  await services.backups.take(theirs.id, { [connection.id]: 'theirs' }, false)
  expect(services.connections.list()[0]).toEqual(connection)
})

test('a vault that fails in the middle leaves everything as it was', async () => {
  const { file } = await backedUp()
  const fresh = createTestServices()
  const { id } = await opened(fresh, file)
  const put = fresh.kept.connections.put
  Object.assign(fresh.kept.connections, {
    put: (...change: Parameters<typeof put>) => {
      put(...change)
      fresh.sealed.isFull = true
    },
  })
  expect((await failureOf(fresh.backups.take(id, {}, false))).error.code).toBe('storage-failed')
  fresh.sealed.isFull = false
  Object.assign(fresh.kept.connections, { put })
  expect(fresh.connections.list()).toEqual([])
  expect([...fresh.kept.vault.keys()]).toEqual([])
  // It is still held: trying again works.
  expect(await fresh.backups.take(id, {}, false)).toMatchObject({ connections: 1 })
})

test('the back-up’s in the place of the one here brings its variables, requests and token; then they are the same', async () => {
  const { services, connection, file } = await backedUp()
  const [own] = await services.variables.list(connection.id)
  await services.variables.put({
    id: own?.id ?? null,
    connectionId: connection.id,
    name: 'own',
    kind: 'secret',
    value: 'other',
  })
  await services.tokens.forget(connection.id)
  const { id, preview } = await opened(services, file)
  expect(preview.connections).toMatchObject([{ state: 'different' }])
  await services.backups.take(id, { [connection.id]: 'theirs' }, false)
  const again = await opened(services, file)
  expect(again.preview.connections).toMatchObject([{ state: 'same' }])
  const [now] = await services.variables.list(connection.id)
  expect(now && (await services.variables.secretOf(now))).toBe('variable-canary')
  expect((await services.tokens.list())[0]?.token).not.toBeNull()
})

test('a renewal under way for what is replaced ends first: the token is then the back-up’s', async () => {
  const { services, server, connection, file } = await backedUp()
  const { id } = await opened(services, file)
  const release = server.hold()
  const renewing = failureOf(services.tokens.get(connection.id))
  await server.gotten(2)
  const taking = services.backups.take(id, { [connection.id]: 'theirs' }, false)
  release()
  expect((await renewing).error.code).toBe('cancelled')
  await taking
  expect((await services.tokens.known(connection.id))?.accessToken).toBe('access-canary-1')
  expect(services.kept.vault.get(tokenKey(connection.id))).toContain('access-canary-1')
})

test('where taking fails, what a renewal under way brought is kept', async () => {
  const { services, server, connection, file } = await backedUp()
  const { id } = await opened(services, file)
  const release = server.hold()
  const renewing = failureOf(services.tokens.get(connection.id))
  await server.gotten(2)
  services.kept.settings.isFull = true
  const taking = failureOf(services.backups.take(id, { [connection.id]: 'theirs' }, true))
  release()
  await renewing
  expect((await taking).error.code).toBe('storage-failed')
  expect((await services.tokens.known(connection.id))?.accessToken).toBe('access-canary-2')
  expect(services.kept.vault.get(tokenKey(connection.id))).toContain('access-canary-2')
})

test('settings that cannot be kept bring everything back to what it was, secrets of variables too', async () => {
  const { services, connection, file } = await backedUp()
  const [own] = await services.variables.list(connection.id)
  await services.variables.put({
    id: own?.id ?? null,
    connectionId: connection.id,
    name: 'own',
    kind: 'secret',
    value: 'other',
  })
  const { id } = await opened(services, file)
  const before = new Map(services.kept.vault)
  services.kept.settings.isFull = true
  const decisions = { [connection.id]: 'theirs' } as const
  expect((await failureOf(services.backups.take(id, decisions, true))).error.code).toBe('storage-failed')
  expect(new Map(services.kept.vault)).toEqual(before)
  expect(services.connections.list()).toEqual([connection])
  const [now] = await services.variables.list(connection.id)
  expect(now && (await services.variables.secretOf(now))).toBe('other')
})

test('a system that somebody made comes with the requests that new connections begin with', async () => {
  const { services } = await connected()
  const made = { ...ownLogin(), id: 'own-shop' }
  services.kept.providers.write({ providers: [made] })
  const requests = [{ name: 'My loans', folder: null, form: emptyForm }]
  const owner = systemOwner('own-shop')
  await services.sealed.of(owner, systemRequestsKind).update(() => ({ requests }))
  await services.backups.save(passphrase, false)
  const fresh = createTestServices()
  const { id, preview } = await opened(fresh, services.files.saved.at(-1)?.bytes ?? new Uint8Array())
  expect(preview.newSystems).toEqual([made.name])
  expect(await fresh.backups.take(id, {}, false)).toMatchObject({ systems: 1 })
  expect(await fresh.sealed.of(owner, systemRequestsKind).read()).toEqual({ requests })
})

test('a file that somebody made with evil in mind does not open: names of files, and the same connection twice', async () => {
  const { services, connection } = await connected()
  await services.backups.save(passphrase, false)
  const bytes = services.files.saved.at(-1)?.bytes ?? new Uint8Array()
  const good = await openBackup(readBackupFile(Buffer.from(bytes).toString('utf8'), cheapRecipes), passphrase)
  const [entry] = good?.entries ?? []
  if (good === null || entry === undefined) throw new Error('nothing was saved')
  const named = (id: string) => ({ ...entry, connection: { ...connection, id } })
  for (const entries of [[named('everywhere')], [named('system-own-shop')], [named('../../x')], [entry, entry]]) {
    const evil = await writeBackup({ ...good, entries }, passphrase, await cheapRecipes.choose())
    const { id = '' } = (await choose(services, evil)) ?? {}
    expect((await failureOf(services.backups.open(id, passphrase))).error).toMatchObject({ field: 'passphrase' })
  }
})

test('a wrong passphrase and a damaged file are one and the same, and nothing is taken', async () => {
  const { file } = await backedUp()
  const fresh = createTestServices()
  const { id = '' } = (await choose(fresh, file)) ?? {}
  const refused = { code: 'invalid-input', field: 'passphrase' }
  expect((await failureOf(fresh.backups.open(id, 'not this one at all'))).error).toMatchObject(refused)
  expect((await failureOf(fresh.backups.take(id, {}, false))).error.code).toBe('not-found')
  const text = Buffer.from(file).toString('utf8')
  const broken = text.replace(
    /"sealed":"(.{40})(.)/,
    (_whole, start, one) => `"sealed":"${start}${one === 'A' ? 'B' : 'A'}`,
  )
  const other = (await choose(fresh, Buffer.from(broken)))?.id ?? ''
  expect((await failureOf(fresh.backups.open(other, passphrase))).error).toMatchObject(refused)
})

test('a passphrase that everybody would try is not taken for a back-up', async () => {
  const { services } = await connected()
  expect((await failureOf(services.backups.save('passwordpassword', false))).error).toMatchObject({
    field: 'passphrase',
  })
  expect(services.files.saved).toEqual([])
})

test('a newer back-up, and what is none, are refused in a sentence', async () => {
  const { file } = await backedUp()
  const fresh = createTestServices()
  const text = Buffer.from(file).toString('utf8')
  const newer = text.replace('"format":1', '"format":2')
  expect((await failureOf(choose(fresh, Buffer.from(newer)))).error).toMatchObject({
    reason: expect.stringContaining('newer'),
  })
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(
        fc.uint8Array({ maxLength: 200 }),
        fc.json().map((json) => Buffer.from(json)),
      ),
      async (bytes) => {
        expect((await failureOf(choose(fresh, bytes))).error.code).toBe('invalid-input')
      },
    ),
    { numRuns: 50 },
  )
})

test('what is opened is let go of when Hallpass locks', async () => {
  const { services, file } = await backedUp()
  const { id } = await opened(services, file)
  await services.lock.lock('by-hand')
  await services.lock.unlock(null)
  expect((await failureOf(services.backups.take(id, {}, false))).error.code).toBe('not-found')
})

test('a secret that cannot be opened here is a failure: half a back-up is none', async () => {
  const { services, connection } = await connected()
  services.failing.read = tokenKey(connection.id)
  expect((await failureOf(services.backups.save(passphrase, false))).error.code).toBe('secret-unreadable')
  expect(services.files.saved).toEqual([])
})

test('where the keychain lost its key, a back-up brings the secrets back', async () => {
  const { services, connection, file } = await backedUp()
  services.failing.read = true
  const { id, preview } = await opened(services, file)
  expect(preview.connections).toMatchObject([{ state: 'different' }])
  expect(await services.backups.take(id, { [connection.id]: 'theirs' }, false)).toMatchObject({ connections: 1 })
  services.failing.read = false
  expect((await services.tokens.known(connection.id))?.accessToken).toBeTypeOf('string')
})

test('a token that is gone here is a difference, and comes back with the back-up’s connection', async () => {
  const { services, connection, file } = await backedUp()
  await services.tokens.forget(connection.id)
  const { id, preview } = await opened(services, file)
  expect(preview.connections).toMatchObject([{ state: 'different' }])
  await services.backups.take(id, { [connection.id]: 'theirs' }, false)
  expect((await services.tokens.fresh(connection.id)).renewed).toBe(false)
})
