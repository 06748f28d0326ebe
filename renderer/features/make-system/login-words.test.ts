import { describe, expect, it } from 'vitest'
import type { AnswerNode } from '../../../shared/login/answer-tree.ts'
import { problemsOfDraft, problemsOfTrial, unknownGaps } from './draft-problems.ts'
import { emptyDraft, emptyRow, type LoginDraft } from './login-draft.ts'
import { describeLogin, describeReading, headerLine, remarksOn } from './login-words.ts'
import { canBe, pickOfNode } from './pick-of-node.ts'
import { withPick } from './pick-places.ts'
import { previewOfRequest } from './request-preview.ts'
import { splitAddress } from './split-address.ts'
import { withCarrier } from './with-carrier.ts'

const empty = emptyDraft()
const draft: LoginDraft = {
  ...empty,
  name: 'Odd shop',
  server: 'https://a.example',
  request: { ...empty.request, path: '/login' },
  answer: { token: ['data.jwt'], message: [] },
}

describe('what Hallpass will do, in words', () => {
  it('is said of the plainest login', () => {
    expect(describeLogin(draft)).toEqual([
      'Asks for “User name” and “Password”.',
      'Sends POST /login once, and follows no redirect.',
      'Takes the token from data.jwt.',
      'Lets the token say itself when it ends; where it does not, counts it as good until it is refused.',
      'Adds “Authorization: Bearer …” to requests.',
      'When the token runs out, signs in again with what is saved.',
    ])
  })

  it('is said of one that uses everything', () => {
    const body = (path: string) => ({ in: 'body', path }) as const
    const answer = [
      { role: 'token', place: { in: 'header', name: 'x-token' } } as const,
      { role: 'lifetime', place: body('ttl'), unit: 'milliseconds' } as const,
      { role: 'carry', place: body('site'), header: 'X-Site' } as const,
      { role: 'base-path', place: body('root') } as const,
      { role: 'success', place: body('ok'), oneOf: ['true', '1'] } as const,
    ].reduce(withPick, draft.answer)
    const renewal = { ...draft.renewal, request: { ...draft.renewal.request, path: '/renew' } }
    expect(describeLogin({ ...draft, answer, renewal, renews: 'second-request' }).slice(2)).toEqual([
      'Counts it as refused unless ok says true or 1.',
      'Takes the token from the header x-token.',
      'Reads at ttl how many milliseconds it lasts.',
      'Adds “Authorization: Bearer …” to requests, and X-Site.',
      'Puts requests under the path at root.',
      'When the token runs out, sends POST /renew with the refresh token; if that is refused, signs in again.',
    ])
  })

  it('counts the lifetime of the document where there is one', () => {
    expect(describeLogin({ ...draft, lifetime: '3600' })[3]).toMatch(/counts 1 hour\.$/)
  })

  it('tells what came of the answer that was tried', () => {
    const reading = {
      preview: '…x7Qa',
      format: 'jwt',
      length: 300,
      expiresAt: 1,
      expirySource: 'jwt',
      lifetimeMs: 60_000,
      refreshPreview: null,
      carryNames: ['X-Site'],
      basePath: '/v2',
      notes: [],
    } as const
    expect(describeReading(reading)).toEqual([
      'Token …x7Qa, 300 characters; it can be read (JWT).',
      'Lasts 1 minute, says the token itself.',
      'No refresh token.',
      'Carries X-Site.',
      'Requests go under /v2.',
    ])
  })

  it('says what had to be guessed, and nothing twice', () => {
    const notes = [{ kind: 'lifetime-unknown' }, { kind: 'time-zone-assumed' }] as const
    const reading = { ...({} as Parameters<typeof remarksOn>[0]), notes }
    expect(remarksOn(reading, 'Odd shop')).toEqual([
      'The server wrote when the token ends without a time zone; it was read as world time (UTC).',
    ])
  })

  it('shows the header without a word before the token as well', () => {
    expect(headerLine({ header: 'X-Token', scheme: '' }, '…x7Qa')).toBe('X-Token: …x7Qa')
  })
})

describe('the request as it will go out', () => {
  it.each([
    ['json', 'POST https://a.example/login\n\n{\n  "username": "‹User name›",\n  "password": "‹Password›"\n}'],
    ['form', 'POST https://a.example/login\n\nusername=‹User name›&password=‹Password›'],
    ['basic', 'POST https://a.example/login\nAuthorization: Basic ‹User name›:‹Password› (encoded)'],
    ['headers', 'POST https://a.example/login\nusername: ‹User name›\npassword: ‹Password›'],
    ['query', 'POST https://a.example/login?username=‹User name›&password=‹Password›'],
  ] as const)('is shown as %s', (carrier, text) => {
    expect(previewOfRequest(draft, withCarrier(draft.request, carrier))).toBe(text)
  })

  it('has what stands in braces, and the refresh token of a second request', () => {
    const rows = [...draft.request.rows, emptyRow({ place: 'gap', wire: 'tenant', label: 'Your site' })]
    const request = { ...draft.renewal.request, path: '/{tenant}/renew' }
    expect(previewOfRequest({ ...draft, request: { ...draft.request, rows } }, request)).toBe(
      'POST https://a.example/‹Your site›/renew\n\n{\n  "refresh_token": "‹refresh token›"\n}',
    )
  })
})

