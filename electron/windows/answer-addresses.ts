/**
 * What of answers has an address: `app://answer/<exchange>/page` for the sandboxed frame, `app://answer/<exchange>/picture`
 * for `<img>`. Another origin than our page's, and nothing on it may run or load anything.
 */

/** Where answers live. */
export const answerOrigin = 'app://answer'

/** A part of an answer. */
export type AnswerAddress = { readonly exchangeId: string; readonly part: 'page' | 'picture' }

/** What an address names, or null. */
export function answerAddressOf(address: string): AnswerAddress | null {
  const [, exchangeId, part] = /^app:\/\/answer\/([\w-]{1,64})\/(page|picture)$/.exec(address) ?? []
  return exchangeId === undefined ? null : { exchangeId, part: part as AnswerAddress['part'] }
}

/** The headers of a page or picture. `sandbox` without any allowance: no scripts, no forms, an origin of its own. */
export function answerHeaders(contentType: string): Readonly<Record<string, string>> {
  return {
    'content-type': contentType,
    'content-security-policy': policy,
    'x-content-type-options': 'nosniff',
    'x-dns-prefetch-control': 'off',
    'referrer-policy': 'no-referrer',
    'cache-control': 'no-store',
  }
}

const policy = [
  'sandbox',
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  'img-src data:',
  'font-src data:',
  "base-uri 'none'",
  "form-action 'none'",
  'frame-ancestors app://hallpass',
].join('; ')
