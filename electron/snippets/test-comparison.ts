/** What a request must look like when it arrives, and in what one that did differs from that. */
import { cleanRequest } from '../../shared/snippets/clean-request.ts'
import { bodyText, encodeForm, formType, hasHeader, splitUrl } from '../../shared/snippets/request-parts.ts'
import type { SnippetLimit, SnippetPart, SnippetRequest } from '../../shared/snippets/snippet-request.ts'
import type { CapturedRequest } from './test-capture-server.ts'
import { type ReceivedPart, readMultipart } from './test-multipart.ts'

/** One difference, in words for a person who reads a failed test. */
export type Difference = { readonly differs: SnippetLimit['differs']; readonly words: string }

/** What tools add by themselves. Content-Type is not among them. */
const addedByTools = [
  ...['accept', 'accept-encoding', 'accept-language', 'connection', 'content-length', 'expect', 'host'],
  ...['http2-settings', 'sec-fetch-mode', 'transfer-encoding', 'upgrade', 'user-agent'],
]

/** Compares what came with the model. `fileBytes` reads a file of the model, `variable` what a variable holds. */
export function differencesOf(
  request: SnippetRequest,
  arrived: readonly CapturedRequest[],
  world: { readonly variable: (name: string) => string; readonly fileBytes: (path: string) => Buffer },
): readonly Difference[] {
  const expected = cleanRequest(request)
  const [first, ...others] = arrived
  if (first === undefined) return [{ differs: 'all', words: 'nothing arrived' }]
  const { target } = splitUrl(expected.url)
  const redirected = target.endsWith('/redirect') && expected.followRedirects ? 1 : 0
  return [
    ...unequal('method', expected.method, first.method),
    ...unequal('url', target, first.target),
    ...headerDifferences(expected, first, world.variable),
    ...bodyDifferences(expected, first, world.fileBytes),
    ...unequal('all', `${redirected} more requests`, `${others.length} more requests`),
  ]
}

function unequal(differs: Difference['differs'], wanted: string, got: string, what = ''): readonly Difference[] {
  if (wanted === got) return []
  return [{ differs, words: `${differs}${what}: wanted ${brief(wanted)}, got ${brief(got)}` }]
}

function brief(text: string): string {
  const shown = JSON.stringify(text)
  return shown.length <= 300 ? shown : `${shown.slice(0, 200)}… (${text.length} characters)`
}

function headerDifferences(
  { headers, body }: SnippetRequest,
  arrived: CapturedRequest,
  variable: (name: string) => string,
): readonly Difference[] {
  const request = { headers, body } as SnippetRequest
  const wanted = headers.map(
    ({ name, value }) =>
      [name, value.map((part) => ('text' in part ? part.text : variable(part.variable))).join('')] as const,
  )
  const isForm = body.kind === 'form' && !hasHeader(request, 'content-type')
  const all = isForm ? [...wanted, ['Content-Type', formType] as const] : wanted
  const got = arrived.headers.filter(([name]) => body.kind !== 'multipart' || name.toLowerCase() !== 'content-type')
  const names = new Set([...all, ...got].map(([name]) => name.toLowerCase()))
  return [...names].flatMap((name) => {
    const ofName = (list: typeof all | typeof got) =>
      list.filter(([key]) => key.toLowerCase() === name).map(([, value]) => value)
    const isNamed = ofName(all).length > 0
    if (!isNamed && addedByTools.includes(name)) return []
    return unequal('headers', JSON.stringify(ofName(all)), JSON.stringify(ofName(got)), ` (${name})`)
  })
}

function bodyDifferences(
  { body }: SnippetRequest,
  arrived: CapturedRequest,
  fileBytes: (path: string) => Buffer,
): readonly Difference[] {
  if (body.kind === 'multipart') return partDifferences(body.parts, arrived, fileBytes)
  const text = body.kind === 'form' ? encodeForm(body.fields) : (bodyText(body) ?? '')
  const bytes = body.kind === 'file' ? fileBytes(body.filePath) : Buffer.from(text, 'utf8')
  return unequal('body', bytes.toString('latin1'), arrived.body.toString('latin1'))
}

function partDifferences(
  parts: readonly SnippetPart[],
  arrived: CapturedRequest,
  fileBytes: (path: string) => Buffer,
): readonly Difference[] {
  const type = arrived.headers.filter(([name]) => name.toLowerCase() === 'content-type').map(([, value]) => value)
  const received = type.length === 1 ? readMultipart(type.join(''), arrived.body) : null
  if (received === null) return [{ differs: 'body', words: `body: no multipart body of type ${type.join()}` }]
  const wanted = parts.map(
    (part): ReceivedPart =>
      'value' in part
        ? {
            disposition: `form-data; name="${escaped(part.name)}"`,
            type: part.contentType ?? null,
            content: latin(part.value),
          }
        : {
            disposition: `form-data; name="${escaped(part.name)}"; filename="${escaped(part.fileName)}"`,
            type: part.contentType,
            content: fileBytes(part.filePath).toString('latin1'),
          },
  )
  return unequal('body', JSON.stringify(wanted), JSON.stringify(received))
}

function escaped(name: string): string {
  return latin(name.replaceAll('"', '%22').replaceAll('\r', '%0D').replaceAll('\n', '%0A'))
}

/** The bytes of UTF-8, one a character. */
function latin(text: string): string {
  return Buffer.from(text, 'utf8').toString('latin1')
}
