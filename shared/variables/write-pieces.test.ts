import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { expand, type Meaning } from './expand.ts'
import { inAddress, inJson } from './write-pieces.ts'

const piecesOf = (template: string, meanings: Readonly<Record<string, Meaning | string>>) =>
  expand(template, (name) => {
    const meaning = Object.hasOwn(meanings, name) ? meanings[name] : undefined
    return typeof meaning === 'string' ? { kind: 'plain', value: meaning } : meaning
  }).pieces
const address = (template: string, meanings: Readonly<Record<string, Meaning | string>>) =>
  inAddress(piecesOf(template, meanings))
const secret = (value: string): Meaning => ({ kind: 'secret', value })

describe('a value in JSON', () => {
  it('is written as JSON inside a string, and as it is outside', () => {
    const text = inJson(piecesOf('{"a":"x {{v}}","n":{{n}}}', { v: 'say "hi"\\\n', n: '[1,2]' }))
    expect(JSON.parse(text)).toEqual({ a: 'x say "hi"\\\n', n: [1, 2] })
  })

  it('knows a string behind escaped quotes, and inside a value', () => {
    const text = inJson(piecesOf('{"a":"\\"{{v}}","o":{{o}}}', { v: '"', o: '{"k":"{{v}}"}' }))
    expect(JSON.parse(text)).toEqual({ a: '""', o: { k: '"' } })
  })

  it('arrives as it is, whatever it holds', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string(), (value, before) => {
        const start = JSON.stringify(before.replaceAll('{', '(')).slice(0, -1)
        const text = inJson(piecesOf(`[${start}{{v}}", 1]`, { v: secret(value) }))
        expect(JSON.parse(text)).toEqual([before.replaceAll('{', '(') + value, 1])
      }),
    )
  })
})

describe('a value in an address', () => {
  it('may be the whole beginning of it', () => {
    expect(address('{{base}}/a', { base: 'https://api.example.com/v1' }).text).toBe('https://api.example.com/v1/a')
    expect(address('{{base}}a', { base: '/v1/' }).text).toBe('/v1/a')
    expect(address('https://{{host}}:{{port}}/a', { host: 'h.example', port: '8080' }).text).toBe(
      'https://h.example:8080/a',
    )
  })

  it('stays in the path where it stands in the path, slashes and all', () => {
    expect(address('/a/{{v}}/b', { v: 'x/y?z=1#é %41' }).text).toBe('/a/x/y%3Fz%3D1%23%C3%A9%20%2541/b')
    expect(address('{{v}}/b', { v: 'a b' }).text).toBe('a%20b/b')
  })

  it('stays one parameter in the query', () => {
    expect(address('/a?q={{v}}&r=1', { v: 'x&admin=1 /' }).text).toBe('/a?q=x%26admin%3D1%20%2F&r=1')
    expect(address('{{base}}&q={{v}}', { base: 'https://h/x?a=1', v: '&' }).text).toBe('https://h/x?a=1&q=%26')
  })

  it('cannot change the server once the path has begun', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.constantFrom('/a/{{v}}', '/a?b={{v}}', '{{v}}x'), (value, rest) => {
        const { text } = address(`https://host.example/${rest}`, { v: secret(value) })
        expect(new URL(text).host).toBe('host.example')
      }),
    )
  })

  it('arrives whole as a parameter', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (value) => {
        const { text } = address('https://host.example/?b={{v}}&c=1', { v: secret(value) })
        const [, encoded = ''] = /^https:\/\/host\.example\/\?b=([^&#]*)&c=1$/.exec(text) ?? []
        expect(decodeURIComponent(encoded)).toBe(value)
      }),
    )
  })

  it('is noticed when it is secret and could name the server', () => {
    expect(address('https://{{v}}.example/', { v: secret('abc') }).isSecretInHost).toBe(true)
    expect(address('{{v}}/x', { v: secret('https://abc') }).isSecretInHost).toBe(true)
    expect(address('{{b}}/x', { b: 'https://{{v}}', v: secret('abc') }).isSecretInHost).toBe(true)
    expect(address('https:{{v}}', { v: secret('//abc') }).isSecretInHost).toBe(true)
    // What a URL is read without hides the server's name from nobody.
    expect(address('https://\t/{{v}}/x', { v: secret('abc') }).isSecretInHost).toBe(true)
    expect(address('ht\ntps://{{v}}/x', { v: secret('abc') }).isSecretInHost).toBe(true)
    expect(address('{{v}}/x', { v: secret('/a?{b}') })).toEqual({ text: '/a%3F%7Bb%7D/x', isSecretInHost: false })
    expect(address('https://h.example/{{v}}?k={{v}}', { v: secret('abc') }).isSecretInHost).toBe(false)
    expect(address('/x/{{v}}', { v: secret('abc') }).isSecretInHost).toBe(false)
  })
})
