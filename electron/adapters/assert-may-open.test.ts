import fc from 'fast-check'
import { expect, it } from 'vitest'
import { AppFailure } from '../../shared/core/app-error.ts'
import { assertMayOpen, type HttpAllowed } from './assert-may-open.ts'

function outcome(address: string, http: HttpAllowed): string {
  try {
    return assertMayOpen(address, http)
  } catch (thrown) {
    if (thrown instanceof AppFailure) return thrown.error.code
    throw thrown
  }
}

it.each([
  // address, a page, a sign-in, a sign-in whose person accepted http
  ['https://a.example/x?y=1', 'https://a.example/x?y=1', 'https://a.example/x?y=1', 'https://a.example/x?y=1'],
  ['http://127.0.0.1:8080/x', 'request-refused', 'http://127.0.0.1:8080/x', 'http://127.0.0.1:8080/x'],
  ['http://localhost/x', 'request-refused', 'http://localhost/x', 'http://localhost/x'],
  ['http://[::1]:1/', 'request-refused', 'http://[::1]:1/', 'http://[::1]:1/'],
  ['http://a.example/x', 'request-refused', 'insecure-address', 'http://a.example/x'],
  ['http://127.0.0.1.a.example/', 'request-refused', 'insecure-address', 'http://127.0.0.1.a.example/'],
  ['https://me:word@a.example/', 'request-refused', 'request-refused', 'request-refused'],
  ['http://me@127.0.0.1/', 'request-refused', 'request-refused', 'request-refused'],
  ['file:///etc/passwd', 'request-refused', 'request-refused', 'request-refused'],
  ['javascript:alert(1)', 'request-refused', 'request-refused', 'request-refused'],
  ['mailto:a@b.example', 'request-refused', 'request-refused', 'request-refused'],
  ['ms-msdt:/id', 'request-refused', 'request-refused', 'request-refused'],
  ['hallpass://sign-in', 'request-refused', 'request-refused', 'request-refused'],
  ['//a.example', 'request-refused', 'request-refused', 'request-refused'],
  ['', 'request-refused', 'request-refused', 'request-refused'],
])('of %s: a page %s, a sign-in %s, where http is accepted %s', (address, page, signIn, accepted) => {
  expect(outcome(address, 'never')).toBe(page)
  expect(outcome(address, 'this-computer')).toBe(signIn)
  expect(outcome(address, 'accepted')).toBe(accepted)
})

/** Addresses as nobody should write them: every scheme that starts something, with every way to hide it. */
const oddAddresses = fc
  .tuple(
    fc.constantFrom('', ' ', '\t', '\n', '\u0000', '\u200b', '\ufeff'),
    fc.oneof(
      fc.constantFrom(
        'https:',
        'HTTPS:',
        'ht\ntps:',
        'https;',
        'http:',
        'https',
        'view-source:https:',
        'url:https:',
        '',
      ),
      fc.constantFrom('javascript:', 'data:', 'file:', 'smb:', 'ms-msdt:', 'search-ms:', 'vbscript:', 'ldap:', 'blob:'),
      fc.constantFrom(
        'mailto:',
        'ftp:',
        'ws:',
        'app:',
        'hallpass:',
        'chrome:',
        'about:',
        'intent:',
        'C:',
        '\\\\host\\',
      ),
    ),
    fc.constantFrom('//', '\\\\', '/', '', '///', '/\\', '\\/'),
    fc.constantFrom('', '@', 'me@', 'me:word@', ':@', 'a.example:443@', '%00@', 'a.example\\@'),
    fc.constantFrom(
      'a.example',
      '127.0.0.1',
      'localhost',
      '[::1]',
      '2130706433',
      '0x7f.1',
      'a.example.',
      'ａ.example',
      '',
    ),
    fc.string({ unit: 'binary', maxLength: 12 }),
  )
  .map((parts) => parts.join(''))

it('whatever is asked for, only a web address without credentials is opened, written in full', () => {
  fc.assert(
    fc.property(fc.oneof(oddAddresses, fc.string({ unit: 'binary' }), fc.webUrl()), (address) => {
      for (const http of ['never', 'this-computer', 'accepted'] as const) {
        const opened = outcome(address, http)
        if (opened === 'request-refused' || opened === 'insecure-address') continue
        const { protocol, username, password, hostname, href } = new URL(opened)
        expect(protocol).toMatch(http === 'never' ? /^https:$/ : /^https?:$/)
        expect([username, password]).toEqual(['', ''])
        expect(hostname).not.toBe('')
        if (protocol === 'http:' && http !== 'accepted') expect(hostname).toMatch(/^(127\.|localhost$|\[::1\]$)/)
        // Written as browsers write it: nothing that a shell or another program would read differently.
        expect(opened).toBe(href)
        expect(opened).toMatch(/^https?:\/\/[^\s"<>@\\/]+\/[^\s"<>]*$/)
      }
    }),
    { numRuns: 2000 },
  )
})

it.each([
  ['https:\\\\a.example', 'https://a.example/'],
  ['HTTPS:a.example', 'https://a.example/'],
  ['ht\ntps://a.example/a"b', 'https://a.example/a%22b'],
  ['https://ａ.example/x', 'https://a.example/x'],
])('%j is opened as the browser reads it: %s', (address, opened) => {
  expect(outcome(address, 'never')).toBe(opened)
})
