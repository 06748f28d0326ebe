import { defineTarget } from './define-target.ts'
import { dotnetRewrites, normalizedMethods } from './dotnet-address.ts'
import { powershellLiteral as literal, textExpression } from './literals.ts'
import { type BodySegment, multipartByHand } from './multipart-by-hand.ts'
import { bodyText, hasUntypedBody, headersWithType, joinedHeaders, repeatedNames } from './request-parts.ts'
import type { SnippetHeader, SnippetRequest } from './snippet-request.ts'

/** What -Method takes in both PowerShells. */
const standardMethods = ['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'TRACE', 'OPTIONS', 'MERGE', 'PATCH']
const refusedByWindowsPowershell = ['connection', 'range', 'proxy-connection']

/** Invoke-WebRequest of Windows PowerShell 5.1 and of PowerShell 7. */
export const powershell = defineTarget({
  id: 'powershell',
  label: 'PowerShell',
  language: 'powershell',
  howToSet: "Type $env:HALLPASS_TOKEN = '…' in the same window first.",
  comment: '#',
  limits: [
    {
      id: 'repeated-header',
      differs: 'headers',
      reason: 'PowerShell sends each header once: the values of repeated headers are joined.',
      applies: (request) => repeatedNames(request).size > 0,
    },
    {
      id: 'untyped-body',
      differs: 'headers',
      reason: 'PowerShell calls a body without Content-Type a form.',
      applies: hasUntypedBody,
    },
    {
      id: 'empty-content-type',
      differs: 'headers',
      reason: 'PowerShell leaves out an empty Content-Type, or calls the body a form.',
      applies: ({ headers }) =>
        headers.some(({ name, value }) => name.toLowerCase() === 'content-type' && value.length === 0),
    },
    {
      id: 'header-of-its-own',
      differs: 'headers',
      onlySomeReleases: true,
      reason: 'Windows PowerShell 5.1 refuses the headers Connection and Range here; PowerShell 7 sends them.',
      applies: ({ headers }) => headers.some(({ name }) => refusedByWindowsPowershell.includes(name.toLowerCase())),
    },
    {
      id: 'own-method',
      differs: 'method',
      onlySomeReleases: true,
      reason: 'Windows PowerShell 5.1 does not know this method; PowerShell 7 does.',
      applies: ({ method }) => !standardMethods.includes(method),
    },
    {
      id: 'upper-case-method',
      differs: 'method',
      reason: 'PowerShell writes this method in capital letters.',
      applies: ({ method }) => method !== method.toUpperCase() && normalizedMethods.includes(method.toLowerCase()),
    },
    {
      id: 'no-body-here',
      differs: 'body',
      onlySomeReleases: true,
      reason: 'Windows PowerShell 5.1 sends no body with GET and HEAD; PowerShell 7 does.',
      applies: ({ method, body }) => body.kind !== 'none' && ['GET', 'HEAD'].includes(method.toUpperCase()),
    },
    {
      id: 'address',
      differs: 'url',
      reason: 'PowerShell writes some characters of this address differently, or walks the dots in its path.',
      applies: ({ url }) => dotnetRewrites(url),
    },
    {
      id: 'letters-beyond-ascii-in-header',
      differs: 'headers',
      reason: 'PowerShell 7 refuses letters beyond ASCII in a header; Windows PowerShell 5.1 sends them.',
      applies: ({ headers }) =>
        headers.some(({ value }) => value.some((part) => 'text' in part && /[\u0080-\u00ff]/.test(part.text))),
    },
  ],
  code: (request) => {
    const { method, url, verifyTls, followRedirects } = request
    const { headers, before, body } = bodyFor(request)
    const ownMethod = !standardMethods.includes(method)
    return [
      ...before,
      '$request = @{',
      `    Uri = ${literal(url)}`,
      `    ${ownMethod ? 'CustomMethod' : 'Method'} = ${literal(method)}`,
      ...(headers.length === 0 ? [] : ['    Headers = @{', ...joinedHeaders(headers).map(headerLine), '    }']),
      ...(body === null ? [] : [`    Body = ${body}`]),
      ...(followRedirects ? [] : ['    MaximumRedirection = 0']),
      '    UseBasicParsing = $true',
      '}',
      'if ($PSVersionTable.PSVersion.Major -ge 6) {',
      '    $request.SkipHeaderValidation = $true',
      ...(verifyTls ? [] : ['    $request.SkipCertificateCheck = $true', '} else {', ...trustingPolicy]),
      '}',
      '$response = Invoke-WebRequest @request',
      '$response.StatusCode',
      '$response.Content',
    ].join('\n')
  },
})

/** A script block would do in PowerShell 7; in 5.1 the check runs on a thread that knows no PowerShell. */
const trustingPolicy = [
  "    Add-Type 'public class TrustAll : System.Net.ICertificatePolicy { public bool CheckValidationResult(System.Net.ServicePoint point, System.Security.Cryptography.X509Certificates.X509Certificate certificate, System.Net.WebRequest request, int problem) { return true; } }'",
  '    [Net.ServicePointManager]::CertificatePolicy = New-Object TrustAll',
]

function headerLine({ name, value }: SnippetHeader): string {
  return `        ${literal(name)} = ${textExpression(value, { literal, variable: (key) => `$env:${key}`, plus: ' +' })}`
}

/** Bytes, since PowerShell would encode a string in ways of its own. */
function bodyFor(request: SnippetRequest): {
  readonly headers: readonly SnippetHeader[]
  readonly before: readonly string[]
  readonly body: string | null
} {
  const { body } = request
  const headers = headersWithType(request)
  if (body.kind === 'file') return { headers, before: [], body: `[IO.File]::ReadAllBytes(${literal(body.filePath)})` }
  if (body.kind === 'multipart') {
    const { header, segments } = multipartByHand(body.parts)
    const before = ['$body = New-Object IO.MemoryStream', ...segments.map(writing)]
    return { headers: [...headers, header], before, body: '$body.ToArray()' }
  }
  const text = bodyText(body)
  return { headers, before: [], body: text === null ? null : bytesOf(text) }
}

function writing(segment: BodySegment): string {
  const bytes = 'text' in segment ? bytesOf(segment.text) : `[IO.File]::ReadAllBytes(${literal(segment.filePath)})`
  return `$bytes = ${bytes}; $body.Write($bytes, 0, $bytes.Length)`
}

function bytesOf(text: string): string {
  return `[Text.Encoding]::UTF8.GetBytes(${literal(text, '        ')})`
}
