import { describe, expect, it } from 'vitest'
import { emptyForm } from '../../shared/domain/request-form.ts'
import { readForm } from './form-guard.ts'

const part = {
  name: 'a',
  value: '',
  on: true,
  kind: 'file',
  file: { fileId: 'f', name: 'x', size: 1 },
  contentType: '',
}

describe('a form read from disk', () => {
  it('is taken as it is, and with what an older one did not have', () => {
    const whole = { ...emptyForm, parts: [part], authorization: { kind: 'other', connectionId: 'c' } }
    expect(readForm(whole)).toEqual(whole)
    expect(readForm({ url: '/a' })).toEqual({ ...emptyForm, url: '/a' })
  })

  it.each([
    ['nothing', null],
    ['a text', 'form'],
    ['a list', []],
    ['a method of the wrong kind', { method: 1 }],
    ['rows without a switch', { query: [{ name: 'a', value: '1' }] }],
    ['an unknown body', { bodyKind: 'yaml' }],
    ['a part without its file', { parts: [{ ...part, file: 'x' }] }],
    ['an unknown authorization', { authorization: { kind: 'magic' } }],
    ['another connection without its name', { authorization: { kind: 'other' } }],
    ['a path value that is no text', { pathValues: { a: null } }],
  ])('is none when it is %s', (_what, value) => {
    expect(readForm(value)).toBe(null)
  })
})
