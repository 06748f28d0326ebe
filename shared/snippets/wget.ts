import { defineTarget } from './define-target.ts'
import { multipartByHand } from './multipart-by-hand.ts'
import {
  bodyText,
  hasDotSteps,
  hasUntypedBody,
  headersWithType,
  joinedHeaders,
  repeatedNames,
} from './request-parts.ts'
import { bashHeader, bashPipe, bashQuote, fitsArgument } from './shell-quote.ts'
import type { SnippetHeader, SnippetRequest } from './snippet-request.ts'

/** What wget writes as %XX wherever it stands. */
const encodedByWget = /["<>\\^`{|}]|%(?![0-9a-f]{2})/i

/** GNU Wget 1.15 or newer. */
export const wget = defineTarget({
  id: 'wget',
  label: 'wget',
  language: 'shell',
  howToSet: "Type export HALLPASS_TOKEN='…' in the same terminal first.",
  comment: '#',
  limits: [
    {
      id: 'repeated-header',
      differs: 'headers',
      reason: 'wget sends each header once: the values of repeated headers are joined.',
      applies: (request) => repeatedNames(request).size > 0,
    },
    {
      id: 'upper-case-method',
      differs: 'method',
      reason: 'wget writes every method in capital letters.',
      applies: ({ method }) => method !== method.toUpperCase(),
    },
    {
      id: 'address',
      differs: 'url',
      reason: 'wget writes some characters of this address as %XX, or walks the dots in its path.',
      applies: ({ url }) => encodedByWget.test(url) || hasDotSteps(url),
    },
    {
      id: 'untyped-body',
      differs: 'headers',
      reason: 'wget cannot leave out Content-Type where there is a body: it is sent empty.',
      applies: hasUntypedBody,
    },
  ],
  code: (request) => {
    const { url, method, body, verifyTls, followRedirects } = request
    const { headers, bodyOption, before, after } = bodyFor(request)
    const options = [
      // Errors of an API say why in their body.
      `wget --quiet --output-document=- --content-on-error${method === 'HEAD' ? ' --server-response' : ''}`,
      ...(method === 'GET' && body.kind === 'none'
        ? []
        : [`--method=${/^[\w-]+$/.test(method) ? method : bashQuote(method)}`]),
      ...(followRedirects ? [] : ['--max-redirect=0']),
      ...(verifyTls ? [] : ['--no-check-certificate']),
      ...joinedHeaders(headers).map((header) => `--header=${bashHeader(header)}`),
      ...bodyOption,
      bashQuote(url),
    ]
    return [...before, options.join(' \\\n  '), ...after].join('\n')
  },
})

/** wget takes a body from an argument or from a file of known size, and builds none itself. */
function bodyFor(request: SnippetRequest): {
  readonly headers: readonly SnippetHeader[]
  readonly bodyOption: readonly string[]
  readonly before: readonly string[]
  readonly after: readonly string[]
} {
  const { body } = request
  const untyped = hasUntypedBody(request) ? [{ name: 'Content-Type', value: [] }] : []
  const headers = [...headersWithType(request), ...untyped]
  if (body.kind === 'file') {
    return { headers, bodyOption: [`--body-file=${bashQuote(body.filePath)}`], before: [], after: [] }
  }
  const text = bodyText(body)
  const byHand = body.kind === 'multipart' ? multipartByHand(body.parts) : null
  if (byHand === null && (text === null || fitsArgument(text))) {
    return { headers, bodyOption: text === null ? [] : [`--body-data=${bashQuote(text)}`], before: [], after: [] }
  }
  return {
    headers: byHand === null ? headers : [...headers, byHand.header],
    bodyOption: ['--body-file="$body"'],
    before: ['body=$(mktemp)', `${bashPipe(byHand?.segments ?? [{ text: text ?? '' }])} > "$body"`],
    after: ['rm "$body"'],
  }
}
