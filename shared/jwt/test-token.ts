/** Makes tokens for tests. Signs nothing: the third part is only there. */

/** Base64url of the UTF-8 of a text. */
export function encodePart(text: string): string {
  const bytes = Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join('')
  return btoa(bytes).replace(/=+$/, '').replaceAll('+', '-').replaceAll('/', '_')
}

/** A token with these parts; a text is taken as it is, anything else as JSON. */
export function testToken(payload: unknown, header: unknown = { alg: 'HS256', typ: 'JWT' }): string {
  const parts = [header, payload].map((part) => encodePart(typeof part === 'string' ? part : JSON.stringify(part)))
  return `${parts.join('.')}.c2lnbmF0dXJl`
}
