import { defineTarget } from './define-target.ts'
import { goHeaderLiteral, goLiteral as literal, textExpression } from './literals.ts'
import { type BodySegment, multipartByHand } from './multipart-by-hand.ts'
import { bodyText, headersWithType, isEmpty, splitUrl } from './request-parts.ts'
import type { SnippetHeader, SnippetRequest } from './snippet-request.ts'

/** Go's own client. */
export const goNetHttp = defineTarget({
  id: 'go-net-http',
  label: 'Go (net/http)',
  language: 'go',
  howToSet:
    "Set HALLPASS_TOKEN in the terminal that runs the program (export HALLPASS_TOKEN='…', on Windows set HALLPASS_TOKEN=…).",
  comment: '//',
  limits: [
    {
      id: 'empty-user-agent',
      differs: 'headers',
      reason: 'Go leaves out a User-Agent that is empty.',
      applies: ({ headers }) =>
        headers.some(({ name, value }) => name.toLowerCase() === 'user-agent' && isEmpty(value)),
    },
    {
      id: 'no-trailer',
      differs: 'headers',
      reason: 'Go writes the header Trailer itself: it is left out.',
      applies: ({ headers }) => headers.some(({ name }) => name.toLowerCase() === 'trailer'),
    },
  ],
  code: (request) => {
    const { method, url, verifyTls, followRedirects } = request
    const { headers, body, variable } = bodyFor(request)
    const rewritten = isRewritten(url)
    const { origin, target } = splitUrl(url)
    const [path = '', ...query] = target.split('?')
    const main = [
      ...body,
      `request, err := http.NewRequest(${literal(method)}, ${literal(rewritten ? origin : url)}, ${variable})`,
      ...failure,
      ...(rewritten
        ? [
            '// Go would write some characters of this address differently.',
            `request.URL.Opaque = ${literal(path)}`,
            ...(query.length === 0 ? [] : [`request.URL.RawQuery = ${literal(query.join('?'))}`]),
          ]
        : []),
      ...headers.map(headerLine),
      ...client(verifyTls, followRedirects),
      'response, err := client.Do(request)',
      ...failure,
      'defer response.Body.Close()',
      'answer, err := io.ReadAll(response.Body)',
      ...failure,
      'fmt.Println(response.Status)',
      'fmt.Println(string(answer))',
    ]
    const text = main.map((line) => `\t${line}`)
    const packages = ['bytes', 'crypto/tls', 'fmt', 'io', 'log', 'net/http', 'os', 'strings'].filter((path) =>
      main.some((line) => new RegExp(`(?<![\\w"])${path.replace(/^.*\//, '')}\\.[A-Z]`).test(withoutLiterals(line))),
    )
    return [
      'package main',
      '',
      'import (',
      ...packages.map((path) => `\t"${path}"`),
      ')',
      '',
      'func main() {',
      ...text,
      '}',
      '',
    ].join('\n')
  },
})

const failure = ['if err != nil {', '\tlog.Fatal(err)', '}']

function withoutLiterals(line: string): string {
  return line.replace(/"(\\.|[^"\\])*"/g, '""')
}

/** What Go's URL parser refuses in a path, or encodes there. A query stays as it is. */
function isRewritten(url: string): boolean {
  const [path = ''] = splitUrl(url).target.split('?')
  return /["<>\\^`{|}]|%(?![0-9a-f]{2})/i.test(path)
}

function client(verifyTls: boolean, followRedirects: boolean): readonly string[] {
  const fields = [
    ...(verifyTls ? [] : ['\tTransport: &http.Transport{TLSClientConfig: &tls.Config{InsecureSkipVerify: true}},']),
    ...(followRedirects
      ? []
      : [
          '\tCheckRedirect: func(*http.Request, []*http.Request) error {',
          '\t\treturn http.ErrUseLastResponse',
          '\t},',
        ]),
  ]
  return fields.length === 0 ? ['client := &http.Client{}'] : ['client := &http.Client{', ...fields, '}']
}

/** Go takes the host from a field of its own. */
function headerLine({ name, value }: SnippetHeader): string {
  const expression = textExpression(value, {
    literal: goHeaderLiteral,
    variable: (key) => `os.Getenv("${key}")`,
    plus: ' +',
  })
  return name.toLowerCase() === 'host'
    ? `request.Host = ${expression}`
    : `request.Header.Add(${literal(name)}, ${expression})`
}

function bodyFor(request: SnippetRequest): {
  readonly headers: readonly SnippetHeader[]
  readonly body: readonly string[]
  readonly variable: string
} {
  const { body } = request
  const headers = headersWithType(request)
  if (body.kind === 'none') return { headers, body: [], variable: 'nil' }
  if (body.kind === 'file') return { headers, body: written([{ filePath: body.filePath }]), variable: 'body' }
  if (body.kind === 'multipart') {
    const { header, segments } = multipartByHand(body.parts)
    return { headers: [...headers, header], body: written(segments), variable: 'body' }
  }
  const text = literal(bodyText(body) ?? '', '\t\t')
  return { headers, body: [`body := strings.NewReader(${text})`], variable: 'body' }
}

function written(segments: readonly BodySegment[]): readonly string[] {
  let files = 0
  const lines = segments.flatMap((segment) => {
    if ('text' in segment) return [`body.WriteString(${literal(segment.text, '\t\t')})`]
    files += 1
    return [`file${files}, err := os.ReadFile(${literal(segment.filePath)})`, ...failure, `body.Write(file${files})`]
  })
  return ['body := new(bytes.Buffer)', ...lines]
}
