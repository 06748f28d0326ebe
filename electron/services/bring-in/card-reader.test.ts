import { expect, test } from 'vitest'
import type { CardChoice, CardPreview, CardWay } from '../../../shared/bring-in/card-preview.ts'
import type { ProviderCard } from '../../../shared/domain/provider-card.ts'
import { infolink } from '../../../shared/providers/infolink.ts'
import { cardLink } from '../../cards/card-link.ts'
import { writeCard } from '../../cards/read-card.ts'
import { failureOf } from '../../http/test-server.ts'
import { ownLogin } from '../test-own-login.ts'
import { connected, createTestServices, type TestServices } from '../test-services.ts'

const library = { ...ownLogin(), id: 'library', name: 'Library' }

const card: ProviderCard = {
  hallpass: 1,
  provider: library,
  servers: { server: 'https://library.example/rooms' },
  environment: { kind: 'test', label: 'Test' },
  signInId: 'login',
  guide: ['Ask Ann for an account.'],
  requests: [
    { name: 'Loans', folder: 'Me', form: { method: 'GET', url: '/loans' } },
    { name: 'Elsewhere', form: { method: 'GET', url: 'http://files.example:8080/x' } },
  ],
}

async function preview(services: TestServices, text: string): Promise<{ id: string; preview: CardPreview }> {
  const { id, preview } = await services.bringIn.read(text, '')
  if (preview.kind !== 'card') throw new Error(`Read as ${preview.kind}`)
  return { id, preview }
}

async function take(services: TestServices, one: ProviderCard, way: CardWay, more: Partial<CardChoice> = {}) {
  const { id } = await preview(services, writeCard(one))
  return services.bringIn.take(id, { kind: 'card', way, withRequests: true, connectionIds: [], ...more })
}

test('shows what it is, whom it will talk to, and what comes with it; and changes nothing', async () => {
  const services = createTestServices()
  const { preview: shown } = await preview(services, writeCard(card))
  expect(shown).toMatchObject({
    system: { name: 'Library' },
    signIns: [{ label: 'Login', asks: ['User name', 'Password'] }],
    hosts: [
      { host: 'library.example', why: 'Sign-in address', isPlainHttp: false },
      { host: 'files.example:8080', why: 'Saved requests', isPlainHttp: true },
    ],
    asksAddresses: [],
    environment: { kind: 'test', label: 'Test' },
    guide: ['Ask Ann for an account.'],
    requests: [
      { name: 'Loans', folder: 'Me', method: 'GET', url: '/loans' },
      { name: 'Elsewhere', folder: null, method: 'GET', url: 'http://files.example:8080/x' },
    ],
    twin: null,
    ways: ['add'],
  })
  expect(services.providers.list().some(({ id }) => id === 'library')).toBe(false)
})

test('a link shows the same as the file', async () => {
  const services = createTestServices()
  const { preview: fromFile } = await preview(services, writeCard(card))
  expect((await preview(services, ` ${cardLink(card)}\n`)).preview).toEqual(fromFile)
})

test('added, it is a system whose form begins with its addresses, and new connections have its requests', async () => {
  const services = createTestServices()
  const taken = await take(services, card, 'add')
  expect(taken).toEqual({
    providerIds: ['library'],
    connectionIds: [],
    requests: 2,
    leftOut: [],
    start: { servers: card.servers, environment: card.environment, signInId: 'login' },
  })
  const provider = services.providers.list().find(({ id }) => id === 'library')
  expect(provider).toMatchObject({ isOwn: true, servers: [{ default: 'https://library.example/rooms' }] })
  expect(provider?.signIns[0]?.whereToFind).toEqual(['Ask Ann for an account.'])
  expect(services.connections.list()).toEqual([])
  expect([...services.kept.vault.keys()]).toEqual([])
  const connection = await services.connections.save({
    draft: {
      providerId: 'library',
      signInId: 'login',
      name: '',
      environment: { kind: 'test', label: '' },
      servers: { server: 'https://library.example' },
      values: { username: 'ann' },
      secrets: { password: 'x' },
      acceptsInsecure: false,
      verifyTls: true,
      keepFresh: false,
      basicEncoding: 'exact',
    },
  })
  expect((await services.workbench.readAll(connection.id)).map(({ name, folder }) => [name, folder])).toEqual([
    ['Loans', 'Me'],
    ['Elsewhere', null],
  ])
})

