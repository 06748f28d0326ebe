/** The page at which a browser ends up: plain words, nothing to run, nothing to load, nothing kept. */
import { createHash } from 'node:crypto'

/** What the page says. */
export type ReturnPage = 'signed-in' | 'not-signed-in' | 'not-here'

const words = {
  'signed-in': ['You are signed in', 'Hallpass goes on from here. You may close this tab.'],
  'not-signed-in': ['This did not work', 'Hallpass says why. You may close this tab.'],
  'not-here': ['There is nothing here', 'This page is for signing in with Hallpass, and it is not its turn.'],
} as const satisfies Record<ReturnPage, readonly [string, string]>

const style =
  ':root{color-scheme:light dark}body{margin:20vh auto;max-width:32rem;padding:0 1.5rem;font:1rem/1.5 system-ui,sans-serif}h1{font-size:1.5rem}'

/** The page as HTML. */
export function returnPage(page: ReturnPage): string {
  const [title, sentence] = words[page]
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title><style>${style}</style></head><body><main><h1>${title}</h1><p>${sentence}</p></main></body></html>`
}

/** What goes with every answer of a door. */
export const returnHeaders = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': `default-src 'none'; style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'cross-origin-resource-policy': 'same-origin',
  connection: 'close',
} as const
