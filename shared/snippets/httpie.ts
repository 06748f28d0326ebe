import { defineTarget } from './define-target.ts'
import { multipartByHand } from './multipart-by-hand.ts'
import { rewritesCharacters } from './python-address.ts'
import { bodyText, hasDotSteps, hasUntypedBody, headersWithType, isEmpty } from './request-parts.ts'
import { bashPipe, bashQuote, bashText, fitsArgument } from './shell-quote.ts'
import type { SnippetHeader, SnippetPart, SnippetRequest } from './snippet-request.ts'

/** HTTPie 3. */
export const httpie = defineTarget({
  id: 'httpie',
  label: 'HTTPie',
  language: 'shell',
  howToSet: "Type export HALLPASS_TOKEN='…' in the same terminal first.",
  comment: '#',
  limits: [
    {
      id: 'method-of-letters',
      differs: 'method',
      reason: 'HTTPie knows only methods of letters: all else is left out.',
      applies: ({ method }) => /[^a-z]/i.test(method),
    },
    {
      id: 'upper-case-method',
      differs: 'method',
      reason: 'HTTPie writes every method in capital letters.',
      applies: ({ method }) => method !== method.toUpperCase(),
    },
    {
      id: 'address',
      differs: 'url',
      reason: 'HTTPie writes some characters of this address differently, which means the same to most servers.',
      applies: ({ url }) => rewritesCharacters(url),
    },
    {
      id: 'backslash-in-header',
      differs: 'headers',
      reason: 'HTTPie takes a backslash before some signs in a header for its own: it is left out.',
      applies: ({ headers }) => someText(headers, /\\[:;=@]/),
    },
    {
      id: 'letters-beyond-ascii-in-header',
      differs: 'headers',
      reason: 'HTTPie sends letters beyond ASCII in a header as UTF-8 and not as Latin-1.',
      applies: ({ headers }) => someText(headers, /[\u0080-\u00ff]/),
    },
  ],
  code: (request) => {
    const { url, method, verifyTls, followRedirects } = request
    const { headers, flags, items, before, after } = bodyFor(request)
    const command = [
      'http',
      ...flags,
      ...(followRedirects ? ['--follow'] : []),
      ...(verifyTls ? [] : ['--verify=no']),
      ...(hasDotSteps(url) ? ['--path-as-is'] : []),
      method.replace(/[^a-z]/gi, ''),
      bashQuote(url),
    ].join(' ')
    const lines = [
      command,
      ...headers.map(headerItem),
      ...(hasUntypedBody(request) ? ["'Content-Type:'"] : []),
      ...items,
    ]
    return `${before}${lines.join(' \\\n  ')}${after}`
  },
})

function someText(headers: readonly SnippetHeader[], pattern: RegExp): boolean {
  return headers.some(({ value }) => value.some((part) => 'text' in part && pattern.test(part.text)))
}

/** The space keeps HTTPie from reading `:=` or `:@`; it takes it off again. `Name:` would mean "leave this header out". */
function headerItem({ name, value }: SnippetHeader): string {
  return isEmpty(value) ? bashQuote(`${name};`) : utf8Text([{ text: `${name}: ` }, ...value])
}

function utf8Text(text: SnippetHeader['value']): string {
  const only = text.every((part) => 'text' in part)
  return only ? bashQuote(text.map((part) => ('text' in part ? part.text : '')).join('')) : bashText(text)
}

type Handing = {
  readonly headers: readonly SnippetHeader[]
  readonly flags: readonly string[]
  readonly items: readonly string[]
  readonly before: string
  readonly after: string
}

/** Without --ignore-stdin HTTPie waits for a body wherever it is not started from a terminal. */
function bodyFor(request: SnippetRequest): Handing {
  const { body } = request
  const handing: Handing = {
    headers: headersWithType(request),
    flags: ['--ignore-stdin'],
    items: [],
    before: '',
    after: '',
  }
  if (body.kind === 'file') return { ...handing, flags: [], after: ` \\\n  < ${bashQuote(body.filePath)}` }
  if (body.kind === 'multipart') {
    if (body.parts.every(isPlainPart)) {
      return { ...handing, flags: [...handing.flags, '--multipart'], items: body.parts.map(partItem) }
    }
    const { header, segments } = multipartByHand(body.parts)
    return { ...handing, headers: [...request.headers, header], flags: [], before: `${bashPipe(segments)} | ` }
  }
  const text = bodyText(body)
  if (text === null) return handing
  if (!fitsArgument(text)) return { ...handing, flags: [], before: `${bashPipe([{ text }])} | ` }
  return { ...handing, flags: [...handing.flags, `--raw=${bashQuote(text)}`] }
}

/** HTTPie calls a file by the name it has on disk, and has signs of its own in parts. */
function isPlainPart(part: SnippetPart): boolean {
  const plain = /^[\w .-]+$/
  if (!/^\w[\w.-]*$/.test(part.name)) return false
  if ('value' in part) return part.contentType === undefined && plain.test(part.value)
  return (
    part.filePath.replace(/^.*[/\\]/, '') === part.fileName &&
    plain.test(part.fileName) &&
    /^[\w /.+-]+$/.test(part.filePath) &&
    /^[\w.+-]+\/[\w.+-]+$/.test(part.contentType)
  )
}

function partItem(part: SnippetPart): string {
  if ('value' in part) return bashQuote(`${part.name}=${part.value}`)
  return bashQuote(`${part.name}@${part.filePath};type=${part.contentType}`)
}