test('brought in again as it was, there is nothing to choose from but what is here', async () => {
  const services = createTestServices()
  await take(services, card, 'add')
  const { preview: again } = await preview(services, writeCard(card))
  expect(again.twin).toMatchObject({ name: 'Library', sameAs: 'id', isBuiltIn: false, differences: [] })
  expect(again.ways).toEqual(['use-mine', 'keep-both'])
  await take(services, card, 'use-mine')
  expect(services.providers.list().filter(({ name }) => name === 'Library')).toHaveLength(1)
})

test('what differs is told in rows, and the card takes the place of what is here or stands beside it', async () => {
  const services = createTestServices()
  await take(services, card, 'add')
  const [signIn] = library.signIns
  if (signIn?.flow !== 'http-login') throw new Error('no login')
  const settings = { ...signIn.settings, request: { ...signIn.settings.request, path: '/v2/login' } }
  const newer: ProviderCard = {
    ...card,
    servers: { server: 'https://new.library.example' },
    provider: { ...library, summary: 'The new one.', signIns: [{ ...signIn, settings }] },
  }
  const { preview: shown } = await preview(services, writeCard(newer))
  expect(shown.ways).toEqual(['replace', 'keep-both', 'use-mine'])
  expect(shown.twin?.differences).toEqual([
    { what: 'Description', theirs: 'The new one.', mine: 'Made here.' },
    {
      what: 'Address “server”, starts with',
      theirs: 'https://new.library.example',
      mine: 'https://library.example/rooms',
    },
    { what: 'Sign-in “Login”, path of the request', theirs: '/v2/login', mine: '/login' },
  ])
  await take(services, newer, 'keep-both')
  expect(services.providers.list().flatMap(({ name, isOwn }) => (isOwn ? [name] : []))).toEqual([
    'Library',
    'Library (2)',
  ])
  await take(services, newer, 'replace')
  expect(services.providers.list().find(({ id }) => id === 'library')?.summary).toBe('The new one.')
})

test('one of the same name is compared as well, and keeps its id when its place is taken', async () => {
  const services = createTestServices()
  const mine = services.providers.save({ ...ownLogin(), name: 'Library' })
  const { preview: shown } = await preview(services, writeCard(card))
  expect(shown.twin).toMatchObject({ sameAs: 'name' })
  expect((await take(services, card, 'replace')).providerIds).toEqual([mine.id])
  expect(services.providers.list().filter(({ name }) => name === 'Library')).toHaveLength(1)
})

test('it does not take the place of a system whose connections would stop working', async () => {
  const services = createTestServices()
  await take(services, card, 'add')
  const connection = await services.connections.save({
    draft: {
      providerId: 'library',
      signInId: 'login',
      name: 'Mine',
      environment: { kind: 'test', label: '' },
      servers: { server: 'https://library.example' },
      values: { username: 'ann' },
      secrets: {},
      acceptsInsecure: false,
      verifyTls: true,
      keepFresh: false,
      basicEncoding: 'exact',
    },
  })
  const [signIn] = library.signIns
  const other = { ...card, provider: { ...library, signIns: [{ ...signIn, id: 'other' }] } } as ProviderCard
  const { preview: shown } = await preview(services, writeCard(other))
  expect(shown.twin).toMatchObject({ wouldBreak: ['Mine'], connections: [{ id: connection.id, name: 'Mine' }] })
  expect(shown.ways).toEqual(['keep-both', 'use-mine'])
  expect((await failureOf(take(services, other, 'replace'))).error.code).toBe('invalid-input')
  const newer = { ...card, provider: { ...library, summary: 'The new one.' } }
  expect((await take(services, newer, 'replace')).connectionIds).toEqual([connection.id])
})

