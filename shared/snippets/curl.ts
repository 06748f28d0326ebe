import type { NameValue } from '../domain/http-exchange.ts'
import { cleanRequest } from './clean-request.ts'
import { curlLines } from './curl-bash.ts'
import { plainHeader } from './request-parts.ts'
import { posixQuote } from './shell-quote.ts'

/** A request to be written as a command. `insecure`: the server's certificate is not checked. */
export type CurlRequest = {
  readonly method: string
  readonly url: string
  readonly headers: readonly NameValue[]
  readonly body?: string
  readonly insecure?: boolean
}

/** A curl command that sends exactly this request, for bash and other POSIX shells; one option a line. */
export function curlCommand({ method, url, headers, body, insecure }: CurlRequest): string {
  const request = cleanRequest({
    method,
    url,
    headers: headers.map(({ name, value }) => plainHeader(name, value)),
    body: body === undefined ? { kind: 'none' } : { kind: 'text', text: body },
    verifyTls: insecure !== true,
    followRedirects: false,
  })
  return curlLines(request, posixQuote)
}
