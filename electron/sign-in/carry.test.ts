import { inspect } from 'node:util'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { AppFailure } from '../../shared/core/app-error.ts'
import { assertTokenUsable, readBasePath, readCarryHeaders } from './carry.ts'

const host = 'unifier.example.com'

function refusedAs(act: () => unknown): string {
  try {
    return `let through: ${inspect(act())}`
  } catch (thrown) {
    if (!(thrown instanceof AppFailure) || thrown.error.code !== 'unsafe-answer') throw thrown
    expect(thrown.error.host).toBe(host)
    return thrown.error.what
  }
}

const headers = (value: unknown) => readCarryHeaders({ request_headers: value }, ['request_headers'], host)
const basePath = (value: unknown) => readBasePath({ endpoint: value }, ['endpoint'], host)

describe('headers to carry', () => {
  it('are taken as given, names and order kept', () => {
    expect(headers({ 'x-unifier-tenant': 'T 1', 'X-Unifier-Tenant-Code': '' })).toEqual([
      { name: 'x-unifier-tenant', value: 'T 1' },
      { name: 'X-Unifier-Tenant-Code', value: '' },
    ])
  })

  it('are none when the answer names none', () => {
    expect(readCarryHeaders({}, ['request_headers'], host)).toEqual([])
    expect(headers(null)).toEqual([])
    expect(headers({})).toEqual([])
  })

  it('are found at the second path', () => {
    const document = { data: { request_headers: { a: 'b' } } }
    expect(readCarryHeaders(document, ['request_headers', 'data.request_headers'], host)).toEqual([
      { name: 'a', value: 'b' },
    ])
  })

  it.each([
    'Authorization',
    'authorization',
    'AUTHORIZATION',
    'Host',
    'hOsT',
    'Cookie',
    'Cookie2',
    'Set-Cookie',
    'Connection',
    'Keep-Alive',
    'Proxy-Authorization',
    'Proxy-Connection',
    'Proxy-Anything',
    'TE',
    'Trailer',
    'Transfer-Encoding',
    'Upgrade',
    'HTTP2-Settings',
    'Content-Length',
    'Content-Encoding',
    'Content-Type',
    'Expect',
    'Origin',
    'Referer',
    'Sec-Fetch-Site',
    'Via',
    'Forwarded',
    'X-Forwarded-For',
    'X-Forwarded-Host',
    'X-Forwarded-Prefix',
    'X-HTTP-Method-Override',
    'X-HTTP-Method',
    'X-Method-Override',
    'X-Original-URL',
    'X-Rewrite-URL',
    'X-Real-IP',
  ])('may not hold %s', (name) => {
    expect(refusedAs(() => headers({ fine: '1', [name]: 'v' }))).toBe('header-name')
  })

  it.each([
    ['empty', ''],
    ['with a space', 'x y'],
    ['with a space at the end', 'host '],
    ['with a colon', 'x:'],
    ['with a line break', 'x\r\nHost'],
    ['with a NUL', 'x\0'],
    ['with a letter beyond ASCII', 'hoſt'],
    ['with 101 characters', 'x'.repeat(101)],
    ['of an HTTP/2 pseudo header', ':authority'],
  ])('may not have a name %s', (_what, name) => {
    expect(refusedAs(() => headers({ [name]: 'v' }))).toBe('header-name')
  })

  it.each([
    ['a line break', 'a\r\nHost: evil'],
    ['a lone line feed', 'a\nb'],
    ['a lone carriage return', 'a\rb'],
    ['a line break at its very end', 'a\n'],
    ['a tab', 'a\tb'],
    ['a NUL', 'a\0'],
    ['a DEL', 'a\u007f'],
    ['a letter beyond ASCII', 'Mandantä'],
    ['4097 characters', 'x'.repeat(4097)],
    ['a number', 5],
    ['a yes', true],
    ['nothing', null],
    ['a list', ['a']],
    ['an object', { a: 'b' }],
  ])('may not have as value (or in it) %s', (_what, value) => {
    expect(refusedAs(() => headers({ 'x-tenant': value }))).toBe('header-value')
  })

  it.each([
    ['a text', 'x-tenant: 1'],
    ['a list', [['x-tenant', '1']]],
    ['a number', 5],
    ['a yes', true],
    ['21 headers', Object.fromEntries(Array.from({ length: 21 }, (_, at) => [`x-${at}`, '1']))],
  ])('may not be %s', (_what, value) => {
    expect(refusedAs(() => headers(value))).toBe('header-name')
  })

  it('that are let through never hold a line break or a name that steers the request', { timeout: 30_000 }, () => {
    const name = fc.oneof(fc.string(), fc.constantFrom('Host', 'cookie', 'x-tenant', 'authorization '))
    fc.assert(
      fc.property(fc.dictionary(name, fc.oneof(fc.string(), fc.jsonValue())), (map) => {
        let taken: readonly { name: string; value: string }[] = []
        try {
          taken = headers(map)
        } catch (thrown) {
          expect(thrown).toBeInstanceOf(AppFailure)
        }
        for (const one of taken) {
          expect(`${one.name}: ${one.value}`).toMatch(/^[\x21-\x7e]+: [\x20-\x7e]*$/)
          expect(one.name).not.toMatch(/^(host|cookie|authorization)$/i)
        }
      }),
    )
  })
})

