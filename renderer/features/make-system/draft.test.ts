import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { systemOfCommands } from '../../../shared/command-import/provider-of-command.ts'
import { readCommands } from '../../../shared/command-import/read-commands.ts'
import { languageCases } from '../../../shared/command-import/test-commands-languages.ts'
import { loginCases } from '../../../shared/command-import/test-commands-logins.ts'
import { seedCases } from '../../../shared/command-import/test-commands-seeds.ts'
import type { HttpLoginRequest, JsonTemplate } from '../../../shared/domain/http-login.ts'
import { providers } from '../../../shared/providers/index.ts'
import { draftOfRequest } from './draft-of-request.ts'
import { jsonOf, jsonRows, readJsonValue, writeJsonValue } from './json-rows.ts'
import { type Carrier, emptyDraft, emptyRow } from './login-draft.ts'
import { draftOfProvider, loginOf, providerOfDraft } from './provider-of-draft.ts'
import { fieldsOf, requestOf } from './request-of-draft.ts'
import { withCarrier } from './with-carrier.ts'

const asked = { label: 'x', required: true, kind: 'text' } as const
const fields = [
  { ...asked, name: 'user', secret: false },
  { ...asked, name: 'pass', secret: true },
  { ...asked, name: 'tenant', secret: false },
]

const requests: readonly HttpLoginRequest[] = [
  { method: 'POST', path: '/login', credentials: { in: 'basic', username: 'user', password: 'pass' } },
  { method: 'GET', path: '/token', credentials: { in: 'basic-raw', value: 'pass' }, query: { t: 'tenant' } },
  {
    method: 'POST',
    path: '/{tenant}/login',
    credentials: { in: 'form', fields: { u: 'user', p: 'pass' } },
    fixed: { form: { grant: 'password' }, query: { v: '1' } },
  },
  {
    method: 'PUT',
    path: '/login',
    credentials: {
      in: 'json',
      body: {
        auth: { methods: ['password'], user: { name: '{user}', password: '{pass}', domain: { id: 'default' } } },
        remember: true,
        n: 7,
        digits: '7',
        nothing: null,
        list: [],
        'a.b': '{tenant}/{user}',
      },
    },
    headers: { 'X-Key': '{pass}', 'X-Version': '2' },
  },
  {
    method: 'POST',
    path: '/login',
    credentials: { in: 'form', fields: { t: 'tenant' } },
    basic: { username: 'user', password: 'pass' },
  },
  { method: 'GET', path: '/login', credentials: { in: 'none' }, headers: { 'X-User': '{user}', 'X-Pass': '{pass}' } },
]

describe('a request as rows', () => {
  it.each(requests)('is the same when it comes back: %j', (request) => {
    expect(requestOf(draftOfRequest(request, fields))).toEqual(request)
  })

  it('keeps the form: names, order, what the editor does not show', () => {
    const known = fields.map((field) => ({ ...field, hint: 'Ask somebody.' }))
    const request = requests[2]
    if (request === undefined) throw new Error('There is no such request')
    expect(fieldsOf(draftOfRequest(request, known).rows, known)).toEqual(known)
  })

  it('is that of every system that comes with the app', () => {
    const logins = providers.filter((provider) => loginOf(provider) !== undefined)
    expect(logins.length).toBeGreaterThan(2)
    for (const provider of logins) {
      const back = providerOfDraft(draftOfProvider(provider), provider)
      expect(loginOf(back)?.settings.request).toEqual(loginOf(provider)?.settings.request)
      expect(loginOf(back)?.settings.answer).toEqual(loginOf(provider)?.settings.answer)
      expect(loginOf(back)?.fields).toEqual(loginOf(provider)?.fields)
    }
  })
})

