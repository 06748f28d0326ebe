import { defineTarget } from './define-target.ts'
import { phpLiteral as literal, phpHeaderLiteral, textExpression } from './literals.ts'
import { multipartByHand } from './multipart-by-hand.ts'
import { bodyText, hasUntypedBody, headersWithType, isEmpty } from './request-parts.ts'
import type { SnippetHeader, SnippetPart, SnippetRequest } from './snippet-request.ts'

/** PHP 7 or newer with its cURL extension. */
export const phpCurl = defineTarget({
  id: 'php-curl',
  label: 'PHP (cURL)',
  language: 'php',
  howToSet:
    "Set HALLPASS_TOKEN in the terminal that starts PHP (export HALLPASS_TOKEN='…', on Windows set HALLPASS_TOKEN=…).",
  comment: '//',
  opening: '<?php',
  limits: [],
  code: (request) => {
    const { url, verifyTls, followRedirects } = request
    const { headers, body } = bodyFor(request)
    // Without a type of its own cURL would call any body a form.
    const lines = [...headers.map(headerLine), ...(hasUntypedBody(request) ? ["'Content-Type:'"] : [])]
    const options = [
      ...methodOptions(request),
      ...(lines.length === 0 ? [] : ['CURLOPT_HTTPHEADER => [', ...lines.map((line) => `    ${line},`), '],']),
      ...body,
      ...(/\/\.{1,2}(\/|\?|$)/.test(url) ? ['CURLOPT_PATH_AS_IS => true,'] : []),
      ...(followRedirects ? ['CURLOPT_FOLLOWLOCATION => true,'] : []),
      ...(verifyTls ? [] : ['CURLOPT_SSL_VERIFYPEER => false,', 'CURLOPT_SSL_VERIFYHOST => 0,']),
      'CURLOPT_RETURNTRANSFER => true,',
    ]
    return [
      `$curl = curl_init(${literal(url)});`,
      'curl_setopt_array($curl, [',
      ...options.map((line) => `    ${line}`),
      ']);',
      '$answer = curl_exec($curl);',
      'echo $answer === false ? curl_error($curl) : curl_getinfo($curl, CURLINFO_RESPONSE_CODE) . PHP_EOL . $answer, PHP_EOL;',
    ].join('\n')
  },
})

function methodOptions({ method, body, followRedirects }: SnippetRequest): readonly string[] {
  const hasBody = body.kind !== 'none'
  if (method === 'HEAD' && !hasBody) return ['CURLOPT_NOBODY => true,']
  if (method === 'GET' && !hasBody) return []
  // With a method of its own cURL would go on with POST where a redirect asks for GET.
  if (method === 'POST' && hasBody && followRedirects) return []
  return [`CURLOPT_CUSTOMREQUEST => ${literal(method)},`]
}

/** For cURL, `Name:` means "leave this header out", and `Name;` is a header with an empty value. */
function headerLine({ name, value }: SnippetHeader): string {
  if (isEmpty(value)) return phpHeaderLiteral(`${name};`)
  const [first, ...rest] = value
  const text =
    first !== undefined && 'text' in first
      ? [{ text: `${name}: ${first.text}` }, ...rest]
      : [{ text: `${name}: ` }, ...value]
  return textExpression(text, {
    literal: phpHeaderLiteral,
    variable: (variable) => `getenv('${variable}')`,
    plus: ' .',
  })
}

function bodyFor(request: SnippetRequest): {
  readonly headers: readonly SnippetHeader[]
  readonly body: readonly string[]
} {
  const { body } = request
  const headers = headersWithType(request)
  if (body.kind === 'multipart') return multipart(body.parts, headers)
  if (body.kind === 'file')
    return { headers, body: [`CURLOPT_POSTFIELDS => file_get_contents(${literal(body.filePath)}),`] }
  const text = bodyText(body)
  return { headers, body: text === null ? [] : [`CURLOPT_POSTFIELDS => ${literal(text, '        ')},`] }
}

/** An array has each name once, takes names of digits for numbers, and no name can hold a NUL. */
function multipart(parts: readonly SnippetPart[], headers: readonly SnippetHeader[]) {
  const names = parts.map(({ name }) => name)
  const isPlain = (part: SnippetPart) =>
    !part.name.includes('\0') &&
    !('value' in part && part.contentType !== undefined) &&
    !('filePath' in part && (part.contentType === '' || part.fileName === '' || part.fileName.includes('\0')))
  if (parts.length > 0 && new Set(names).size === names.length && parts.every(isPlain)) {
    return { headers, body: ['CURLOPT_POSTFIELDS => [', ...parts.map(partLine), '],'] }
  }
  const { header, segments } = multipartByHand(parts)
  const pieces = segments.map((segment) =>
    'text' in segment ? literal(segment.text, '        ') : `file_get_contents(${literal(segment.filePath)})`,
  )
  return { headers: [...headers, header], body: [`CURLOPT_POSTFIELDS => ${pieces.join(' .\n        ')},`] }
}

function partLine(part: SnippetPart): string {
  if ('value' in part) return `    ${literal(part.name)} => ${literal(part.value, '        ')},`
  const file = `${literal(part.filePath)}, ${literal(part.contentType)}, ${literal(part.fileName)}`
  return `    ${literal(part.name)} => new CURLFile(${file}),`
}
