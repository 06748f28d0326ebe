/** Examples out of documentations become systems that sign in as the command would have, and send what it sends. */
import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { expect, it, onTestFinished } from 'vitest'
import type { CommandReading } from '../../shared/command-import/command-reading.ts'
import { type MadeSystem, systemOfCommands } from '../../shared/command-import/provider-of-command.ts'
import { readCommands } from '../../shared/command-import/read-commands.ts'
import { anyText } from '../../shared/command-import/test-any-text.ts'
import {
  type CommandCase,
  caseToken,
  type ExpectedRequest,
  writtenSecrets,
} from '../../shared/command-import/test-command-case.ts'
import { keyCases } from '../../shared/command-import/test-commands-keys.ts'
import { languageCases } from '../../shared/command-import/test-commands-languages.ts'
import { loginCases } from '../../shared/command-import/test-commands-logins.ts'
import { oauthCases } from '../../shared/command-import/test-commands-oauth.ts'
import { seedCases } from '../../shared/command-import/test-commands-seeds.ts'
import type { ConnectionDraft } from '../../shared/domain/connection.ts'
import { formOfExample } from '../../shared/domain/example-form.ts'
import { MASK } from '../../shared/domain/mask.ts'
import type { Provider, ServerField } from '../../shared/domain/provider.ts'
import { providerSchema } from '../cards/provider-schema.ts'
import { type Arrived, startTestServer } from '../http/test-server.ts'
import { connect, createTestWorld } from './test-world.ts'

const cases: readonly CommandCase[] = [...seedCases, ...oauthCases, ...loginCases, ...keyCases, ...languageCases]

it.each(cases)('$from', async (given) => {
  const { provider } = made(given)
  const [signIn] = provider.signIns
  expect(signIn?.flow).toBe(given.becomes)
  expect(signIn?.fields.filter(({ isAdvanced }) => !isAdvanced).map(labelOf)).toEqual(given.form)
  expect(providerSchema.safeParse({ ...provider, id: 'own' }).error?.issues ?? []).toEqual([])

  const server = await startTestServer(() => ({
    headers: { 'content-type': 'application/json', ...given.answer?.headers },
    body: typeof given.answer?.body === 'string' ? given.answer.body : JSON.stringify(given.answer?.body ?? {}),
  }))
  const world = createTestWorld()
  onTestFinished(world.close)
  const kept = world.providers.save(provider)
  if (needsPerson(kept)) return

  const connection = await connect(world, draftOf(kept, server.url, given))
  const arrived = server.arrived[0]
  if (given.signIn === undefined) expect(arrived).toBeUndefined()
  else expectArrived(arrived, given.signIn)
  const { token } = await world.tokens.get(connection.id)
  const shown = given.signIn === undefined ? keyOf(provider) : caseToken
  // Behind Basic stands a password: not even its end is shown.
  if (token?.use.scheme === 'Basic') expect(token.preview).toBe(MASK)
  else expect(token?.preview.slice(-4)).toBe(shown.slice(-4))

  const [example] = provider.examples
  expect(example === undefined).toBe(given.tries === undefined)
  if (example === undefined || given.tries === undefined) return
  const form = formOfExample(example)
  await world.requests.send(
    {
      connectionId: connection.id,
      authorization: { kind: 'connection' },
      method: form.method,
      url: form.url,
      pathValues: Object.fromEntries((example.pathFields ?? []).map(({ name }) => [name, `canary-${name}`])),
      query: [],
      headers: [],
      body: example.body === undefined ? { kind: 'none' } : { kind: 'json', text: form.json },
    },
    randomUUID(),
  )
  expectArrived(server.arrived.at(-1), given.tries)
})

it('makes of any text something that can be kept, or a sentence', () => {
  const world = createTestWorld()
  onTestFinished(world.close)
  fc.assert(
    fc.property(anyText, anyText, (text, more) => {
      const system = systemOfCommands(readCommands(text), readCommands(more))
      if ('problem' in system) return
      expect(providerSchema.safeParse({ ...system.provider, id: 'own' }).error?.issues ?? []).toEqual([])
      world.providers.remove(world.providers.save(system.provider).id)
    }),
    { numRuns: 300 },
  )
})

it('keeps no secret that stands in an example', () => {
  const texts = cases.map(({ text, more = '' }) => `${text}\n${more}`).join('\n')
  const kept = JSON.stringify(cases.map((given) => ({ ...made(given), signIn: null, example: null })))
  expect(writtenSecrets.filter((secret) => !texts.replaceAll("\\'", "'").includes(secret))).toEqual([])
  expect(writtenSecrets.filter((secret) => kept.includes(secret))).toEqual([])
})

function made({ text, more }: CommandCase): MadeSystem {
  const read = (one: string | undefined): readonly CommandReading[] => (one === undefined ? [] : readCommands(one))
  const system = systemOfCommands(read(text), read(more))
  if ('problem' in system) throw new Error(system.problem)
  return system
}

const labelOf = ({ label, secret }: { readonly label: string; readonly secret: boolean }) =>
  `${label}${secret ? '*' : ''}`

/** The browser or another device has a part in it. */
function needsPerson({ signIns }: Provider): boolean {
  return signIns[0]?.flow === 'authorization-code' || signIns[0]?.flow === 'device-code'
}

/** The form filled in: every address leads to the test's server, every field that has to be filled has a canary of its name. */
function draftOf(provider: Provider, url: string, { typedPath = '' }: CommandCase): ConnectionDraft {
  const [signIn] = provider.signIns
  const typed = (secret: boolean) =>
    Object.fromEntries(
      (signIn?.fields ?? [])
        .filter((field) => field.secret === secret && field.default === undefined && field.required)
        .map(({ name }) => [name, `canary-${name}`]),
    )
  const addressOf = ({ id }: ServerField) => (id === 'api' ? url : `${url}${typedPath}`)
  return {
    providerId: provider.id,
    signInId: signIn?.id ?? '',
    name: 'From a command',
    environment: { kind: 'test', label: 'Test' },
    servers: Object.fromEntries(provider.servers.map((field) => [field.id, addressOf(field)])),
    values: typed(false),
    secrets: typed(true),
    acceptsInsecure: false,
    verifyTls: true,
    keepFresh: false,
    basicEncoding: 'exact',
  }
}

/** What the key of a connection without a sign-in is. */
function keyOf({ signIns }: Provider): string {
  const [signIn] = signIns
  const isPair = signIn?.flow === 'api-key' && signIn.settings.madeOf !== undefined
  return isPair ? btoa('canary-username:canary-password') : 'canary-apiKey'
}

function expectArrived(arrived: Arrived | undefined, { line, headers = {}, form, json }: ExpectedRequest): void {
  expect(`${arrived?.method} ${arrived?.path}`).toBe(line)
  expect(arrived?.headers).toMatchObject(headers)
  if (form !== undefined) {
    expect(arrived?.headers['content-type']).toMatch(/^application\/x-www-form-urlencoded/)
    expect(Object.fromEntries(new URLSearchParams(arrived?.body))).toEqual(form)
  }
  if (json !== undefined) {
    expect(arrived?.headers['content-type']).toMatch(/json/)
    expect(JSON.parse(arrived?.body ?? '')).toEqual(json)
  }
}
