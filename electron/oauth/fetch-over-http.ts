import type { CustomFetchOptions } from 'oauth4webapi'
import { isDpopNonce } from '../../shared/core/dpop-nonce.ts'
import type { Http, HttpAnswer } from '../ports/http.ts'
import { headerOf } from '../sign-in/answer.ts'
import { signInLimits } from '../sign-in/limits.ts'

/** A `fetch` for the OAuth library over our own engine, which also keeps the answer as it came. */
export type RecordingFetch = {
  readonly fetch: (url: string, options: CustomFetchOptions<string, URLSearchParams>) => Promise<Response>
  /** The answer of the last call made; null before the first. */
  readonly answer: () => HttpAnswer | null
}

/**
 * Makes the `fetch`. The response handed to the library is empty: what is read is the kept answer, leniently. Only the nonce for
 * the next proof is in it (RFC 9449 section 8), which the library keeps by itself.
 */
export function fetchOverHttp(http: Http, verifyTls: boolean, signal: AbortSignal): RecordingFetch {
  let kept: HttpAnswer | null = null
  return {
    async fetch(url, options) {
      kept = await http({
        method: options.method,
        url,
        headers: Object.entries(options.headers).filter(([name]) => name !== 'user-agent'),
        body: options.body.toString(),
        verifyTls,
        ...signInLimits,
        signal,
      })
      return new Response(null, { status: 200, headers: nonceOf(kept) })
    },
    answer: () => kept,
  }
}

/** Nothing but what a nonce may be made of: an answer with another one has none. */
function nonceOf(answer: HttpAnswer): Readonly<Record<string, string>> {
  const nonce = headerOf(answer, 'dpop-nonce')
  return isDpopNonce(nonce) ? { 'dpop-nonce': nonce } : {}
}
