/** Tells the page a person would sign in at from data. A guess, made to explain and for nothing else. */

/** How much of a page is looked at, bytes: forms stand early. */
const looked = 200_000

// Tags only up to a length: a page of tags that never end would be gone through again for each of them.
const asksForPassword = /<input\b[^>]{0,2000}\btype\s*=\s*["']?password/i
const isTitledSo = /<title\b[^>]{0,2000}>[^<]*\b(sign[ -]?(in|on)|log[ -]?(in|on)|single sign|authenticat|anmeld)/i
const sendsToSso = /<form\b[^>]{0,2000}\b(SAMLRequest|wsfed|adfs|\/sso\b|\/saml|\/oauth2?\/|\/login)/i

/** Whether a body is an HTML page that asks for a sign-in. `headers` have names in lower case. */
export function isSignInPage(body: Uint8Array, headers: readonly (readonly [name: string, value: string])[]): boolean {
  const contentType = headers.find(([name]) => name === 'content-type')?.[1] ?? ''
  const text = new TextDecoder('latin1').decode(body.subarray(0, looked))
  const isPage =
    /^\s*(text\/html|application\/xhtml\+xml)/i.test(contentType) || /^\s*(<!doctype html|<html)/i.test(text)
  return isPage && (asksForPassword.test(text) || isTitledSo.test(text) || sendsToSso.test(text))
}
