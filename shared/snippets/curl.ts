import type { NameValue } from '../domain/http-exchange.ts'
import { headerLine } from './header-lines.ts'

/** A request to be written as a command. `insecure`: the server's certificate is not checked. */
export type CurlRequest = {
  readonly method: string
  readonly url: string
  readonly headers: readonly NameValue[]
  readonly body?: string
  readonly insecure?: boolean
}

/** A curl command that sends exactly this request, for bash and other POSIX shells; one option a line. */
export function curlCommand(request: CurlRequest): string {
  const { method, url, headers, body, insecure } = request
  const options = [
    ...methodOption(method, body !== undefined),
    // Otherwise curl takes brackets and braces in an address for a pattern of many addresses.
    ...(/[[\]{}]/.test(url) ? ['--globoff'] : []),
    ...(insecure === true ? ['--insecure'] : []),
    ...headers.map((header) => `-H ${quote(headerOption(header))}`),
    ...(body === undefined ? [] : bodyOptions(body, headers)),
  ]
  return [`curl ${quote(url)}`, ...options].join(' \\\n  ')
}

function methodOption(method: string, hasBody: boolean): readonly string[] {
  // curl waits for the body of an answer to `-X HEAD`, which never comes.
  if (method === 'HEAD' && !hasBody) return ['--head']
  return method === 'GET' && !hasBody ? [] : [`-X ${/^[A-Za-z]+$/.test(method) ? method : quote(method)}`]
}

/** For curl, `Name:` means "leave this header out", and `Name;` is a header with an empty value. */
function headerOption(header: NameValue): string {
  return header.value.trim() === '' ? `${header.name.replace(/[\r\n]+/g, ' ')};` : headerLine(header)
}

function bodyOptions(body: string, headers: readonly NameValue[]): readonly string[] {
  const typed = headers.some((header) => header.name.toLowerCase() === 'content-type')
  // Without a type of its own curl would call any body a form.
  return [...(typed ? [] : [`-H ${quote('Content-Type:')}`]), `--data-raw ${quote(body)}`]
}

/** In single quotes a shell leaves everything alone but the single quote itself. */
function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`
}
