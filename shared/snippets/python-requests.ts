import { asciiControl } from './control-characters.ts'
import { defineTarget } from './define-target.ts'
import { pythonLiteral as literal, textExpression } from './literals.ts'
import { multipartByHand } from './multipart-by-hand.ts'
import { requestsRewrites, urllib3Rewrites } from './python-address.ts'
import { bodyText, endsInLoneMark, headersWithType } from './request-parts.ts'
import type { SnippetHeader, SnippetPart, SnippetRequest } from './snippet-request.ts'

/** The Python library requests (2.x). */
export const pythonRequests = defineTarget({
  id: 'python-requests',
  label: 'Python (requests)',
  language: 'python',
  howToSet:
    "Set HALLPASS_TOKEN in the terminal that starts Python (export HALLPASS_TOKEN='…', on Windows set HALLPASS_TOKEN=…).",
  comment: '#',
  limits: [
    {
      id: 'lone-question-mark',
      differs: 'url',
      reason: 'requests drops a ? at the end of an address.',
      applies: ({ url }) => endsInLoneMark(url),
    },
  ],
  code: (request) => {
    const { method, url, verifyTls, followRedirects } = request
    const body = bodyFor(request)
    const headers = body.headers
    const first = headers.filter((header, index) => headers.findIndex((other) => isSame(other, header)) === index)
    const again = headers.filter((header) => !first.includes(header))
    const settings = [
      `${literal(method)},`,
      `${literal(url)},`,
      ...(first.length === 0
        ? []
        : ['headers={', ...first.map((header) => `    ${literal(header.name)}: ${expression(header)},`), '},']),
      ...body.settings,
    ]
    const sending = [`allow_redirects=${followRedirects ? 'True' : 'False'},`, ...(verifyTls ? [] : ['verify=False,'])]
    const byHand = again.length > 0 || requestsRewrites(url) || method !== method.toUpperCase()
    const usesVariables = headers.some(({ value }) => value.some((part) => 'variable' in part))
    return [
      ...(usesVariables ? ['import os', ''] : []),
      'import requests',
      ...(again.length > 0 ? ['from urllib3._collections import HTTPHeaderDict'] : []),
      ...(urllib3Rewrites(url) ? ['import urllib3'] : []),
      '',
      ...(byHand
        ? preparedRequest(request, settings, again, sending)
        : ['response = requests.request(', ...indented([...settings, ...sending]), ')']),
      'print(response.status_code)',
      'print(response.text)',
    ].join('\n')
  },
})

/** What requests would write differently is put right after it has made its request, before it sends. */
function preparedRequest(
  { method, url }: SnippetRequest,
  settings: readonly string[],
  again: readonly SnippetHeader[],
  sending: readonly string[],
): readonly string[] {
  return [
    'session = requests.Session()',
    'request = session.prepare_request(requests.Request(',
    ...indented(settings),
    '))',
    ...(method === method.toUpperCase() ? [] : [`request.method = ${literal(method)}  # not in capital letters`]),
    ...(requestsRewrites(url) ? [`request.url = ${literal(url)}  # as it stands`] : []),
    ...(urllib3Rewrites(url)
      ? [
          '# Keeps urllib3 from writing some characters of the address as %XX.',
          'urllib3.connectionpool._encode_target = lambda target: target',
        ]
      : []),
    ...(again.length === 0
      ? []
      : [
          '# A dict has each header once; this takes the others.',
          'request.headers = HTTPHeaderDict(list(request.headers.items()) + [',
          ...again.map((header) => `    (${literal(header.name)}, ${expression(header)}),`),
          '])',
        ]),
    'response = session.send(',
    '    request,',
    ...indented(sending),
    ')',
  ]
}

function indented(lines: readonly string[]): readonly string[] {
  return lines.map((line) => `    ${line}`)
}

function isSame(one: SnippetHeader, other: SnippetHeader): boolean {
  return one.name.toLowerCase() === other.name.toLowerCase()
}

function expression({ value }: SnippetHeader): string {
  return textExpression(value, { literal, variable: (name) => `os.environ['${name}']`, plus: ' +' })
}

function bodyFor(request: SnippetRequest): {
  readonly headers: readonly SnippetHeader[]
  readonly settings: readonly string[]
} {
  const { body } = request
  const headers = headersWithType(request)
  if (body.kind === 'file') return { headers, settings: [`data=open(${literal(body.filePath)}, 'rb'),`] }
  if (body.kind === 'multipart') {
    if (body.parts.length > 0 && body.parts.every(isKept))
      return { headers, settings: ['files=[', ...body.parts.map(partLine), '],'] }
    const { header, segments } = multipartByHand(body.parts)
    const pieces = segments.map((segment) =>
      'text' in segment
        ? `    (${literal(segment.text, '     ')}).encode(),`
        : `    open(${literal(segment.filePath)}, 'rb').read(),`,
    )
    return { headers: [...headers, header], settings: ["data=b''.join([", ...pieces, ']),'] }
  }
  const text = bodyText(body)
  if (text === null) return { headers, settings: [] }
  const lines = literal(text, '        ')
  // Bytes, since requests has no say in how a string would be encoded.
  return {
    headers,
    settings: [lines.includes('\n') ? `data=(\n        ${lines}\n    ).encode(),` : `data=${lines}.encode(),`],
  }
}

/** Old releases of urllib3 double a backslash in a name, and write control characters differently. */
function isKept(part: SnippetPart): boolean {
  return (
    !hasBackslashOrControl('value' in part ? part.name : `${part.name}${part.fileName}`) &&
    !('filePath' in part && (part.contentType === '' || part.fileName === ''))
  )
}

function partLine(part: SnippetPart): string {
  if ('value' in part) {
    const type = part.contentType === undefined ? '' : `, ${literal(part.contentType)}`
    return `    (${literal(part.name)}, (None, ${literal(part.value, '     ')}${type})),`
  }
  return `    (${literal(part.name)}, (${literal(part.fileName)}, open(${literal(part.filePath)}, 'rb'), ${literal(part.contentType)})),`
}

function hasBackslashOrControl(text: string): boolean {
  return text.includes('\\') || asciiControl.test(text)
}
