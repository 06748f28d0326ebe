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
