import { describe, expect, it } from 'vitest'
import type { RequestDraft } from '../domain/http-exchange.ts'
import type { Meaning } from './expand.ts'
import { resolveDraft } from './resolve-draft.ts'

const draftWith = (changes: Partial<RequestDraft>): RequestDraft => ({
  connectionId: 'c',
  authorization: { kind: 'connection' },
  method: 'POST',
  url: '/x',
  pathValues: {},
  query: [],
  headers: [],
  body: { kind: 'none' },
  ...changes,
})

const meanings: Readonly<Record<string, Meaning>> = {
  host: { kind: 'plain', value: 'https://h.example' },
  key: { kind: 'secret', value: 'se"cret & key' },
  both: { kind: 'plain', value: 'a {{key}}' },
}
const resolve = (changes: Partial<RequestDraft>) => resolveDraft(draftWith(changes), (name) => meanings[name])

describe('a request with variables', () => {
  it('has values in address, path fields, query, headers and form, written as each place needs it', () => {
    const { draft, missing } = resolve({
      url: '{{host}}/{id}?q={{key}}',
      pathValues: { id: '{{key}}' },
      query: [{ name: '{{key}}', value: '{{both}}' }],
      headers: [{ name: 'X-Key', value: 'k {{key}}' }],
      body: { kind: 'form', fields: [{ name: 'f', value: '{{key}}' }] },
    })
    expect(missing).toEqual([])
    expect(draft).toMatchObject({
      url: 'https://h.example/{id}?q=se%22cret%20%26%20key',
      pathValues: { id: 'se"cret & key' },
      query: [{ name: 'se"cret & key', value: 'a se"cret & key' }],
      headers: [{ name: 'X-Key', value: 'k se"cret & key' }],
      body: { kind: 'form', fields: [{ name: 'f', value: 'se"cret & key' }] },
    })
  })

  it('escapes values inside the strings of a JSON body, by whatever name its type goes', () => {
    const text = '{"a":"{{key}}"}'
    const escaped = '{"a":"se\\"cret & key"}'
    expect(resolve({ body: { kind: 'json', text } }).draft.body).toMatchObject({ text: escaped })
    expect(resolve({ body: { kind: 'text', text, contentType: 'application/hal+json' } }).draft.body).toMatchObject({
      text: escaped,
    })
    expect(
      resolve({ body: { kind: 'text', text: '<a>{{key}}</a>', contentType: 'text/xml' } }).draft.body,
    ).toMatchObject({ text: '<a>se"cret & key</a>' })
  })

  it('fills the texts of a multipart body', () => {
    const { draft, usesSecrets } = resolve({
      body: { kind: 'multipart', parts: [{ kind: 'text', name: 'a', value: '{{key}}', contentType: null }] },
    })
    expect(draft.body).toMatchObject({ parts: [{ value: 'se"cret & key' }] })
    expect(usesSecrets).toBe(true)
  })

  it('knows which headers hold something secret', () => {
    const { secretHeaders } = resolve({
      headers: [
        { name: 'A', value: '{{host}}' },
        { name: 'B', value: '{{both}}' },
      ],
    })
    expect(secretHeaders).toEqual([{ name: 'B', value: 'a se"cret & key' }])
    expect(resolve({ headers: [{ name: 'A', value: '{{host}}' }] }).usesSecrets).toBe(false)
  })

  it('says what is not set, and where', () => {
    const { missing } = resolve({
      url: '/{{a}}',
      headers: [{ name: 'H', value: '{{b}}' }],
      body: { kind: 'json', text: '{{c}}' },
    })
    expect(missing).toEqual([
      { name: 'a', why: 'not-set', place: 'url' },
      { name: 'b', why: 'not-set', place: 'header' },
      { name: 'c', why: 'not-set', place: 'body' },
    ])
  })

  it('notices something secret in a part of the server’s name that is to be filled in', () => {
    const pathValues = { sub: '{{key}}', id: 'x' }
    expect(resolve({ url: 'https://{sub}.example/{id}', pathValues }).isSecretInHost).toBe(true)
    expect(resolve({ url: 'https://<sub>/x', pathValues }).isSecretInHost).toBe(true)
    expect(resolve({ url: '{{host}}\t.{sub}', pathValues }).isSecretInHost).toBe(true)
    expect(resolve({ url: 'https://{id}.example/{sub}?a={sub}', pathValues }).isSecretInHost).toBe(false)
    expect(resolve({ url: '/x/{sub}', pathValues }).isSecretInHost).toBe(false)
  })
})
