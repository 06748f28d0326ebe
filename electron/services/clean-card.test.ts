import { expect, it } from 'vitest'
import type { Provider } from '../../shared/domain/provider.ts'
import type { CardForm, ProviderCard } from '../../shared/domain/provider-card.ts'
import { secretForms } from '../../shared/domain/secret-forms.ts'
import { providers } from '../../shared/providers/index.ts'
import { infoworks } from '../../shared/providers/infoworks.ts'
import { failureOf } from '../http/test-server.ts'
import { cleanCard } from './clean-card.ts'

const canary = 'Blue "Whale" & Söhne/7'
const own: Provider = { ...infoworks, id: 'own-1', name: 'Library' }

function withForm(form: CardForm): ProviderCard {
  return { hallpass: 1, provider: own, requests: [{ name: 'Loans', form }] }
}

const row = (name: string, value: string) => ({ on: false, name, value })

const places: readonly [string, (text: string) => ProviderCard][] = [
  ['the address', (text) => withForm({ url: `/x/${text}?a=${text}` })],
  ['a path part', (text) => withForm({ url: '/x/{id}', pathValues: { id: text } })],
  ['a query row that is off', (text) => withForm({ query: [{ ...row('q', text), raw: `q=${text}` }] })],
  ['a header', (text) => withForm({ headers: [row('X-Note', `see ${text}`)] })],
  ['the name of a header', (text) => withForm({ headers: [row(`X-${text}`, '')] })],
  ['JSON', (text) => withForm({ bodyKind: 'json', json: `{"a": ["${text}"]}` })],
  ['a text', (text) => withForm({ bodyKind: 'text', text: `<a>${text}</a>`, textType: 'text/xml' })],
  ['a form field', (text) => withForm({ bodyKind: 'form', form: [row('note', text)] })],
  [
    'a part',
    (text) => withForm({ bodyKind: 'multipart', parts: [{ ...row('note', text), kind: 'text', contentType: '' }] }),
  ],
  ['the name of a request', (text) => ({ hallpass: 1, provider: own, requests: [{ name: text, form: {} }] })],
  [
    'the name of a folder',
    (text) => ({ hallpass: 1, provider: own, requests: [{ name: 'a', folder: text, form: {} }] }),
  ],
  ['the guide', (text) => ({ hallpass: 1, provider: own, guide: [`Use ${text}.`] })],
  ['the summary of the system', (text) => ({ hallpass: 1, provider: { ...own, summary: text } })],
]

it.each(places)('no form of a secret leaves from %s, and that is named', (_, cardWith) => {
  for (const form of secretForms(canary)) {
    const { card, leftOut } = cleanCard(cardWith(form), [canary], false)
    expect(JSON.stringify(card)).not.toContain(JSON.stringify(form).slice(1, -1))
    expect(leftOut).toHaveLength(1)
    expect(leftOut.join()).not.toContain(form)
  }
})

it.each<[string, CardForm, string]>([
  ['a header', { headers: [row('X-Api-Key', 'k1')] }, 'the header X-Api-Key of “Loans”'],
  [
    'a header that only servers of others know',
    { headers: [row('My-Tokens', 'k1')] },
    'the header My-Tokens of “Loans”',
  ],
  ['Authorization', { headers: [row('authorization', 'Basic k1')] }, 'the header authorization of “Loans”'],
  ['a query row', { query: [row('access_token', 'k1')] }, 'the query parameter access_token of “Loans”'],
  ['a form field', { form: [row('password', 'k1')] }, 'the form field password of “Loans”'],
  ['the body', { json: '{"password":"k1"}' }, 'a part of the body of “Loans”'],
  ['the address', { url: '/x?token=k1' }, 'a part of the address of “Loans”'],
])('what is a secret by its name is left out of %s', (_, form, what) => {
  const { card, leftOut } = cleanCard(withForm(form), [], false)
  expect(JSON.stringify(card)).not.toContain('k1')
  expect(leftOut).toEqual([what])
})

it('leaves variables, and everything that is no secret, as it is', () => {
  const card = withForm({
    method: 'POST',
    url: '/v3/sources?limit={{n}}',
    headers: [row('X-Api-Key', '{{key}}'), row('Accept', 'application/json')],
    bodyKind: 'json',
    json: '{ "name": "sales", "token": "{{token}}" }',
  })
  expect(cleanCard(card, ['never used'], false)).toEqual({ card, leftOut: [] })
})

it.each(providers)('finds nothing to leave out of $name', (provider) => {
  const card: ProviderCard = { hallpass: 1, provider }
  expect(cleanCard(card, [], false)).toEqual({ card, leftOut: [] })
})

it('shares what comes with every Hallpass as it is, even where a password happens to be a word of it', () => {
  const card: ProviderCard = { hallpass: 1, provider: infoworks }
  expect(cleanCard(card, ['Tokens', 'password'], true)).toEqual({ card, leftOut: [] })
})

it('leaves out what a login of one’s own sends along with every sign-in', () => {
  const request = {
    method: 'POST',
    path: '/login',
    credentials: { in: 'json', body: { user: '{username}', apiKey: 'k1' } },
    headers: { 'X-App-Token': 'k1', 'X-User': '{username}' },
    fixed: { query: { client_secret: 'k1', v: '2' } },
  } as const
  const [signIn] = own.signIns
  const provider = {
    ...own,
    signIns: [{ ...signIn, flow: 'http-login', settings: { request, answer: { token: ['t'], message: [] } } }],
  } as unknown as Provider
  const { card, leftOut } = cleanCard({ hallpass: 1, provider }, [], false)
  expect(JSON.stringify(card)).not.toContain('k1')
  expect(card.provider.signIns[0]?.settings).toMatchObject({
    request: {
      headers: { 'X-App-Token': '', 'X-User': '{username}' },
      fixed: { query: { client_secret: '', v: '2' } },
    },
  })
  expect(leftOut).toHaveLength(3)
})

it('leaves out what a secret field would start with', () => {
  const [signIn] = own.signIns
  const fields = [{ name: 'password', label: 'Password', secret: true, required: true, kind: 'text', default: 'k1' }]
  const provider = { ...own, signIns: [{ ...signIn, fields }] } as unknown as Provider
  expect(JSON.stringify(cleanCard({ hallpass: 1, provider }, [], false).card)).not.toContain('k1')
})

it('refuses to share what would not be a card without its secret', async () => {
  const provider: Provider = { ...own, use: { header: 'X-Sesame-Open', scheme: '' } }
  const share = async () => cleanCard({ hallpass: 1, provider }, ['X-Sesame-Open'], false)
  expect((await failureOf(share())).error).toMatchObject({
    code: 'invalid-input',
    reason: expect.stringContaining('cannot be shared'),
  })
  const named = { ...own, signIns: own.signIns, servers: own.servers, expiredAnswer: [] }
  const card: ProviderCard = { hallpass: 1, provider: named, servers: { 'open sesame 1': 'https://a.example' } }
  expect((await failureOf((async () => cleanCard(card, ['open sesame 1'], false))())).error.code).toBe('invalid-input')
})