describe('a base path', () => {
  it.each([
    ['/rest1', '/rest1'],
    ['rest1', '/rest1'],
    ['rest1/', '/rest1'],
    ['/a/b-c/d_e.f~g/', '/a/b-c/d_e.f~g'],
    ['', null],
    ['/', null],
    [null, null],
    [undefined, null],
    ['...', '/...'],
  ])('given as %j is %j', (given, path) => {
    expect(basePath(given)).toBe(path)
  })

  it.each([
    '@evil.example',
    '/@evil.example',
    '//evil.example',
    '///evil.example',
    '\\\\evil.example',
    '/\\evil.example',
    '\\evil',
    'https://evil.example',
    'https:evil.example',
    'http:',
    'javascript:alert(1)',
    ':8443',
    ':8443/x',
    '.evil.example/@x',
    'rest1?x=1',
    'rest1#x',
    '?x',
    '#x',
    '..',
    '/..',
    '../x',
    '/rest1/../..',
    '/rest1/./x',
    '.',
    '/%2e%2e/x',
    '/%2F%2Fevil.example',
    '%',
    '/a//b',
    ' /rest1',
    '/rest1 ',
    '/rest1\n',
    '\n/rest1',
    '/rest1\r\nHost: evil',
    '\t//evil.example',
    '/re\u0000st1',
    '/rést',
    '/rest1;x=1',
    '/rest{1}',
    '/rest1&x',
    '[::1]',
    `/${'x'.repeat(200)}`,
  ])('given as %j is refused', (given) => {
    expect(refusedAs(() => basePath(given))).toBe('base-path')
  })

  it.each([[5], [true], [{}], [[]], [['/rest1']], [{ toString: '/rest1' }]])('given as %j is refused', (given) => {
    expect(refusedAs(() => basePath(given))).toBe('base-path')
  })

  it('that is let through never leads away from the server it is put behind', { timeout: 30_000 }, () => {
    const odd = fc.string({ unit: fc.constantFrom('/', '\\', '.', '@', ':', '?', '#', 'a', '%', '2', 'f', ' ', '\n') })
    fc.assert(
      fc.property(fc.oneof(odd, fc.string({ unit: 'binary' })), (given) => {
        let path: string | null = null
        try {
          path = basePath(given)
        } catch (thrown) {
          expect(thrown).toBeInstanceOf(AppFailure)
        }
        const url = new URL(`https://${host}${path ?? ''}/ws/rest`)
        expect(url.origin).toBe(`https://${host}`)
        expect(url.pathname).toBe(`${path ?? ''}/ws/rest`)
      }),
      { numRuns: 300 },
    )
  })
})

describe('a token', () => {
  it.each(['abc', 'aaa.bbb.ccc', '0b1f-uuid', '!"#$%&/()=?~', 'x'.repeat(64_000)])('may be %.20s', (token) => {
    expect(() => assertTokenUsable(token, host)).not.toThrow()
  })

  it.each(['', 'a b', ' a', 'a\n', 'a\r\nHost: evil', 'a\tb', 'a\0', 'tökén', '🔑', 'x'.repeat(64_001)])(
    'may not be %.20j',
    (token) => {
      expect(refusedAs(() => assertTokenUsable(token, host))).toBe('token-characters')
    },
  )

  it('that is refused is not repeated in the failure', () => {
    try {
      assertTokenUsable('hunter2-canary\n', host)
    } catch (thrown) {
      expect(inspect(thrown, { depth: 9 }) + JSON.stringify(thrown)).not.toContain('hunter2')
    }
  })
})
