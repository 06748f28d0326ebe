import { describe, expect, it } from 'vitest'
import { shownFields } from '../../shared/domain/form-field.ts'
import { oauthEndpoints } from '../../shared/domain/oauth-settings.ts'
import type { SignIn } from '../../shared/domain/provider.ts'
import { providers } from '../../shared/providers/index.ts'
import { clientAuthOf } from '../oauth/client-auth/index.ts'
import { completeSignIn } from './complete-sign-in.ts'
import { flows } from './index.ts'

const signIns = providers.flatMap((provider) =>
  provider.signIns.map(
    (signIn) => [`${provider.name}, ${signIn.label}`, completeSignIn<SignIn>(signIn), provider] as const,
  ),
)

/** The form fields that the settings of an `http-login` name. */
function namedBySettings(signIn: SignIn): readonly string[] {
  if (signIn.flow !== 'http-login') return []
  const { credentials, query = {} } = signIn.settings.request
  const inQuery = Object.values(query)
  switch (credentials.in) {
    case 'basic':
      return [credentials.username, credentials.password, ...inQuery]
    case 'basic-raw':
      return [credentials.value, ...inQuery]
    case 'json':
      return [...JSON.stringify(credentials.body).matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name)
    case 'none':
      return inQuery
    case 'form':
      return [...Object.values(credentials.fields), ...inQuery]
  }
}

/** The form fields that say who the client is. */
function clientFields({ settings }: SignIn): readonly string[] {
  if (!('clientAuth' in settings)) return []
  const needed = settings.clientAuth.flatMap((method) => clientAuthOf(method).fields.map(({ name }) => name))
  return settings.clientAuth.every((method) => method === 'unidentified') ? [] : ['clientId', ...needed]
}

describe('the registry', () => {
  it.each(Object.entries(flows))('keeps the flow %s under its own id', (id, flow) => {
    expect(flow.id).toBe(id)
    expect(flow.run).toBeTypeOf('function')
  })

  it('has no flow that no provider uses', () => {
    const used = new Set<string>(signIns.map(([, signIn]) => signIn.flow))
    expect(Object.keys(flows).filter((id) => !used.has(id))).toEqual([])
  })

  it.each(Object.values(flows).filter((flow) => 'form' in flow))(
    'asks in the form for what the flow %o reads',
    (flow) => {
      const asked = 'form' in flow ? flow.form.map(({ name }) => name) : []
      expect(asked).toEqual(expect.arrayContaining([...flow.fields]))
    },
  )
})

describe.each(signIns)('%s', (_name, signIn, provider) => {
  const names = signIn.fields.map(({ name }) => name)
  const asksAll = 'asksAll' in signIn.settings && signIn.settings.asksAll === true

  it('has every field that its flow reads, and asks for none that nobody reads', () => {
    const read = new Set<string>([...flows[signIn.flow].fields, ...clientFields(signIn), ...namedBySettings(signIn)])
    if (asksAll) expect(names).toEqual(expect.arrayContaining([...read]))
    else expect(names.toSorted()).toEqual([...read].toSorted())
  })

  it('names each field once, and hangs fields on choices that are there', () => {
    expect(new Set(names).size).toBe(names.length)
    for (const { shownWhen } of signIn.fields) {
      const choice = signIn.fields.find(({ name }) => name === shownWhen?.field)
      const offered = choice?.options?.map(({ value }) => value) ?? []
      if (shownWhen !== undefined) expect(offered).toEqual(expect.arrayContaining([...shownWhen.oneOf]))
    }
  })

  it('keeps passwords, keys, secrets and tokens secret, and nothing else', () => {
    const mayHold = signIn.fields.filter(({ kind }) => kind === 'text' || kind === 'lines')
    const secret = mayHold.filter((field) => field.secret).map(({ name }) => name)
    const said = mayHold
      .map(({ name }) => name)
      .filter((name) => /(password|passphrase|secret|key|token|assertion)$/i.test(name))
    expect(secret).toEqual(said)
    expect(signIn.fields.filter((field) => field.secret && field.default !== undefined)).toEqual([])
  })

  it('renews by a refresh token only where the flow can ask for one, with the fields that takes', () => {
    if (signIn.renewal.kind !== 'refresh-token') return
    expect(signIn.settings).toHaveProperty('endpoints')
    if (signIn.renewal.clientAuth === 'unidentified') return
    expect(names).toContain('clientId')
  })

  it('goes to a path under the server address, or to an address of the connection’s own', () => {
    const ids: readonly string[] = provider.servers.map(({ id }) => id)
    const { settings } = signIn
    const paths =
      'endpoints' in settings ? Object.values(settings.endpoints) : 'request' in settings ? [settings.request.path] : []
    for (const path of paths) expect(path).toMatch(/^\/[^/]/)
    if (paths.length > 0) expect(ids).toContain('server')
    const own = oauthEndpoints.filter((endpoint) => ids.includes(endpoint))
    if ('endpoints' in settings) expect([...own, ...Object.keys(settings.endpoints)]).toContain('token')
  })

  it('shows every field for some choice', () => {
    const choices = signIn.fields.filter(({ kind }) => kind === 'choice')
    const seen = new Set(shownFields(signIn.fields, {}).map(({ name }) => name))
    for (const { name, options = [] } of choices) {
      for (const { value } of options)
        for (const field of shownFields(signIn.fields, { [name]: value })) seen.add(field.name)
    }
    expect(names.filter((name) => !seen.has(name))).toEqual([])
  })

  it('refuses a “:” in a user name exactly where Basic would cut there', () => {
    const basic = signIn.flow === 'http-login' && signIn.settings.request.credentials.in === 'basic'
    const refused = signIn.fields.filter((field) => field.mustNotContain?.text === ':').map(({ name }) => name)
    expect(refused).toEqual(basic ? ['username'] : [])
  })
})
