import fc from 'fast-check'
import { expect, it } from 'vitest'
import { AppFailure } from '../../shared/core/app-error.ts'
import type { ProviderCard } from '../../shared/domain/provider-card.ts'
import { emptyForm, type RequestForm } from '../../shared/domain/request-form.ts'
import { providers } from '../../shared/providers/index.ts'
import { infoworks } from '../../shared/providers/infoworks.ts'
import { cardLink, isCardLink, textOfCardLink } from './card-link.ts'
import { cardFormOf, filesOf, formOfCard } from './card-request.ts'
import { isCardText, readCard, writeCard } from './read-card.ts'

const card: ProviderCard = {
  hallpass: 1,
  provider: infoworks,
  servers: { server: 'https://infoworks.example' },
  environment: { kind: 'test', label: 'Test' },
  signInId: 'user-password',
  guide: ['Ask Ann for an account.'],
  requests: [{ name: 'Sources', form: { method: 'GET', url: '/v3/sources' } }],
}

/** Why a text is no card. */
function refusalOf(text: string): string {
  try {
    readCard(text)
  } catch (thrown) {
    if (thrown instanceof AppFailure && thrown.error.code === 'invalid-input') return thrown.error.reason
    throw thrown
  }
  return ''
}

/** The card's text with another value at a place; without it, where none is given. */
function changed(place: string, value?: unknown): string {
  const whole: unknown = structuredClone(card)
  const steps = place.split('.')
  const last = steps.pop() ?? ''
  const holder = steps.reduce((at, step) => Reflect.get(Object(at), step), whole)
  Reflect.set(Object(holder), last, value)
  return JSON.stringify(whole)
}

it('is read as it was written, by an editor that puts a mark before it as well', () => {
  expect(readCard(writeCard(card))).toEqual(card)
  expect(readCard(`\uFEFF${writeCard(card)}`)).toEqual(card)
  expect(readCard(changed('$schema', './provider-card.schema.json'))).toEqual(card)
})

it.each([
  ['', 'This is no provider card: it is not JSON, or only a part of it.'],
  [writeCard(card).slice(0, -20), 'This is no provider card: it is not JSON, or only a part of it.'],
  ['[]', 'This is no provider card: a card says so with "hallpass": 1.'],
  ['{"info":{}}', 'This is no provider card: a card says so with "hallpass": 1.'],
  [changed('hallpass', 2), 'This card was made by a newer Hallpass. Update Hallpass, then bring it in again.'],
  [changed('hallpass', '1'), 'This card cannot be used: “hallpass” is none of what it may be.'],
  [changed('provider.name'), 'This card cannot be used: “provider.name” is missing, or is not what it has to be.'],
  [changed('secrets', {}), 'This card cannot be used: it has something that Hallpass does not know: “secrets”.'],
  [
    changed('provider.signIns.0.settings.request.path', 'https://evil.example/'),
    'This card cannot be used: “provider.signIns[1].settings.request.path” is no path under the server address.',
  ],
  [
    changed('provider.signIns.0.flow', 'magic'),
    'This card cannot be used: “provider.signIns[1].flow” is none of what it may be.',
  ],
  [
    changed('provider.docsUrl', 'javascript:alert(1)'),
    'This card cannot be used: “provider.docsUrl” is not written as it has to be.',
  ],
])('says in one sentence why a text is none (%#)', (text, reason) => {
  expect(refusalOf(text)).toBe(reason)
})

it('never fails but in words, whatever is put in the place of a part', () => {
  const places = Object.keys(card)
  fc.assert(
    fc.property(fc.constantFrom(...places), fc.jsonValue(), (place, value) => {
      const reason = refusalOf(JSON.stringify({ ...card, [place]: value }))
      expect(reason === '' || /^This (card|is) /.test(reason)).toBe(true)
    }),
  )
  fc.assert(fc.property(fc.string(), (text) => void expect(refusalOf(text)).not.toBe('')))
})

it('keeps out names that reach into prototypes', () => {
  readCard(writeCard(card).replace('"servers": {', '"servers": { "__proto__": "https://evil.example",'))
  expect(({} as Record<string, unknown>).server).toBeUndefined()
})

it('is known by what it says of itself', () => {
  expect(isCardText(writeCard(card))).toBe(true)
  expect(isCardText('{"openapi":"3.0.0"}')).toBe(false)
  expect(isCardText('curl -H "hallpass": 1')).toBe(false)
})

it.each(providers)('comes whole out of a link, or there is none: $name', (provider) => {
  const link = cardLink({ hallpass: 1, provider })
  if (link === null) return
  expect(isCardLink(link)).toBe(true)
  expect(URL.canParse(link)).toBe(true)
  expect(readCard(textOfCardLink(link))).toEqual({ hallpass: 1, provider })
})

it('is a link when it is short, and none when it is long', () => {
  expect(cardLink(card)).toMatch(/^hallpass:\/\/card\?c=[\w-]+$/)
  const guide = Array.from({ length: 50 }, (_, at) =>
    Array.from({ length: 60 }, (__, more) => Math.sin(at * 100 + more)).join(' '),
  )
  expect(cardLink({ ...card, guide })).toBeNull()
})

it.each(['hallpass://card', 'hallpass://card?c=', 'hallpass://card?c=!!', 'hallpass://card?c=AAAA', 'nonsense'])(
  'says that a link holds no whole card: %s',
  (link) => {
    expect(() => textOfCardLink(link)).toThrow(AppFailure)
  },
)

it('keeps of a request what is sent, and nothing of this computer', () => {
  const file = { fileId: 'f1', name: 'scan.pdf', size: 10 }
  const form: RequestForm = {
    ...emptyForm,
    method: 'POST',
    url: '/upload',
    authorization: { kind: 'other', connectionId: 'c2' },
    json: 'not sent',
    bodyKind: 'multipart',
    parts: [{ on: true, name: 'scan', value: '', kind: 'file', file, contentType: '' }],
  }
  const written = cardFormOf(form)
  expect(JSON.stringify(written)).not.toMatch(/f1|scan\.pdf|c2|not sent/)
  expect(filesOf(form)).toEqual(['scan.pdf'])
  expect(formOfCard(written)).toEqual({
    ...form,
    json: '',
    authorization: { kind: 'connection' },
    parts: [{ on: true, name: 'scan', value: '', kind: 'file', file: null, contentType: '' }],
  })
})

it('is refused in a sentence where it has thousands of levels', () => {
  const deep = `${'['.repeat(20_000)}1${']'.repeat(20_000)}`
  const text = changed('provider.summary', 'DEEP').replace('"DEEP"', deep)
  expect(refusalOf(text)).toBe('This card has more in one another than any card.')
})
