/** Sends one request, following redirects with manners. Knows nothing of tokens: credentials are just headers to it. */
import type { Attempt, NameValue } from '../../shared/domain/http-exchange.ts'
import type { Http, HttpAnswer } from '../ports/http.ts'

const mostRedirects = 10
const limits = { timeoutMs: 10 * 60_000, maxBytes: 64 * 1024 * 1024 } as const

/** What goes out. `credentials` go only to the origin they were meant for. */
export type OutgoingRequest = {
  readonly method: string
  readonly url: URL
  readonly headers: readonly NameValue[]
  readonly credentials: readonly NameValue[]
  readonly body: string | undefined
  readonly verifyTls: boolean
}

/** The last answer, and what was tried on the way. */
export type SentRequest = { readonly answer: HttpAnswer; readonly url: URL; readonly attempts: readonly Attempt[] }

// A person's own headers that are credentials too, by their names, and so are not carried to another origin; nor is Host.
const sensitive = /^host$|authorization|cookie|token|secret|password|api-?key/i

/**
 * Sends, and follows up to 10 redirects (method rules of RFC 9110 section 15.4). On the way to another origin the
 * credentials are dropped, for good; a body is not sent to another origin at all, and its certificate is always checked.
 */
export async function sendRequest(
  http: Http,
  request: OutgoingRequest,
  first: Attempt['because'],
  signal: AbortSignal,
): Promise<SentRequest> {
  const attempts: Attempt[] = []
  let { method, url, headers, credentials, body } = request
  let because: Attempt['because'] = first
  for (;;) {
    const answer = await http({
      method,
      url: url.href,
      headers: [...headers, ...credentials].map(({ name, value }) => [name, value] as const),
      ...(body === undefined ? {} : { body }),
      verifyTls: request.verifyTls || url.origin !== request.url.origin,
      ...limits,
      signal,
    })
    attempts.push({ url: url.href, status: answer.status, durationMs: answer.completedAt - answer.sentAt, because })
    const next = redirectOf(answer, url)
    if (next === null || attempts.length > mostRedirects) return { answer, url, attempts }
    const sameOrigin = next.origin === url.origin
    const becomesGet = answer.status === 303 || (method === 'POST' && (answer.status === 301 || answer.status === 302))
    if (becomesGet && method !== 'HEAD') method = 'GET'
    if (becomesGet) body = undefined
    if (!sameOrigin && body !== undefined) return { answer, url, attempts }
    if (!sameOrigin) {
      credentials = []
      headers = headers.filter(({ name }) => !sensitive.test(name))
    }
    if (body === undefined) headers = headers.filter(({ name }) => !/^content-/i.test(name))
    because = sameOrigin ? 'redirect-same-origin' : 'redirect-other-origin'
    url = next
  }
}

function redirectOf(answer: HttpAnswer, from: URL): URL | null {
  if (![301, 302, 303, 307, 308].includes(answer.status)) return null
  const location = answer.headers.find(([name]) => name === 'location')?.[1]
  if (location === undefined || !URL.canParse(location, from.href)) return null
  const next = new URL(location, from)
  const isWeb = next.protocol === 'https:' || next.protocol === 'http:'
  return isWeb && next.username === '' && next.password === '' ? next : null
}
