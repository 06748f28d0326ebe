import { cmdQuote } from './cmd-quote.ts'
import { type CurlOption, curlOptions } from './curl-options.ts'
import { defineTarget } from './define-target.ts'
import { bodyText } from './request-parts.ts'
import type { SnippetRequest } from './snippet-request.ts'

/** The Command Prompt takes no longer line. */
const longestLine = 8191
/** Where a body is looked for that is longer. */
const bodyFile = 'hallpass-body.txt'

/** curl.exe, as Windows has it, for pasting at the Command Prompt. (In a batch file every `%` would have to be doubled.) */
export const curlCmd = defineTarget({
  id: 'curl-cmd',
  label: 'cURL (Windows cmd)',
  language: 'bat',
  howToSet: 'Type set HALLPASS_TOKEN=… in the same window first, without quotes.',
  comment: 'rem',
  limits: [
    {
      id: 'no-carriage-return',
      differs: 'body',
      reason: 'The Command Prompt cannot pass on carriage returns and NUL characters: they are left out of the body.',
      applies: (request) => /[\r\0]/.test(textsOf(request.body)) && !isTooLong(request),
    },
    {
      id: 'too-long',
      differs: 'all',
      reason: `The Command Prompt takes no command of more than ${longestLine} characters: save the body as ${bodyFile} first.`,
      applies: isTooLong,
    },
    {
      id: 'equals-in-part-name',
      differs: 'body',
      reason: 'curl cannot send a part whose name has an equals sign or is empty: it is written as an underscore.',
      applies: ({ body }) =>
        body.kind === 'multipart' && body.parts.some(({ name }) => name === '' || name.includes('=')),
    },
    {
      id: 'letters-beyond-ascii-in-header',
      differs: 'headers',
      reason: 'The Command Prompt sends letters beyond ASCII in a header as UTF-8 and not as Latin-1.',
      applies: ({ headers }) =>
        headers.some(({ value }) => value.some((part) => 'text' in part && /[\u0080-\u00ff]/.test(part.text))),
    },
    {
      id: 'letters-beyond-ascii',
      differs: 'body',
      onlySomeReleases: true,
      reason: 'Old releases of curl.exe send letters beyond ASCII in the code page of the system and not as UTF-8.',
      applies: (request) => /[\u0080-\uffff]/.test(textsOf(request.body)) && !isTooLong(request),
    },
  ],
  code: commandOf,
})

function commandOf(request: SnippetRequest): string {
  return isTooLong(request)
    ? commandFor({ ...request, body: { kind: 'file', filePath: bodyFile } })
    : commandFor(request)
}

function isTooLong(request: SnippetRequest): boolean {
  return bodyText(request.body) !== null && commandFor(request).length > longestLine
}

function commandFor(request: SnippetRequest): string {
  const { body } = request
  const sendable: SnippetRequest =
    body.kind === 'multipart'
      ? {
          ...request,
          body: { kind: 'multipart', parts: body.parts.map((part) => ({ ...part, name: namable(part.name) })) },
        }
      : request
  const lines = curlOptions(sendable, 'in-options').map(written)
  return [`curl ${cmdQuote([{ text: request.url }])}`, ...lines].join(' ^\n  ')
}

function written(option: CurlOption): string {
  if ('header' in option) return `${option.flag} ${cmdQuote(option.header)}`
  return option.value === undefined ? option.flag : `${option.flag} ${cmdQuote([{ text: option.value }])}`
}

function namable(name: string): string {
  return name === '' ? '_' : name.replaceAll('=', '_')
}

function textsOf(body: SnippetRequest['body']): string {
  if (body.kind !== 'multipart') return bodyText(body) ?? ''
  return body.parts
    .map((part) => ('value' in part ? `${part.name}${part.value}` : `${part.name}${part.fileName}`))
    .join('')
}
