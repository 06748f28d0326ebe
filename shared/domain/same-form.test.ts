import { describe, expect, it } from 'vitest'
import { emptyForm, type RequestForm } from './request-form.ts'
import { isEmptyForm, isSameForm } from './same-form.ts'

const form: RequestForm = {
  ...emptyForm,
  url: '/jobs/{ID}',
  pathValues: { ID: '7' },
  query: [{ name: 'a', value: '1', on: true }],
}
const blank = { name: '', value: '', on: true }

describe('two forms', () => {
  it('are the same whatever the order of their keys, and with rows in which nothing was written', () => {
    const reversed = Object.fromEntries(Object.entries(form).reverse()) as RequestForm
    expect(isSameForm(form, { ...reversed, query: [...form.query, blank], headers: [blank] })).toBe(true)
    expect(isSameForm(form, { ...form, pathValues: { ID: '7', OTHER: '' } })).toBe(true)
  })

  it.each<[string, Partial<RequestForm>]>([
    ['the address', { url: '/jobs/{ID}/' }],
    ['a value', { pathValues: { ID: '8' } }],
    ['a row that was switched off', { query: [{ name: 'a', value: '1', on: false }] }],
    ['the order of rows', { query: [{ name: '', value: 'b', on: true }, ...form.query] }],
    ['a body that is not sent', { json: '{}' }],
    ['whose token it carries', { authorization: { kind: 'none' } }],
  ])('differ by %s', (_what, change) => {
    expect(isSameForm(form, { ...form, ...change })).toBe(false)
  })
})

describe('a form', () => {
  it('is empty until something was written in it', () => {
    expect(isEmptyForm({ ...emptyForm, method: 'POST', query: [blank] })).toBe(true)
    expect(isEmptyForm({ ...emptyForm, url: '/' })).toBe(false)
    expect(isEmptyForm({ ...emptyForm, json: '{}' })).toBe(false)
  })
})
