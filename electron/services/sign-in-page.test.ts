import { describe, expect, it } from 'vitest'
import { isSignInPage } from './sign-in-page.ts'

const html = [['content-type', 'text/html; charset=utf-8']] as const

function isOne(body: string, headers: readonly (readonly [string, string])[] = html): boolean {
  return isSignInPage(new TextEncoder().encode(body), headers)
}

describe('a sign-in page', () => {
  it.each([
    '<form><input name=u><input type="password" name=p></form>',
    "<INPUT TYPE='Password'>",
    '<html><head><title>Sign in to your account</title>',
    '<title>Company – Log in</title>',
    '<form method="post" action="https://idp.example/saml2"><input name="SAMLRequest">',
  ])('is told by what it asks for: %s', (page) => {
    expect(isOne(page)).toBe(true)
  })

  it('is told by its beginning where its type says nothing', () => {
    expect(isOne('<!DOCTYPE html><input type=password>', [])).toBe(true)
  })

  it.each([
    ['<title>404 Not Found</title><h1>Not Found</h1>', html],
    ['<p>Log in to see more</p>', html],
    ['{"html":"<input type=password>"}', [['content-type', 'application/json']]],
    ['', html],
  ] as const)('is not taken for one: %s', (page, headers) => {
    expect(isOne(page, headers)).toBe(false)
  })

  it('is looked for in a short time, whatever the page holds', () => {
    for (const tag of ['<input ', '<title ', '<form ']) expect(isOne(tag.repeat(28_000))).toBe(false)
  })
})
