import fc from 'fast-check'
import { parseSetCookie } from 'set-cookie-parser'
import { describe, expect, it } from 'vitest'
import { describeCookie } from './describe-cookie.ts'

function words(line: string): string {
  const [cookie] = parseSetCookie(line, { decodeValues: false, silent: true })
  if (cookie === undefined) throw new Error('This is no cookie')
  return describeCookie(cookie)
}

describe('a cookie in words', () => {
  it.each([
    ['a=1', 'until the browser closes · sent to this server only'],
    [
      'a=1; Max-Age=3600; Secure; HttpOnly',
      'kept 1 hour · sent to this server only · https only · hidden from scripts',
    ],
    ['a=1; Max-Age=0', 'deleted at once · sent to this server only'],
    ['a=; Expires=Thu, 01 Jan 1970 00:00:00 GMT', 'deleted at once · sent to this server only'],
    ['a=1; Expires=not a date', 'until the browser closes · sent to this server only'],
    [
      'a=1; Domain=.example.com; Path=/api; SameSite=Lax; Max-Age=172800',
      'kept 2 days · sent to example.com and below, under /api · SameSite Lax',
    ],
    ['a=1; Max-Age=1', 'kept 1 second · sent to this server only'],
  ])('%s', (line, expected) => {
    expect(words(line)).toBe(expected)
  })
})

it('whatever a server writes, each cookie has its words', () => {
  const piece = fc.constantFrom(
    ...[
      'a',
      '=',
      ';',
      ' ',
      'Max-Age=',
      'Expires=',
      'Domain=',
      'Path=',
      'Secure',
      'SameSite=',
      '-1',
      '1e999',
      '9'.repeat(30),
    ],
    ...['Fri, 31 Dec 9999 23:59:59 GMT', 'never', '__proto__', '"', ',', '%', '\u0000'],
  )
  const line = fc.oneof(
    fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join('')),
    fc.string({ unit: 'binary' }),
  )
  fc.assert(
    fc.property(fc.array(line, { maxLength: 3 }), (lines) => {
      for (const cookie of parseSetCookie(lines, { decodeValues: false, silent: true })) {
        expect(describeCookie(cookie)).toMatch(/^(kept|deleted|until) .*sent to /s)
        expect(describeCookie(cookie)).not.toMatch(/NaN|Invalid|Infinity|undefined/)
      }
    }),
    { numRuns: 150 },
  )
})