describe('what is missing', () => {
  it('is nothing in a finished draft', () => {
    expect(problemsOfDraft(draft)).toEqual({})
  })

  it.each<[string, Partial<LoginDraft>]>([
    ['name', { name: ' ' }],
    ['server', { server: 'two words' }],
    ['path', { request: { ...draft.request, path: 'login' } }],
    ['path', { request: { ...draft.request, path: '/{tenant}/login' } }],
    ['path', { request: { ...draft.request, path: '//evil.example' } }],
    ['method', { request: { ...draft.request, method: 'GET' } }],
    ['token', { answer: { token: [], message: [] } }],
    ['carry', { answer: { ...draft.answer, carry: { headers: [], basePath: [], single: { 'a b': 'x' } } } }],
    ['lifetime', { lifetime: 'an hour' }],
    ['header', { use: { header: 'a b', scheme: '' } }],
    ['scheme', { use: { header: 'A', scheme: 'two words' } }],
    ['api', { apiAddress: 'two words' }],
  ])('is said at its field: %s', (field, changes) => {
    expect(Object.keys(problemsOfDraft({ ...draft, ...changes }))).toEqual([field])
  })

  it('is said of a second request only where there is one', () => {
    expect(Object.keys(problemsOfDraft({ ...draft, renews: 'second-request' }))).toEqual([
      'renewal.token',
      'refreshToken',
    ])
  })

  it('is said at the row', () => {
    const [user, password] = draft.request.rows
    if (user === undefined || password === undefined) throw new Error('There are no rows')
    const twice = emptyRow({ id: 'zz', wire: user.wire })
    const rows = [user, { ...password, wire: '' }, twice]
    const problems = problemsOfTrial({ ...draft, request: { ...draft.request, rows } }, 'sign-in')
    expect(Object.keys(problems).toSorted()).toEqual([`row.${password.id}`, 'row.zz'].toSorted())
  })

  it('knows what stands in braces and is asked of nobody', () => {
    const rows = [emptyRow({ kind: 'fixed', place: 'header', wire: 'X', value: '{a} {b}' })]
    expect(unknownGaps({ ...draft.request, path: '/{c}', rows }, ['b'])).toEqual(['c', 'a'])
  })
})

describe('a whole address out of a document', () => {
  it.each([
    ['https://a.example:8443/v1/login?x=1', { server: 'https://a.example:8443', path: '/v1/login?x=1' }],
    [' "http://a.example/{tenant}/login" ', { server: 'http://a.example', path: '/{tenant}/login' }],
    ['https://a.example', null],
    ['https://a.example/', null],
    ['a.example/login', null],
  ])('%s is taken apart', (text, expected) => {
    expect(splitAddress(text)).toEqual(expected)
  })
})

describe('a line of the answer', () => {
  const node = (changes: Partial<AnswerNode>): AnswerNode => ({
    ...{ path: 'a.siteId', name: 'siteId', depth: 1, kind: 'text', preview: 'north', look: null, size: 5 },
    ...changes,
  })

  it('can be what its kind allows, and nothing where its way is hidden', () => {
    expect(canBe('token', node({}))).toBe(true)
    expect(canBe('token', node({ path: null }))).toBe(false)
    expect(canBe('token', node({ kind: 'number' }))).toBe(false)
    expect(canBe('success', node({ look: 'secret' }))).toBe(false)
    expect(canBe('carry', node({ kind: 'object' }))).toBe(true)
  })

  it('is chosen with what it probably means', () => {
    const choose = (role: Parameters<typeof pickOfNode>[0], changes: Partial<AnswerNode>) =>
      pickOfNode(role, node(changes), [], 0)
    expect(choose('carry', {})).toMatchObject({ header: 'X-Site-Id' })
    expect(choose('carry', { kind: 'object' })).not.toHaveProperty('header')
    expect(choose('lifetime', { name: 'ttl_ms', kind: 'number', preview: '60000' })).toMatchObject({
      unit: 'milliseconds',
    })
    expect(choose('success', { kind: 'boolean', preview: 'true' })).toMatchObject({ oneOf: ['true'] })
  })
})
