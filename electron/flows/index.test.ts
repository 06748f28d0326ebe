import { describe, expect, it } from 'vitest'
import type { SignIn } from '../../shared/domain/provider.ts'
import { providers } from '../../shared/providers/index.ts'
import { flows } from './index.ts'

const signIns = providers.flatMap((provider) =>
  provider.signIns.map((signIn) => [`${provider.name}, ${signIn.label}`, signIn, provider] as const),
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
    case 'form':
      return [...Object.values(credentials.fields), ...inQuery]
  }
}

describe('the registry', () => {
  it.each(Object.entries(flows))('keeps the flow %s under its own id', (id, flow) => {
    expect(flow.id).toBe(id)
    expect(flow.run).toBeTypeOf('function')
  })

  it('has no flow that no provider uses', () => {
    const used = new Set<string>(signIns.map(([, signIn]) => signIn.flow))
    const renewed = signIns.some(([, { renewal }]) => renewal.kind === 'refresh-token')
    expect(Object.keys(flows).filter((id) => !used.has(id))).toEqual(renewed ? ['refresh-token'] : [])
  })
})

describe.each(signIns)('%s', (_name, signIn, provider) => {
  const names = signIn.fields.map(({ name }) => name)

  it('has every field that its flow reads, and asks for none that nobody reads', () => {
    const read = new Set<string>([...flows[signIn.flow].fields, ...namedBySettings(signIn)])
    expect(names.toSorted()).toEqual([...read].toSorted())
  })

  it('names each field once', () => {
    expect(new Set(names).size).toBe(names.length)
  })

  it('keeps passwords, keys, secrets and tokens secret, and nothing else', () => {
    const secret = signIn.fields.filter((field) => field.secret).map(({ name }) => name)
    expect(secret).toEqual(names.filter((name) => /password|secret|key|token/i.test(name)))
  })

  it('renews by a refresh token only where the flow can ask for one, with the fields that takes', () => {
    if (signIn.renewal.kind !== 'refresh-token') return
    expect(signIn.settings).toHaveProperty('tokenPath')
    if (signIn.renewal.clientAuth !== 'none')
      expect(names).toEqual(expect.arrayContaining(['clientId', 'clientSecret']))
  })

  it('goes to a path under the server address', () => {
    const settings = signIn.settings as { tokenPath?: string; request?: { path: string } }
    const path = settings.tokenPath ?? settings.request?.path
    if (path !== undefined) expect(path).toMatch(/^\/[^/]/)
    expect(provider.servers.map(({ id }) => id)).toContain('server')
  })

  it('refuses a “:” in a user name exactly where Basic would cut there', () => {
    const basic = signIn.flow === 'http-login' && signIn.settings.request.credentials.in === 'basic'
    const refused = signIn.fields.filter((field) => field.mustNotContain?.text === ':').map(({ name }) => name)
    expect(refused).toEqual(basic ? ['username'] : [])
  })
})
