import { expect, it } from 'vitest'
import type { RequestBody, RequestDraft } from './http-exchange.ts'
import { emptyForm, formOf } from './request-form.ts'

const plain: RequestDraft = {
  connectionId: 'c',
  authorization: { kind: 'none' },
  method: 'PUT',
  url: '/a/{id}',
  pathValues: { id: '1' },
  query: [{ name: 'q', value: '' }],
  headers: [],
  body: { kind: 'none' },
}
const file = { fileId: 'f', name: 'a.png', size: 3 }

it('what went out is a form again', () => {
  expect(formOf(plain)).toEqual({
    ...emptyForm,
    method: 'PUT',
    url: '/a/{id}',
    pathValues: { id: '1' },
    authorization: { kind: 'none' },
    query: [{ on: true, name: 'q', value: '' }],
  })
})

it.each<[RequestBody, object]>([
  [
    { kind: 'json', text: '{}' },
    { bodyKind: 'json', json: '{}' },
  ],
  [
    { kind: 'text', text: '<a/>', contentType: 'text/xml' },
    { bodyKind: 'text', text: '<a/>', textType: 'text/xml' },
  ],
  [
    { kind: 'form', fields: [{ name: 'a', value: 'b' }] },
    { bodyKind: 'form', form: [{ on: true, name: 'a', value: 'b' }] },
  ],
  [
    { kind: 'file', file },
    { bodyKind: 'file', file },
  ],
  [
    {
      kind: 'multipart',
      parts: [
        { kind: 'text', name: 'a', value: 'b', contentType: null },
        { kind: 'file', name: 'f', file, contentType: 'image/png' },
      ],
    },
    {
      bodyKind: 'multipart',
      parts: [
        { on: true, kind: 'text', name: 'a', value: 'b', contentType: '', file: null },
        { on: true, kind: 'file', name: 'f', value: '', contentType: 'image/png', file },
      ],
    },
  ],
])('so is its body: %j', (body, expected) => {
  expect(formOf({ ...plain, body })).toMatchObject(expected)
})
