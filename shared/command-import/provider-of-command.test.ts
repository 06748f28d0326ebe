import { expect, test } from 'vitest'
import { type MadeSystem, systemOfCommands } from './provider-of-command.ts'
import { readCommands } from './read-commands.ts'
import { seedCases } from './test-commands-seeds.ts'

function made(text: string, more = ''): MadeSystem {
  const system = systemOfCommands(readCommands(text), readCommands(more))
  if ('problem' in system) throw new Error(system.problem)
  return system
}

/** The examples of one system's document, as they stand on its page together. */
const pageOf = (system: string) =>
  seedCases
    .filter(({ from }) => from.startsWith(system))
    .map(({ text, more = '' }) => `${text}\n\n${more}`)
    .join('\n\n')

test('of a whole page the first sign-in is taken, and the first request with a token', () => {
  const { provider, notes } = made(pageOf('InfoLink'))
  expect(provider.signIns).toMatchObject([{ flow: 'client-credentials' }])
  expect(provider.examples).toMatchObject([{ method: 'POST', path: '/api/v1/executeJob' }])
  expect(provider).toMatchObject({ use: { header: 'Authorization', scheme: 'Bearer' }, documentsPlainHttp: true })
  expect(notes.join(' ')).toMatch(/further sign-ins/)
})

test('a page that shows how a token is refreshed says how the client is known there', () => {
  const [signIn, , refresh] = seedCases.filter(({ from }) => from.startsWith('InfoLink')).map(({ text }) => text)
  const { provider, notes } = made(`${signIn}\n\n${refresh}`)
  expect(provider.signIns).toMatchObject([{ renewal: { kind: 'refresh-token', clientAuth: 'unidentified' } }])
  expect(notes.join(' ')).not.toMatch(/further sign-ins/)
})

test('a key that the same page shows says nothing of how OAuth tokens go out', () => {
  const { provider } = made(pageOf('iNode'))
  expect(provider.signIns).toMatchObject([{ flow: 'password' }])
  expect(provider.use).toEqual({ header: 'Authorization', scheme: 'Bearer' })
})

test('a request that stands before its sign-in is the example all the same', () => {
  const { provider } = made(
    `curl https://api.acme.io/me -H 'Authorization: Acme $T'\ncurl https://api.acme.io/login -d 'user=<u>&password=<p>'`,
  )
  expect(provider.signIns).toMatchObject([{ flow: 'http-login' }])
  expect(provider).toMatchObject({ use: { scheme: 'Acme' }, examples: [{ path: '/me' }] })
})

test('a second text wins over the request of the first one, token header and all', () => {
  const text = `curl https://id.acme.io/login -d 'user=<u>&password=<p>'\ncurl https://a.acme.io/x -H 'X-Token: $T'`
  const { provider } = made(text, `http https://b.acme.io/y 'Authorization: Acme $T'`)
  expect(provider).toMatchObject({ use: { header: 'Authorization', scheme: 'Acme' }, examples: [{ path: '/y' }] })
  expect(provider.servers).toMatchObject([
    { id: 'server', default: 'https://id.acme.io' },
    { id: 'api', default: 'https://b.acme.io' },
  ])
})

test('certificates that a command leaves unchecked are checked, which is said', () => {
  const { provider, notes } = made(`curl -k https://api.acme.io/login -d 'user=<u>&password=<p>'`)
  expect(provider.documentsUnverifiedTls).toBe(true)
  expect(notes.join(' ')).toMatch(/checks them all the same/)
})

test('an option that says nothing is listed as left out', () => {
  expect(made(`curl --frobnicate https://api.acme.io/login -d 'user=<u>&password=<p>'`).notTaken).toEqual([
    'The option --frobnicate, which says nothing to Hallpass.',
  ])
})

test('two values under one name: the last one counts, which is said', () => {
  const { notTaken } = made(`curl https://api.acme.io/login -d 'user=a&user=<u>&password=<p>'`)
  expect(notTaken).toEqual(['“user” stands in the command more than once; the last one is taken.'])
})
