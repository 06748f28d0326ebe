import { describe, expect, it } from 'vitest'
import type { PickedFile } from '../../../shared/domain/http-exchange.ts'
import { emptyForm, type RequestForm, textPart } from '../../../shared/domain/request-form.ts'
import { bodyOf, takesBody } from './body-of.ts'

const file: PickedFile = { fileId: 'f1', name: 'a.png', size: 3 }
const filled: RequestForm = {
  ...emptyForm,
  method: 'POST',
  json: '{}',
  text: 'a,b',
  textType: ' text/csv ',
  form: [
    { on: true, name: ' a ', value: ' 1 ' },
    { on: false, name: 'b', value: '2' },
    { on: true, name: '', value: '3' },
  ],
  parts: [
    { ...textPart, name: ' a ', value: ' 1 ', contentType: ' text/csv ' },
    { ...textPart, name: 'off', on: false },
    { ...textPart, name: 'f', kind: 'file', file, value: 'unused' },
    { ...textPart, value: 'without a name' },
  ],
  file,
}

describe('the body of a form', () => {
  it.each([
    ['none', { kind: 'none' }],
    ['json', { kind: 'json', text: '{}' }],
    ['text', { kind: 'text', text: 'a,b', contentType: 'text/csv' }],
    ['form', { kind: 'form', fields: [{ name: 'a', value: ' 1 ' }] }],
    [
      'multipart',
      {
        kind: 'multipart',
        parts: [
          { kind: 'text', name: 'a', value: ' 1 ', contentType: 'text/csv' },
          { kind: 'file', name: 'f', file, contentType: null },
        ],
      },
    ],
    ['file', { kind: 'file', file }],
  ] as const)('is of the chosen kind only: %s', (bodyKind, body) => {
    expect(bodyOf({ ...filled, bodyKind })).toEqual(body)
  })

  it.each(['GET', 'HEAD', 'get', ' head '])('is none for %s, whatever was typed', (method) => {
    expect(takesBody(method)).toBe(false)
    expect(bodyOf({ ...filled, method, bodyKind: 'json' })).toEqual({ kind: 'none' })
  })

  it.each(['POST', 'DELETE', 'QUERY', 'PROPFIND', 'OPTIONS', 'GETX'])('goes out with %s', (method) => {
    expect(bodyOf({ ...filled, method, bodyKind: 'json' })).toEqual({ kind: 'json', text: '{}' })
  })
})
