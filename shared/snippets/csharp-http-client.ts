import { defineTarget } from './define-target.ts'
import { contentHeaders, dotnetRewrites, normalizedMethods } from './dotnet-address.ts'
import { csharpLiteral as literal, textExpression } from './literals.ts'
import { type BodySegment, multipartByHand } from './multipart-by-hand.ts'
import { bodyText, headersWithType, repeatedNames } from './request-parts.ts'
import type { SnippetHeader, SnippetRequest } from './snippet-request.ts'

/** System.Net.Http of .NET 6 or newer, as the whole of a Program.cs. */
export const csharpHttpClient = defineTarget({
  id: 'csharp-http-client',
  label: 'C# (HttpClient)',
  language: 'csharp',
  howToSet:
    "Set HALLPASS_TOKEN in the terminal that runs the program (export HALLPASS_TOKEN='…', on Windows set HALLPASS_TOKEN=…).",
  comment: '//',
  limits: [
    {
      id: 'repeated-header',
      differs: 'headers',
      reason: '.NET sends each header once: the values of repeated headers are joined.',
      applies: (request) => repeatedNames(request).size > 0,
    },
    {
      id: 'upper-case-method',
      differs: 'method',
      reason: '.NET writes this method in capital letters.',
      applies: ({ method }) => method !== method.toUpperCase() && normalizedMethods.includes(method.toLowerCase()),
    },
  ],
  code: (request) => {
    const { method, url, verifyTls, followRedirects } = request
    const { headers, before, content } = bodyFor(request)
    const ofContent = headers.filter(isContentHeader)
    const handler = [
      ...(followRedirects ? [] : ['AllowAutoRedirect = false,']),
      ...(verifyTls ? [] : ['SslOptions = { RemoteCertificateValidationCallback = (_, _, _, _) => true },']),
      ...(headers.some(isBeyondAscii) ? ['RequestHeaderEncodingSelector = (_, _) => Encoding.Latin1,'] : []),
    ]
    const address = dotnetRewrites(url)
      ? `new Uri(${literal(url)}, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true })`
      : `new Uri(${literal(url)})`
    const code = [
      ...(handler.length === 0
        ? ['using var client = new HttpClient();']
        : [
            'using var handler = new SocketsHttpHandler',
            '{',
            ...handler.map((line) => `    ${line}`),
            '};',
            'using var client = new HttpClient(handler);',
          ]),
      ...before,
      `using var request = new HttpRequestMessage(new HttpMethod(${literal(method)}), ${address});`,
      ...headers.filter((header) => !isContentHeader(header)).map((header) => adding('request', header)),
      ...(content === null && ofContent.length === 0
        ? []
        : [`request.Content = new ByteArrayContent(${content ?? 'Array.Empty<byte>()'});`]),
      ...ofContent.map((header) => adding('request.Content', header)),
      '',
      'using var response = await client.SendAsync(request);',
      'Console.WriteLine((int)response.StatusCode);',
      'Console.WriteLine(await response.Content.ReadAsStringAsync());',
    ]
    return ['using System;', 'using System.IO;', 'using System.Net.Http;', 'using System.Text;', '', ...code].join('\n')
  },
})

function isContentHeader({ name }: SnippetHeader): boolean {
  return contentHeaders.includes(name.toLowerCase())
}

function isBeyondAscii({ value }: SnippetHeader): boolean {
  return value.some((part) => 'text' in part && /[\u0080-\u00ff]/.test(part.text))
}

/** .NET would refuse or rewrite values that it thinks malformed. */
function adding(to: string, { name, value }: SnippetHeader): string {
  const variable = (key: string) => `Environment.GetEnvironmentVariable("${key}")`
  return `${to}.Headers.TryAddWithoutValidation(${literal(name)}, ${textExpression(value, { literal, variable, plus: ' +' })});`
}

function bodyFor(request: SnippetRequest): {
  readonly headers: readonly SnippetHeader[]
  readonly before: readonly string[]
  readonly content: string | null
} {
  const { body } = request
  const headers = headersWithType(request)
  if (body.kind === 'file') return { headers, before: [], content: `File.ReadAllBytes(${literal(body.filePath)})` }
  if (body.kind === 'multipart') {
    const { header, segments } = multipartByHand(body.parts)
    const before = ['using var body = new MemoryStream();', ...segments.map(writing)]
    return { headers: [...headers, header], before, content: 'body.ToArray()' }
  }
  const text = bodyText(body)
  return { headers, before: [], content: text === null ? null : bytesOf(text) }
}

function writing(segment: BodySegment): string {
  return `body.Write(${'text' in segment ? bytesOf(segment.text) : `File.ReadAllBytes(${literal(segment.filePath)})`});`
}

function bytesOf(text: string): string {
  return `Encoding.UTF8.GetBytes(${literal(text, '    ')})`
}
