import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { maskSecrets, previewOf } from './mask.ts'

describe('the preview', () => {
  test.each([
    ['eyJhbGciOiJIUzI1NiJ9.x7Qa', '…x7Qa'],
    ['123456789012', '…9012'],
    ['12345678901', '…'],
    ['', '…'],
    ['abcdefghijk😀😀', '…jk😀😀'],
  ])('%j is shown as %s', (secret, preview) => {
    expect(previewOf(secret)).toBe(preview)
  })
})

describe('masking', () => {
  test.each([
    ['the secret itself', 'wrong password hunter2!', 'hunter2!', 'wrong password •••'],
    ['every time it is there', 'hunter2 hunter2', 'hunter2', '••• •••'],
    ['URL-encoded', 'q=p%40ss%20w%C3%B6rd', 'p@ss wörd', 'q=•••'],
    ['URL-encoded with small letters', 'q=p%40ss%20w%c3%b6rd', 'p@ss wörd', 'q=•••'],
    ['form-encoded', 'q=p%40ss+w%C3%B6rd&r', 'p@ss wörd', 'q=•••&r'],
    ['strictly encoded', 'q=a%21b%27c%28d', "a!b'c(d", 'q=•••'],
    ['base64', 'Basic cGFzc3dvcmQ=', 'password', 'Basic •••'],
    ['base64url', 'fj5-Pz4_', '~>~?>?', '•••'],
    ['in hex', '68756E746572322d 68756e746572322D', 'hunter2', '•••2d •••2D'],
    ['in JSON', '{"said":"a\\"b\\\\c"}', 'a"b\\c', '{"said":"•••"}'],
    ['in JSON with slashes escaped', '{"said":"ab\\/cd+ef"}', 'ab/cd+ef', '{"said":"•••"}'],
    ['in JSON with signs by number', '{"said":"ab\\u002Bcd/\\u00E9"}', 'ab+cd/é', '{"said":"•••"}'],
    ['in JSON for web pages', '{"said":"a\\u003cb\\u0026\\"c"}', 'a<b&"c', '{"said":"•••"}'],
    ['in JSON of ASCII only', '{"said":"\\ud83d\\ude00 p\\u00e4ss"}', '😀 päss', '{"said":"•••"}'],
    ['in HTML', '<p>a&amp;b&lt;c</p>', 'a&b<c', '<p>•••</p>'],
    ['not the too short', 'an abc', 'abc', 'an abc'],
  ])('%s', (_, text, secret, masked) => {
    expect(maskSecrets(text, [secret])).toBe(masked)
  })

  test('a secret that begins another one does not leave the rest standing', () => {
    expect(maskSecrets('token: secret-and-more', ['secret', 'secret-and-more'])).toBe('token: •••')
  })

  test.each(['', 'u', 'us', 'use', 'user@example.com'])('inside the base64 of a Basic header, user %j', (user) => {
    const secret = 'canary-93-ö'
    const bytes = new TextEncoder().encode(`${user}:${secret}`)
    const header = btoa(String.fromCharCode(...bytes))
    const masked = maskSecrets(`Basic ${header}`, [secret])
    expect(masked).toContain('•••')
    expect(masked.length).toBeLessThan(header.length)
  })

  test('no secret, whatever it holds, survives in any of its forms', () => {
    const secrets = fc.string({ unit: 'binary', minLength: 4, maxLength: 40 })
    fc.assert(
      fc.property(secrets, (secret) => {
        fc.pre(!'<•••> ["•••"]'.includes(secret))
        const masked = maskSecrets(`<${secret}> ${JSON.stringify([secret])}`, [secret])
        expect(masked).not.toContain(secret)
      }),
    )
  })

  test('half a surrogate pair does no harm', () => {
    expect(maskSecrets('x \ud800abcd y', ['\ud800abcd'])).toBe('x ••• y')
  })

  test('nothing to hide, nothing changed', () => {
    expect(maskSecrets('as it is', [])).toBe('as it is')
    expect(maskSecrets('as it is', [''])).toBe('as it is')
  })
})
