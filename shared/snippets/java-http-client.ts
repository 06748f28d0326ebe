import { defineTarget } from './define-target.ts'
import { javaLiteral, textExpression } from './literals.ts'
import { type BodySegment, multipartByHand } from './multipart-by-hand.ts'
import { bodyText, endsInLoneMark, headersWithType, splitUrl } from './request-parts.ts'
import type { SnippetHeader, SnippetRequest } from './snippet-request.ts'

/** java.net.http, in Java since 11; headers such as Host since 12. The file can be started as it is: `java Request.java`. */
export const javaHttpClient = defineTarget({
  id: 'java-http-client',
  label: 'Java (HttpClient)',
  language: 'java',
  howToSet:
    "Set HALLPASS_TOKEN in the terminal that starts Java (export HALLPASS_TOKEN='…', on Windows set HALLPASS_TOKEN=…).",
  comment: '//',
  limits: [
    {
      id: 'address',
      differs: 'url',
      reason: 'Java refuses some characters of this address: they are written as %XX.',
      applies: ({ url }) => javaUrl(url) !== url,
    },
    {
      id: 'lone-question-mark',
      differs: 'url',
      reason: 'Java drops a ? at the end of an address.',
      applies: ({ url }) => endsInLoneMark(url),
    },
    {
      id: 'letters-beyond-ascii-in-header',
      differs: 'headers',
      reason: 'Java sends each letter beyond ASCII in a header as a question mark.',
      applies: ({ headers }) =>
        headers.some(({ value }) => value.some((part) => 'text' in part && /[\u0080-\u00ff]/.test(part.text))),
    },
  ],
  code: (request) => {
    const { method, url, verifyTls, followRedirects } = request
    const { headers, before, publisher } = bodyFor(request)
    const restricted = headers
      .map(({ name }) => name.toLowerCase())
      .filter((name) => ['connection', 'expect', 'host', 'upgrade'].includes(name))
    const main = [
      ...(restricted.length === 0
        ? []
        : [
            '// Java forbids these headers unless it is told otherwise before anything else.',
            `System.setProperty("jdk.httpclient.allowRestrictedHeaders", ${literal(restricted.join(','))});`,
          ]),
      ...before,
      ...(verifyTls ? [] : trustingContext),
      'HttpClient client = HttpClient.newBuilder()',
      `        .followRedirects(HttpClient.Redirect.${followRedirects ? 'NORMAL' : 'NEVER'})`,
      ...(verifyTls ? [] : ['        .sslContext(context)']),
      '        .build();',
      `HttpRequest request = HttpRequest.newBuilder(URI.create(${literal(javaUrl(url))}))`,
      `        .method(${literal(method)}, ${publisher})`,
      ...headers.map((header) => `        .header(${literal(header.name)}, ${expression(header)})`),
      '        .build();',
      'HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());',
      'System.out.println(response.statusCode());',
      'System.out.println(response.body());',
    ]
    return [
      ...importsFor(main.join('\n')),
      '',
      'public class Request {',
      '    public static void main(String[] arguments) throws Exception {',
      ...main.map((line) => `        ${line}`),
      '    }',
      '}',
      '',
    ].join('\n')
  },
})

const trustingContext = [
  '// The certificate of the server is not checked.',
  'SSLContext context = SSLContext.getInstance("TLS");',
  'context.init(null, new TrustManager[] {new X509ExtendedTrustManager() {',
  '    public void checkClientTrusted(X509Certificate[] chain, String type) {}',
  '    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}',
  '    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}',
  '    public void checkServerTrusted(X509Certificate[] chain, String type) {}',
  '    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}',
  '    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}',
  '    public X509Certificate[] getAcceptedIssuers() { return new X509Certificate[0]; }',
  '}}, null);',
]

function importsFor(code: string): readonly string[] {
  const bare = code.replace(/"(\\.|[^"\\])*"/g, '""')
  return [
    'java.io.ByteArrayOutputStream',
    'java.net.Socket',
    'java.net.URI',
    'java.net.http.HttpClient',
    'java.net.http.HttpRequest',
    'java.net.http.HttpResponse',
    'java.nio.charset.StandardCharsets',
    'java.nio.file.Files',
    'java.nio.file.Path',
    'java.security.cert.X509Certificate',
    'javax.net.ssl.SSLContext',
    'javax.net.ssl.SSLEngine',
    'javax.net.ssl.TrustManager',
    'javax.net.ssl.X509ExtendedTrustManager',
  ]
    .filter((name) => new RegExp(`\\b${name.replace(/^.*\./, '')}\\b`).test(bare))
    .map((name) => `import ${name};`)
}

/** What java.net.URI refuses, as %XX. */
function javaUrl(url: string): string {
  const { origin, target } = splitUrl(url)
  const [path = '', ...query] = target.split('?')
  const encoded = (text: string, refused: RegExp) =>
    text.replace(refused, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)
  const rest = query.join('?')
  return `${origin}${encoded(path, /["<>[\\\]^`{|}]|%(?![0-9a-f]{2})/gi)}${
    query.length === 0 ? '' : `?${encoded(rest, /["<>\\^`{|}]|%(?![0-9a-f]{2})/gi)}`
  }`
}

/** A constant of a class holds at most 65535 bytes, and the compiler adds up literals. */
const longestConstant = 20_000

function literal(text: string, indent = ''): string {
  if (text.length <= longestConstant) return javaLiteral(text, indent)
  const pieces = text.match(new RegExp(`.{1,${longestConstant}}`, 'gs')) ?? []
  return `String.join("", ${pieces.map((piece) => javaLiteral(piece, indent)).join(`,\n${indent}`)})`
}

function expression({ value }: SnippetHeader): string {
  return textExpression(value, { literal: javaLiteral, variable: (name) => `System.getenv("${name}")`, plus: ' +' })
}

function bodyFor(request: SnippetRequest): {
  readonly headers: readonly SnippetHeader[]
  readonly before: readonly string[]
  readonly publisher: string
} {
  const { body } = request
  const headers = headersWithType(request)
  const from = (how: string) => `HttpRequest.BodyPublishers.${how}`
  if (body.kind === 'none') return { headers, before: [], publisher: from('noBody()') }
  if (body.kind === 'file')
    return { headers, before: [], publisher: from(`ofFile(Path.of(${literal(body.filePath)}))`) }
  if (body.kind === 'multipart') {
    const { header, segments } = multipartByHand(body.parts)
    const before = ['ByteArrayOutputStream body = new ByteArrayOutputStream();', ...segments.map(writing)]
    return { headers: [...headers, header], before, publisher: from('ofByteArray(body.toByteArray())') }
  }
  return {
    headers,
    before: [],
    publisher: from(`ofString(${literal(bodyText(body) ?? '', '                        ')})`),
  }
}

function writing(segment: BodySegment): string {
  if ('filePath' in segment) return `body.write(Files.readAllBytes(Path.of(${literal(segment.filePath)})));`
  return `body.write((${literal(segment.text, '                ')}).getBytes(StandardCharsets.UTF_8));`
}
