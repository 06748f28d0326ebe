import { expect, test } from 'vitest'
import { formOfExample } from './example-form.ts'
import type { ExampleRequest } from './provider.ts'

const example = { id: 'a', label: 'A', method: 'POST', path: '/a?b=1', expect: '' }

test.each<[string, Partial<ExampleRequest>, object]>([
  ['no body', {}, { bodyKind: 'none', headers: [] }],
  ['headers', { headers: { 'X-Tag': 'one' } }, { headers: [{ name: 'X-Tag', value: 'one', on: true }] }],
  ['JSON', { body: { contentType: 'application/vnd.a+json', text: '{}' } }, { bodyKind: 'json', json: '{}' }],
  [
    'a form',
    { body: { contentType: 'application/x-www-form-urlencoded', text: 'a=b%20c&d=1%3D2&e' } },
    {
      bodyKind: 'form',
      form: [
        { name: 'a', value: 'b c', on: true },
        { name: 'd', value: '1=2', on: true },
        { name: 'e', value: '', on: true },
      ],
    },
  ],
  [
    'a text',
    { body: { contentType: 'text/xml', text: '<a/>' } },
    { bodyKind: 'text', text: '<a/>', textType: 'text/xml' },
  ],
])('an example with %s fills the form', (_what, changes, expected) => {
  expect(formOfExample({ ...example, ...changes })).toMatchObject({ method: 'POST', url: '/a?b=1', ...expected })
})

test('values of path fields stay', () => {
  const before = formOfExample(example)
  expect(formOfExample(example, { ...before, pathValues: { id: '7' } }).pathValues).toEqual({ id: '7' })
})
