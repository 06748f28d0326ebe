import { type CurlOption, curlOptions, isPartForCurl } from './curl-options.ts'
import { defineTarget } from './define-target.ts'
import { type BodySegment, multipartByHand } from './multipart-by-hand.ts'
import { bodyText } from './request-parts.ts'
import { bashPipe, bashQuote, bashText, fitsArgument } from './shell-quote.ts'
import type { SnippetRequest } from './snippet-request.ts'

/** curl for bash, zsh and other shells of Linux and macOS. */
export const curlBash = defineTarget({
  id: 'curl-bash',
  label: 'cURL (bash)',
  language: 'shell',
  howToSet: "Type export HALLPASS_TOKEN='…' in the same terminal first.",
  comment: '#',
  limits: [],
  code: (request) => {
    const byHand = segmentsFor(request)
    if (byHand === null) return curlLines(request, bashQuote)
    const { segments, typed } = byHand
    return `${bashPipe(segments)} | ${curlLines(typed, bashQuote, 'on-standard-input')}`
  },
})

/** The command, one option a line. `quote` is for what holds no variables. */
export function curlLines(
  request: SnippetRequest,
  quote: (text: string) => string,
  body: 'in-options' | 'on-standard-input' = 'in-options',
): string {
  const written = (option: CurlOption) => {
    if ('header' in option) return `${option.flag} ${headerText(option.header, quote)}`
    return option.value === undefined ? option.flag : `${option.flag} ${quote(option.value)}`
  }
  return [`curl ${quote(request.url)}`, ...curlOptions(request, body).map(written)].join(' \\\n  ')
}

function headerText(
  header: Extract<CurlOption, { header: unknown }>['header'],
  quote: (text: string) => string,
): string {
  const [only] = header
  return header.length === 1 && only !== undefined && 'text' in only && /^[ -~]*$/.test(only.text)
    ? quote(only.text)
    : bashText(header)
}

/** The body for standard input, where an option cannot hold it; null where one can. */
function segmentsFor(request: SnippetRequest): { segments: readonly BodySegment[]; typed: SnippetRequest } | null {
  const { body } = request
  if (body.kind === 'multipart') {
    if (body.parts.every((part) => isPartForCurl(part) && (!('value' in part) || fitsArgument(part.value)))) return null
    const { header, segments } = multipartByHand(body.parts)
    return { segments, typed: { ...request, headers: [...request.headers, header] } }
  }
  const text = bodyText(body)
  return text === null || fitsArgument(text) ? null : { segments: [{ text }], typed: request }
}
