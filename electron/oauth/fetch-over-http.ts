import type { CustomFetchOptions } from 'oauth4webapi'
import type { Http, HttpAnswer } from '../ports/http.ts'
import { signInLimits } from '../sign-in/limits.ts'

/** A `fetch` for the OAuth library over our own engine, which also keeps the answer as it came. */
export type RecordingFetch = {
  readonly fetch: (url: string, options: CustomFetchOptions<string, URLSearchParams>) => Promise<Response>
  /** The answer of the one call made; null before it. */
  readonly answer: () => HttpAnswer | null
}

/** Makes the `fetch`. The response handed to the library is empty: what is read is the kept answer, leniently. */
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
      return new Response(null, { status: 200 })
    },
    answer: () => kept,
  }
}
