import { defineTarget } from './define-target.ts'
import { jsLiteral as literal, textExpression } from './literals.ts'
import { multipartByHand } from './multipart-by-hand.ts'
import {
  bodyText,
  hasDotSteps,
  hasHeader,
  hasUntypedBody,
  joinedHeaders,
  repeatedNames,
  splitUrl,
} from './request-parts.ts'
import type { SnippetHeader, SnippetPart, SnippetRequest } from './snippet-request.ts'

const methodsWithoutBody = ['GET', 'HEAD']
const normalized = ['get', 'head', 'post', 'put', 'delete', 'options']
const forbiddenHeaders = ['connection', 'expect', 'host', 'keep-alive', 'upgrade']
/** Headers that ask for an answer only on a condition. */
const conditions = ['if-match', 'if-modified-since', 'if-none-match', 'if-range', 'if-unmodified-since']

/** fetch as Node has it (18 or newer). In a browser the page's own rules come on top: CORS, forbidden headers. */
export const javascriptFetch = defineTarget({
  id: 'javascript-fetch',
  label: 'JavaScript (fetch)',
  language: 'javascript',
  howToSet:
    "Set HALLPASS_TOKEN in the terminal that starts Node (export HALLPASS_TOKEN='…', on Windows set HALLPASS_TOKEN=…).",
  comment: '//',
  limits: [
    {
      id: 'repeated-header',
      differs: 'headers',
      reason: 'fetch sends each header once: the values of repeated headers are joined.',
      applies: (request) => repeatedNames(request).size > 0,
    },
    {
      id: 'no-body-here',
      differs: 'body',
      reason: 'fetch sends no body with GET and HEAD: it is left out.',
      applies: ({ method, body }) => body.kind !== 'none' && methodsWithoutBody.includes(method.toUpperCase()),
    },
    {
      id: 'upper-case-method',
      differs: 'method',
      reason: 'fetch writes this method in capital letters.',
      applies: ({ method }) => method !== method.toUpperCase() && normalized.includes(method.toLowerCase()),
    },
    {
      id: 'no-trace',
      differs: 'all',
      reason: 'fetch refuses the methods CONNECT, TRACE and TRACK: use another tool.',
      applies: ({ method }) => ['CONNECT', 'TRACE', 'TRACK'].includes(method.toUpperCase()),
    },
    {
      id: 'header-of-its-own',
      differs: 'headers',
      reason: 'fetch sets Connection, Expect, Host, Keep-Alive and Upgrade itself: they are left out.',
      applies: ({ headers }) => headers.some(isForbidden),
    },
    {
      id: 'no-cache',
      differs: 'headers',
      reason:
        'fetch adds Cache-Control: no-cache and Pragma: no-cache where a header asks for an answer on a condition.',
      applies: (request) =>
        conditions.some((name) => hasHeader(request, name)) &&
        !(hasHeader(request, 'cache-control') && hasHeader(request, 'pragma')),
    },
    {
      id: 'address',
      differs: 'url',
      reason:
        'fetch writes some characters of this address as %XX, walks the dots in its path or drops a ? at its end.',
      applies: ({ url }) => isRewritten(url),
    },
  ],
  code: (request) => {
    const { url, method, verifyTls, followRedirects } = request
    const { headers, before, body } = bodyFor(request)
    const options = [
      ...(method === 'GET' ? [] : [`method: ${literal(method)},`]),
      ...headerOption(joinedHeaders(headers.filter((header) => !isForbidden(header)))),
      ...(body === null ? [] : [`body: ${body},`]),
      ...(followRedirects ? [] : ["redirect: 'manual',"]),
    ]
    const call = options.length === 0 ? '' : `, {\n${options.map((line) => `  ${line}\n`).join('')}}`
    return [
      ...(verifyTls
        ? []
        : ["process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0' // No certificate is checked from here on."]),
      ...before,
      `const response = await fetch(${literal(url)}${call})`,
      'console.log(response.status)',
      'console.log(await response.text())',
    ].join('\n')
  },
})