test('a system of Hallpass is never changed: its card brings addresses and requests', async () => {
  const { services, connection } = await connected()
  const before = services.providers.list()
  const shared: ProviderCard = { ...card, provider: infolink, servers: { server: 'https://il.example' } }
  const { preview: shown } = await preview(services, writeCard(shared))
  expect(shown.ways).toEqual(['use-mine', 'keep-both'])
  expect(shown.twin).toMatchObject({ isBuiltIn: true, differences: [] })
  const taken = await take(services, shared, 'use-mine', { connectionIds: [connection.id, 'nobody'] })
  expect(taken.providerIds).toEqual(['infolink'])
  expect(taken.connectionIds).toEqual([connection.id])
  expect(services.providers.list()).toEqual(before)
  await take(services, shared, 'use-mine', { connectionIds: [connection.id] })
  expect((await services.workbench.readAll(connection.id)).map(({ name }) => name)).toEqual(['Loans', 'Elsewhere'])
  expect(services.connections.list()).toEqual([connection])
})

test('a system of Hallpass that differs in the card is told so', async () => {
  const services = createTestServices()
  const forged = { ...infolink, signIns: infolink.signIns.slice(0, 1), summary: 'Trust me.' }
  const { preview: shown } = await preview(services, writeCard({ hallpass: 1, provider: forged }))
  expect(shown.ways).toEqual(['use-mine', 'keep-both'])
  expect(shown.twin?.differences.map(({ what }) => what)).toContain('Description')
  expect(shown.twin?.differences.some(({ theirs }) => theirs === null)).toBe(true)
})

test('requests stay behind when they are not wanted', async () => {
  const services = createTestServices()
  expect((await take(services, card, 'add', { withRequests: false })).requests).toBe(0)
})

test('nothing of it is kept when it cannot be kept as a whole', async () => {
  const services = createTestServices()
  services.sealed.isFull = true
  expect((await failureOf(take(services, card, 'add'))).error.code).toBe('storage-failed')
  expect(services.providers.list().some(({ id }) => id === 'library')).toBe(false)
})

test.each([
  ['broken off', writeCard(card).slice(0, -30), 'it is not JSON'],
  ['of a newer Hallpass', writeCard(card).replace('"hallpass": 1', '"hallpass": 9'), 'newer Hallpass'],
  [
    'of a system that cannot work',
    writeCard({ ...card, provider: { ...library, servers: [] } }),
    'address of its server',
  ],
  ['a link that was cut', `${cardLink(card)?.slice(0, 60)}`, 'whole provider card'],
])('a card that is %s gets one sentence where it was pasted, and nothing changes', async (_, text, words) => {
  const services = createTestServices()
  const before = services.providers.list()
  const failure = await failureOf(services.bringIn.read(text, ''))
  expect(failure.error).toMatchObject({ code: 'invalid-input', field: 'text', reason: expect.stringContaining(words) })
  expect(services.providers.list()).toEqual(before)
})

test('what is kept with a system stays when a card without requests takes its place, or they are not wanted', async () => {
  const services = createTestServices()
  await take(services, card, 'add')
  const next = { ...card, provider: { ...library, summary: 'Another one.' } }
  const { requests: _, ...bare } = next
  await take(services, bare, 'replace')
  await take(services, { ...next, provider: { ...library, summary: 'A third one.' } }, 'replace', {
    withRequests: false,
  })
  const own = { name: 'New', form: { method: 'GET', url: '/new' } }
  await take(services, { ...bare, provider: { ...library, summary: 'A fourth one.' }, requests: [own] }, 'replace')
  const draft = {
    providerId: 'library',
    signInId: 'login',
    name: 'Mine',
    environment: { kind: 'test', label: 'Test' },
    servers: { server: 'https://library.example' },
    values: { username: 'ann' },
    secrets: { password: 'secret' },
    acceptsInsecure: false,
    verifyTls: true,
    keepFresh: false,
    basicEncoding: 'exact',
  } as const
  const { id } = await services.connections.save({ draft })
  const { saved } = await services.workbench.load(id)
  expect(saved.map(({ name }) => name)).toEqual(['Loans', 'Elsewhere', 'New'])
})
