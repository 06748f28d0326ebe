import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { AppFailure } from '../../shared/core/app-error.ts'
import type { HttpRequest } from '../ports/http.ts'
import { checkRequest } from './check-request.ts'

const fine: HttpRequest = {
  method: 'GET',
  url: 'https://api.example.com/v3/sources?x=1',
  headers: [['accept', 'application/json']],
  verifyTls: true,
  timeoutMs: 1000,
  maxBytes: 1000,
}

function refusal(changes: Partial<HttpRequest>): { part: string; reason: string } {
  try {
    checkRequest({ ...fine, ...changes })
  } catch (thrown) {
    if (thrown instanceof AppFailure && thrown.error.code === 'request-refused') return thrown.error
    throw thrown
  }
  return { part: 'nothing was refused', reason: '' }
}

describe('a request that may go out', () => {
  it('is let through, and its address comes back parsed', () => {
    expect(checkRequest(fine).host).toBe('api.example.com')
  })

  it.each(['GET', 'POST', 'patch', 'DELETE', 'OPTIONS', 'PROPFIND', 'M-SEARCH'])('may have the method %s', (method) => {
    expect(() => checkRequest({ ...fine, method })).not.toThrow()
  })

  it.each([
    ['nothing', ''],
    ['a tab inside', 'a\tb'],
    ['characters of Latin-1', 'café'],
    ['all that stands in a quoted text', '"<>\\{}[]@,;:()'],
    ['16 000 characters', 'x'.repeat(16_000)],
  ])('may have a header value with %s', (_what, value) => {
    expect(() => checkRequest({ ...fine, headers: [['x-test', value]] })).not.toThrow()
  })

  it('may repeat a header', () => {
    const headers = [
      ['x-test', '1'],
      ['x-test', '2'],
    ] as const
    expect(() => checkRequest({ ...fine, headers })).not.toThrow()
  })
})

describe('a request that must not go out', () => {
  it.each([
    ['empty', ''],
    ['with a space', 'GET /evil HTTP/1.1'],
    ['with a line break', 'GET\r\nHost: evil'],
    ['with a slash', 'GET/'],
    ['not ASCII', 'GÉT'],
    ['with a NUL', 'GET\u0000'],
    ['CONNECT, which would open a tunnel', 'CONNECT'],
    ['connect in small letters', 'connect'],
  ])('is refused when its method is %s', (_what, method) => {
    expect(refusal({ method }).part).toBe('method')
  })

  it.each([
    ['empty', ''],
    ['a space', 'x test'],
    ['a colon', 'x:test'],
    ['a line break', 'x\r\nHost'],
    ['a lone line feed', 'x\nHost'],
    ['a non-ASCII letter', 'x-tést'],
    ['a NUL', 'x\u0000'],
    ['a leading space', ' x-test'],
  ])('is refused when the name of a header is or holds %s', (_what, name) => {
    expect(refusal({ headers: [[name, 'v']] }).part).toBe('header')
  })

  it.each([
    ['a carriage return and line feed', 'a\r\nSet-Cookie: evil=1'],
    ['a lone carriage return', 'a\rb'],
    ['a lone line feed', 'a\nb'],
    ['a NUL', 'a\u0000b'],
    ['a DEL', 'a\u007fb'],
    ['an escape', 'a\u001bb'],
    ['a vertical tab', 'a\u000bb'],
    ['a letter beyond Latin-1', 'Łódź'],
    ['an emoji', 'pass🔑'],
    ['a letter whose low byte is a line feed', 'a\u010ab'],
    ['a line separator', 'a\u2028b'],
  ])('is refused when the value of a header holds %s', (_what, value) => {
    expect(refusal({ headers: [['x-test', value]] }).part).toBe('header')
  })

  it.each([
    ['nothing at all', ''],
    ['a path', '/v3/sources'],
    ['a host without a scheme', 'api.example.com'],
    ['half a scheme', '//api.example.com'],
    ['file:', 'file:///etc/passwd'],
    ['data:', 'data:text/plain,hello'],
    ['javascript:', 'javascript:alert(1)'],
    ['ftp:', 'ftp://api.example.com/'],
    ['ws:', 'ws://api.example.com/'],
    ['blob:', 'blob:https://api.example.com/1'],
    ['a user name', 'https://user@api.example.com/'],
    ['a user name and password', 'https://user:pw@api.example.com/'],
    ['only a password', 'https://:pw@api.example.com/'],
    ['a port that is none', 'https://api.example.com:99999/'],
    ['a host with a space', 'https://api example.com/'],
  ])('is refused when its address is %s', (_what, url) => {
    expect(refusal({ url }).part).toBe('url')
  })

  it('never says the value of a header, nor the user name or password of an address', () => {
    const secret = 'hunter2-canary'
    const reasons = [
      refusal({ headers: [['authorization', `Bearer ${secret}\n`]] }).reason,
      refusal({ url: `https://user:${secret}@api.example.com/` }).reason,
      refusal({ url: `ftp://api.example.com/?token=${secret}` }).reason,
    ]
    expect(reasons.join(' ')).not.toContain(secret)
  })

  it('no header that is let through can start another line', { timeout: 30_000 }, () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 20 }),
        fc.string({ unit: 'binary', maxLength: 40 }),
        (name, value) => {
          if (refusal({ headers: [[name, value]] }).part === 'header') return
          expect(`${name}: ${value}`).not.toMatch(/[\r\n\0]/)
          expect(Buffer.from(value, 'latin1').toString('latin1')).toBe(value)
          expect(name).not.toMatch(/[\s:]/)
        },
      ),
    )
  })
})
