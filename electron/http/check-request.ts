import { AppFailure } from '../../shared/core/app-error.ts'
import { headerProblems } from '../../shared/core/check-header.ts'
import { methodProblem } from '../../shared/core/check-method.ts'
import type { HttpStreamRequest } from '../ports/http.ts'

/**
 * Refuses a request that must not go out as it stands: header injection, a strange method, a URL that is not http(s)
 * or holds credentials. Throws `request-refused`; the reason never repeats a header's value.
 */
export function checkRequest(request: Pick<HttpStreamRequest, 'method' | 'url' | 'headers'>): URL {
  const refuse = (part: 'url' | 'method', reason: string) => {
    throw new AppFailure({ code: 'request-refused', part, reason })
  }
  const wrongMethod = methodProblem(request.method)
  if (wrongMethod !== null) refuse('method', wrongMethod)
  const headers = request.headers.map(([name, value]) => ({ name, value }))
  const problems = headerProblems(headers)
  const at = problems.findIndex((problem) => problem !== null)
  const problem = problems[at]
  if (problem) {
    const header = (headers[at]?.name ?? '').slice(0, 60)
    const reason = `In the header “${header}”: ${problem.reason}`
    throw new AppFailure({ code: 'request-refused', part: 'header', header, reason })
  }
  if (!URL.canParse(request.url)) refuse('url', 'This is not a complete web address.')
  const url = new URL(request.url)
  if (url.protocol !== 'https:' && url.protocol !== 'http:') {
    refuse('url', 'Only addresses that begin with https:// or http:// can be called.')
  }
  if (url.username !== '' || url.password !== '') {
    refuse('url', 'An address cannot hold a user name or password here.')
  }
  return url
}