describe('logins out of pasted commands', () => {
  const systems = [...loginCases, ...languageCases, ...seedCases].flatMap(({ from, text }) => {
    const made = systemOfCommands(readCommands(text))
    return 'provider' in made && loginOf(made.provider) !== undefined ? [{ from, provider: made.provider }] : []
  })

  it('are many', () => {
    expect(systems.length).toBeGreaterThan(15)
  })

  it.each(systems)('can be changed in the editor, which leaves the rest alone: $from', ({ provider }) => {
    const back = providerOfDraft(draftOfProvider(provider), provider)
    const [login, before] = [loginOf(back), loginOf(provider)]
    expect(login?.settings).toMatchObject(before?.settings ?? {})
    expect(login?.fields).toEqual(before?.fields)
    expect({ ...back, signIns: [] }).toEqual({ ...provider, signIns: [] })
  })
})

describe('names of new fields', () => {
  it('come from what the server calls them, each its own', () => {
    const rows = [
      emptyRow({ wire: 'auth.user' }),
      emptyRow({ wire: 'auth.user', place: 'query' }),
      emptyRow({ wire: '2fa', kind: 'secret' }),
      emptyRow({ wire: 'refreshToken' }),
      emptyRow({ wire: '__proto__', label: 'Odd' }),
      emptyRow({ wire: 'tenant', place: 'gap' }),
    ]
    expect(fieldsOf(rows).map(({ name }) => name)).toEqual([
      'auth_user',
      'auth_user2',
      'value_2fa',
      'refreshToken2',
      'proto',
      'tenant',
    ])
  })

  it('stay once there are connections with them', () => {
    expect(fieldsOf([emptyRow({ wire: 'renamed', field: 'user' })])[0]?.name).toBe('user')
  })
})

describe('a JSON body as rows', () => {
  it('is written as people type', () => {
    expect(['7', '"7"', 'true', 'null', '[]', '{user}', 'a text'].map(readJsonValue)).toEqual([
      ...[7, '7', true, null, [], '{user}', 'a text'],
    ])
    expect([7, '7', true, '"quoted"', 'a text'].map(writeJsonValue)).toEqual([
      ...['7', '"7"', 'true', '"\\"quoted\\""', 'a text'],
    ])
  })

  it('is the same body again, whatever it holds', () => {
    const isListLike = (value: object) => Object.keys(value).every((key, at) => key === String(at))
    const holdsListLike = (value: unknown): boolean => {
      if (typeof value !== 'object' || value === null) return false
      const isConfusing = !Array.isArray(value) && Object.keys(value).length > 0 && isListLike(value)
      return isConfusing || Object.values(value).some(holdsListLike)
    }
    const bodies = fc.jsonValue().filter((value) => !holdsListLike(value))
    fc.assert(
      fc.property(bodies, (value) => {
        expect(jsonOf(jsonRows({ body: value } as JsonTemplate))).toEqual({ body: value })
      }),
    )
  })

  it('may be one value', () => {
    expect(jsonOf(jsonRows('{user}'))).toBe('{user}')
    expect(jsonOf([])).toEqual({})
  })
})

describe('another way to carry the credentials', () => {
  const { request } = emptyDraft()

  it.each<[Carrier, object]>([
    ['form', { credentials: { in: 'form', fields: { username: 'username', password: 'password' } } }],
    ['basic', { credentials: { in: 'basic', username: 'username', password: 'password' } }],
    ['basic-raw', { credentials: { in: 'basic-raw', value: 'credentials' } }],
    ['headers', { credentials: { in: 'none' }, headers: { username: '{username}', password: '{password}' } }],
    ['query', { credentials: { in: 'none' }, query: { username: 'username', password: 'password' } }],
  ])('moves them to %s, and back', (carrier, expected) => {
    const moved = withCarrier(request, carrier)
    expect(requestOf(moved)).toEqual({ method: 'POST', path: '', ...expected })
    expect(requestOf(withCarrier(moved, 'json'))).toEqual(requestOf(request))
  })

  it('leaves what stands elsewhere on purpose where it is', () => {
    const rows = [
      ...request.rows,
      emptyRow({ kind: 'fixed', place: 'header', wire: 'X-V', value: '1' }),
      emptyRow({ place: 'header', wire: 'X-Tenant', label: 'Tenant' }),
    ]
    expect(requestOf(withCarrier({ ...request, rows }, 'form')).headers).toEqual({
      'X-V': '1',
      'X-Tenant': '{X_Tenant}',
    })
  })
})
