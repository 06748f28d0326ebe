import { AppFailure } from '../../shared/core/app-error.ts'
import { maskSecrets } from '../../shared/domain/mask.ts'
import type { HttpAnswer } from '../ports/http.ts'
import { headerOf } from './answer.ts'
import { errorName } from './error-name.ts'

/** What a refusal can be told from. `status` is the effective one: a body may say 401 under HTTP 200. */
export type Refusal = {
  readonly answer: HttpAnswer
  readonly status: number
  readonly host: string
  readonly provider: string
  /** The form fields that carry credentials. */
  readonly fields: readonly string[]
  readonly serverSaid: string | undefined
  /** The server's own code, where it speaks OAuth. */
  readonly error?: unknown
  /** What must not be shown should the address we were sent to repeat it. */
  readonly secrets: readonly string[]
  readonly mayTryUrlEncoded?: boolean
}

/** A sign-in that was answered with a status other than success, as the failure a person meets. */
export function refusalOf(refusal: Refusal): AppFailure {
  const { answer, status, host, provider } = refusal
  const said = refusal.serverSaid === undefined ? {} : { serverSaid: refusal.serverSaid }
  if (status >= 300 && status < 400) {
    const location = maskSecrets(safeLocation(headerOf(answer, 'location')), refusal.secrets)
    return new AppFailure({ code: 'redirected', host, location: location.slice(0, 200) })
  }
  if (status === 401 || status === 403) {
    const encoded = refusal.mayTryUrlEncoded && status === 401 ? { mayTryUrlEncoded: true } : {}
    return new AppFailure({
      code: 'credentials-refused',
      provider,
      status,
      fields: refusal.fields,
      ...said,
      ...encoded,
    })
  }
  if (status === 429) return new AppFailure({ code: 'rate-limited', host, ...retryAfter(answer) })
  if (status >= 500) return new AppFailure({ code: 'server-failed', host, status, ...retryAfter(answer), ...said })
  if (status === 404 || status === 405 || status === 410) {
    return new AppFailure({ code: 'unexpected-answer', host, status, why: 'wrong-address', ...said })
  }
  return new AppFailure({ code: 'sign-in-failed', provider, status, ...errorName(refusal.error), ...said })
}

/** Only host and path of where we were sent: a query, a user name or a `data:` address may hold secrets. */
function safeLocation(location: string | undefined): string {
  if (location === undefined) return ''
  if (!URL.canParse(location)) return (location.split(/[?#]/)[0] ?? '').replace(/^[^/\\]*[/\\]{2}[^/\\]*@/, '//')
  const url = new URL(location)
  return url.host === '' ? url.protocol : `${url.protocol}//${url.host}${url.pathname}`
}

/** `Retry-After` in seconds (RFC 9110 section 10.2.3). A date is read against the server's own clock only: ours may differ. */
function retryAfter(answer: HttpAnswer): { retryAfterSeconds?: number } {
  const given = headerOf(answer, 'retry-after')?.trim() ?? ''
  const until = (Date.parse(given) - Date.parse(headerOf(answer, 'date') ?? '')) / 1000
  const seconds = /^\d{1,9}$/.test(given) ? Number(given) : /GMT$/.test(given) ? Math.ceil(until) : 0
  return seconds > 0 && seconds < 86_400 ? { retryAfterSeconds: seconds } : {}
}
