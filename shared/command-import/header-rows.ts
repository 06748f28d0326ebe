/** The headers of a command, as far as a sign-in or a request has to name them itself. */
import { headerProblem } from '../core/check-header.ts'
import type { NameValue } from '../domain/http-exchange.ts'

/** Those that Hallpass sends by itself, or that change nothing of what is asked. */
const OWN =
  /^(?:host|connection|content-length|user-agent|accept-encoding|accept-language|cache-control|pragma|postman-token|origin|referer|te|transfer-encoding|dnt|sec-[\w-]+|priority|upgrade-insecure-requests)$/i

/** Whether a request can have such a header; what is left of a broken quote cannot. */
export function isSound({ name, value }: NameValue): boolean {
  return headerProblem(name, value) === null && name.length <= 100 && value.length <= 2_000
}

/** The headers that matter, without what is sent anyway for a body of this kind. */
export function tellingHeaders(headers: readonly NameValue[], body: 'json' | 'form' | 'other'): readonly NameValue[] {
  return headers.filter(({ name, value }) => {
    if (OWN.test(name) || !isSound({ name, value })) return false
    const type = value.split(';', 1)[0]?.trim().toLowerCase() ?? ''
    if (/^accept$/i.test(name)) return type !== 'application/json' && type !== '*/*'
    if (!/^content-type$/i.test(name)) return true
    if (body === 'other') return false
    return type !== (body === 'json' ? 'application/json' : 'application/x-www-form-urlencoded')
  })
}
