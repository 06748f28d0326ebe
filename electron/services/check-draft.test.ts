import { describe, expect, it } from 'vitest'
import type { AppError } from '../../shared/core/app-error.ts'
import type { ConnectionDraft } from '../../shared/domain/connection.ts'
import { failureOf } from '../http/test-server.ts'
import { createCatalogue, type ProvidersDocument } from './catalogue.ts'
import { checkDraft } from './check-draft.ts'
import { infolinkDraft, testDocument } from './test-services.ts'

const unifier = (changes: Partial<ConnectionDraft> = {}) =>
  infolinkDraft('', {
    providerId: 'unifier',
    signInId: 'integration-user',
    servers: { server: 'https://unifier.example.com' },
    values: { username: 'me@example.com', expiry: '' },
    secrets: { password: ' p w ' },
    ...changes,
  })

const oauth = (values: Readonly<Record<string, string>>) =>
  infolinkDraft('', {
    providerId: 'oauth-server',
    signInId: 'client-credentials',
    servers: { token: 'https://login.example.com/token' },
    values: { clientId: 'client', ...values },
    secrets: { clientSecret: 'x' },
  })

const catalogue = createCatalogue(testDocument<ProvidersDocument>({ providers: [] }), () => {})
const check = (draft: ConnectionDraft) => checkDraft(draft, catalogue)

async function errorOf(draft: ConnectionDraft): Promise<AppError> {
  return (await failureOf((async () => check(draft))())).error
}

describe('a draft', () => {
  it('is trimmed where white space means nothing, and nowhere else', () => {
    const draft = unifier({ name: '  Mine  ', values: { username: ' me@example.com\n', expiry: ' 60 ' } })
    expect(check(draft)).toMatchObject({
      name: 'Mine',
      values: { username: 'me@example.com', expiry: '60' },
      secrets: { password: ' p w ' },
    })
  })

  it('without a name is called after its system', () => {
    expect(check(unifier({ name: ' ' })).name).toBe('Unifier Essentials')
  })

  it('takes only the fields of its sign-in, and secrets only where secrets belong', () => {
    const checked = check(
      unifier({
        values: { username: 'me', password: 'not-here', admin: 'yes' },
        secrets: { password: 'x', username: 'not-here', extra: 'y' },
        servers: { server: 'https://unifier.example.com', api: 'https://evil.example' },
      }),
    )
    expect(checked.values).toEqual({ username: 'me' })
    expect(checked.secrets).toEqual({ password: 'x' })
    expect(checked.servers).toEqual({ server: 'https://unifier.example.com' })
  })

  it('takes the APIs a token is for as they are written, and says which of them is no address', async () => {
    expect(check(oauth({ resource: ' https://a.example urn:b ' })).values.resource).toBe('https://a.example urn:b')
    const error = await errorOf(oauth({ resource: 'https://a.example api' }))
    expect(error).toMatchObject({ code: 'invalid-input', field: 'resource' })
    expect('reason' in error && error.reason).toContain('“api” is no whole address')
  })

  it('binds no token to this computer unless that was chosen', async () => {
    expect(check(oauth({})).values.dpop).toBe('no')
    expect(check(oauth({ dpop: 'yes' })).values.dpop).toBe('yes')
    expect(await errorOf(oauth({ dpop: 'maybe' }))).toMatchObject({ code: 'invalid-input', field: 'dpop' })
  })

  it('leaves out what is empty', () => {
    const checked = check(unifier({ secrets: { password: '' } }))
    expect(checked.secrets).toEqual({})
    expect(checked.values).toEqual({ username: 'me@example.com' })
  })

  it.each([
    ['unifier.example.com', 'https://unifier.example.com', ['server']],
    ['https://unifier.example.com/', 'https://unifier.example.com', []],
    ['https://h.example/gateway/ws/rest/service/v1/oauth/token', 'https://h.example/gateway', []],
  ])('has the address %s in its normal form', (server, base, assumedHttps) => {
    expect(check(unifier({ servers: { server } }))).toMatchObject({ servers: { server: base }, assumedHttps })
  })

  it.each([
    ['no address', { servers: {} }, 'server'],
    ['an address that is none', { servers: { server: 'ftp://x.example' } }, 'server'],
    ['an address with a user name', { servers: { server: 'https://u:p@x.example' } }, 'server'],
    ['no user name', { values: {} }, 'username'],
    ['a user name of spaces', { values: { username: '   ' } }, 'username'],
    ['a “:” in the user name', { values: { username: 'a:b' } }, 'username'],
    ['a lifetime of 0', { values: { username: 'a', expiry: '0' } }, 'expiry'],
    ['a negative lifetime', { values: { username: 'a', expiry: '-5' } }, 'expiry'],
    ['a broken lifetime', { values: { username: 'a', expiry: '1.5' } }, 'expiry'],
    ['a lifetime in words', { values: { username: 'a', expiry: 'an hour' } }, 'expiry'],
    ['a lifetime of many digits', { values: { username: 'a', expiry: '9999999999' } }, 'expiry'],
    ['a lifetime with an exponent', { values: { username: 'a', expiry: '1e3' } }, 'expiry'],
    ['an own label that is empty', { environment: { kind: 'own', label: '  ' } as const }, 'environment'],
  ])('with %s is refused, and the field is named', async (_what, changes, field) => {
    expect(await errorOf(unifier(changes))).toMatchObject({ code: 'invalid-input', field })
  })

  it.each([
    ['system', { providerId: 'nobody' }],
    ['sign-in', { signInId: 'nothing' }],
    ['system of an inherited name', { providerId: '__proto__' }],
  ])('of an unknown %s is not found', async (_what, changes) => {
    expect(await errorOf(unifier(changes))).toEqual({ code: 'not-found', what: 'provider' })
  })

  it('may choose only the label of its own kind of environment', () => {
    const labelled = (environment: ConnectionDraft['environment']) => check(unifier({ environment })).environment
    expect(labelled({ kind: 'production', label: 'Test' })).toEqual({ kind: 'production', label: 'Production' })
    expect(labelled({ kind: 'own', label: ` ${'x'.repeat(99)}` })).toEqual({ kind: 'own', label: 'x'.repeat(40) })
  })

  it('that is refused never repeats a secret', async () => {
    const draft = unifier({ values: { username: '' }, secrets: { password: 'canary' } })
    expect(JSON.stringify(await errorOf(draft))).not.toContain('canary')
  })
})