function isForbidden({ name }: SnippetHeader): boolean {
  return forbiddenHeaders.includes(name.toLowerCase())
}

/** What the URL parser of fetch (WHATWG) encodes or resolves. */
function isRewritten(url: string): boolean {
  const { target } = splitUrl(url)
  const [, path = '', query = ''] = /^([^?]*)(.*)$/.exec(target) ?? []
  return /["<>\\^`{}]/.test(path) || /["'<>]/.test(query) || query === '?' || hasDotSteps(url)
}

function headerOption(headers: readonly SnippetHeader[]): readonly string[] {
  if (headers.length === 0) return []
  const value = (header: SnippetHeader) =>
    textExpression(header.value, { literal, variable: (name) => `process.env.${name}`, plus: ' +' })
  return ['headers: {', ...headers.map((header) => `  ${key(header.name)}: ${value(header)},`), '},']
}

/** `__proto__` as it stands would be no key at all. */
function key(name: string): string {
  return name === '__proto__' ? `[${literal(name)}]` : literal(name)
}

function bodyFor(request: SnippetRequest): {
  readonly headers: readonly SnippetHeader[]
  readonly before: readonly string[]
  readonly body: string | null
} {
  const { body, headers, method } = request
  const nothing = { headers, before: [], body: null }
  if (methodsWithoutBody.includes(method.toUpperCase())) return nothing
  const readFile = "const { readFile } = await import('node:fs/promises')"
  if (body.kind === 'file') return { headers, before: [readFile], body: `await readFile(${literal(body.filePath)})` }
  if (body.kind === 'form') {
    const fields = body.fields.map(({ name, value }) => `    [${literal(name)}, ${literal(value)}],\n`).join('')
    // An empty list has a Content-Type all the same.
    return { headers: typedForm(request), before: [], body: `new URLSearchParams([\n${fields}  ])` }
  }
  if (body.kind === 'multipart') return multipart(body.parts, headers, readFile)
  const text = bodyText(body)
  if (text === null) return nothing
  // A string would be called text/plain.
  if (hasUntypedBody(request))
    return { headers, before: [], body: `new TextEncoder().encode(${literal(text, '    ')})` }
  return { headers, before: [], body: literal(text, '    ') }
}

/** fetch would say `;charset=UTF-8` behind it. */
function typedForm({ headers }: SnippetRequest): readonly SnippetHeader[] {
  if (headers.some(({ name }) => name.toLowerCase() === 'content-type')) return headers
  return [...headers, { name: 'Content-Type', value: [{ text: 'application/x-www-form-urlencoded' }] }]
}

function multipart(parts: readonly SnippetPart[], headers: readonly SnippetHeader[], readFile: string) {
  const hasFile = parts.some((part) => 'filePath' in part)
  const before = hasFile ? [readFile] : []
  if (!parts.every(isKept)) {
    const { header, segments } = multipartByHand(parts)
    const pieces = segments.map((segment) =>
      'text' in segment ? literal(segment.text, '    ') : `await readFile(${literal(segment.filePath)})`,
    )
    const list = pieces.map((piece) => `  ${piece},\n`).join('')
    return { headers: [...headers, header], before: [...before, `const form = new Blob([\n${list}])`], body: 'form' }
  }
  const lines = parts.map((part) => {
    if ('value' in part) return `form.append(${literal(part.name)}, ${literal(part.value)})`
    const blob = `new Blob([await readFile(${literal(part.filePath)})], { type: ${literal(part.contentType)} })`
    return `form.append(${literal(part.name)}, ${blob}, ${literal(part.fileName)})`
  })
  return { headers, before: [...before, 'const form = new FormData()', ...lines], body: 'form' }
}

/** FormData writes every line end as CR LF, and Blob every type in small letters. */
function isKept(part: SnippetPart): boolean {
  if ('value' in part) return part.contentType === undefined && !/[\r\n]/.test(`${part.name}${part.value}`)
  return !/[\r\n]/.test(part.name) && part.contentType !== '' && part.contentType === part.contentType.toLowerCase()
}
