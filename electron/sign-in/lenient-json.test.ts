import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { firstText, readLenientJson, valueAt } from './lenient-json.ts'

describe('reading JSON as servers send it', () => {
  it.each([
    ['{"token":"x"}', { token: 'x' }],
    ['  \r\n {"token":"x"}\n', { token: 'x' }],
    ['\uFEFF{"token":"x"}', { token: 'x' }],
    ['\uFEFF  [1]', [1]],
    ['"text"', 'text'],
    ['12', 12],
    ['null', null],
  ])('%j is strict JSON, with or without a byte order mark', (text, value) => {
    expect(readLenientJson(text)).toEqual({ value, lenient: false })
  })

  it.each([
    ['{"token": "x", request_headers: {"a": "b"}}', { token: 'x', request_headers: { a: 'b' } }],
    ["{'token': 'x'}", { token: 'x' }],
    ['{"token": "x",}', { token: 'x' }],
    ['{"token": "x" /* fresh */}', { token: 'x' }],
    ['[1,]', [1]],
  ])('%s is read, and it is said that this took leniency', (text, value) => {
    expect(readLenientJson(text)).toEqual({ value, lenient: true })
  })

  it.each([
    ['nothing', ''],
    ['white space', ' \n\t'],
    ['only a byte order mark', '\uFEFF'],
    ['a web page', '<!doctype html><title>Log in</title>'],
    ['a form', 'access_token=x&token_type=bearer'],
    ['half a document', '{"token":"x"'],
    ['two documents', '{"token":"x"}{"token":"y"}'],
    ['rubbish behind', '{"token":"x"} oops'],
    ['a function call (JSONP)', 'callback({"token":"x"})'],
    ['a guard against being included', ')]}\',\n{"token":"x"}'],
    ['a bare word', 'NaN'],
    ['a NUL', '{"token":"x"}\u0000'],
    ['an expression', '{"token": 1+1}'],
  ])('%s is no JSON', (_what, text) => {
    expect(readLenientJson(text)).toBeNull()
  })

  it('a million brackets deep it neither falls over nor takes long', { timeout: 30_000 }, () => {
    const deep = 1_000_000
    readLenientJson('['.repeat(deep) + ']'.repeat(deep))
    expect(readLenientJson('['.repeat(deep))).toBeNull()
    expect(readLenientJson('{a:'.repeat(100_000))).toBeNull()
  })

  it('a number that is none is read as such and never as a lifetime by accident', () => {
    expect(readLenientJson('{"a": NaN, "b": -Infinity}')).toEqual({
      value: { a: Number.NaN, b: -Infinity },
      lenient: true,
    })
  })

  it.each(['{"__proto__": {"token": "x"}}', "{__proto__: {token: 'x'}}"])(
    '%s changes no other object and gives nothing to inherit',
    (text) => {
      const read = readLenientJson(text)
      expect(valueAt(read?.value, 'token')).toBeUndefined()
      expect(valueAt({}, 'token')).toBeUndefined()
      expect(Object.getPrototypeOf(read?.value)).toBe(Object.prototype)
    },
  )

  it('never throws, whatever comes, and reads all real JSON', { timeout: 30_000 }, () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void readLenientJson(text)))
    fc.assert(
      fc.property(
        fc.string().map((end) => `{"a":[{'b': ${end}`),
        (text) => void readLenientJson(text),
      ),
    )
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = JSON.stringify(value)
        expect(readLenientJson(text)).toEqual({ value: JSON.parse(text), lenient: false })
      }),
    )
  })
})

describe('looking up a path', () => {
  const document = { a: { b: 'found', list: ['first'] }, 'a.b': 'not this', empty: '', blank: '  ', no: null, n: 5 }

  it.each([
    ['a.b', 'found'],
    ['a.list.0', 'first'],
    ['n', 5],
    ['no', null],
    ['a.c', undefined],
    ['a.b.c', undefined],
    ['n.toFixed', undefined],
    ['a.b.length', undefined],
    ['', undefined],
    ['constructor', undefined],
    ['__proto__', undefined],
    ['a.__proto__.constructor', undefined],
    ['toString', undefined],
    ['a.hasOwnProperty', undefined],
  ])('%s holds %j', (path, value) => {
    expect(valueAt(document, path)).toEqual(value)
  })

  it.each([[null], [undefined], ['text'], [5], [true]])('in %j there is nothing', (value) => {
    expect(valueAt(value, 'length')).toBeUndefined()
  })

  it('the first text that is not empty wins, and its path is told', () => {
    expect(firstText(document, ['no', 'n', 'empty', 'blank', 'a', 'a.b', 'a.list.0'])).toEqual({
      text: 'found',
      path: 'a.b',
    })
    expect(firstText(document, ['no', 'n', 'a'])).toBeNull()
    expect(firstText(document, [])).toBeNull()
  })
})
