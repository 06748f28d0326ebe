/** Requests that are awkward to write down, each for a reason of its own. Every target is tested with all of them. */
import type { NameValue } from '../domain/http-exchange.ts'
import type { SnippetBody, SnippetPart, SnippetRequest, SnippetText } from './snippet-request.ts'

/** Where a request goes, and where its files lie: known only once servers run and files are written. */
export type CorpusPlaces = {
  /** Begins every URL of the entry; no slash at its end. */
  readonly http: string
  /** The same over TLS, with a certificate that nobody trusts. */
  readonly https: string
  /** Where one of `corpusFiles` lies. */
  readonly file: (name: CorpusFile) => string
}

export type CorpusEntry = { readonly id: string; readonly request: (places: CorpusPlaces) => SnippetRequest }

/** Files by name. What they hold, one byte a character. */
export const corpusFiles = {
  'plain.txt': 'just text\n',
  'bytes.bin': '\u0000\u0001\u00fe\u00ff\r\n\n\r"\'%00',
  "odd 'name' $HOME;type=x, (1).txt": 'odd',
  'naïve ü 山.txt': 'letters',
  'photo.png': '\u0089PNG\r\n\u001a\n\u0000\u0000',
} as const

export type CorpusFile = keyof typeof corpusFiles

/** The variable that stands for the token. */
export const corpusVariable = 'HALLPASS_TOKEN'

/** What it holds while a snippet runs. */
export const corpusToken = "eyJ.tok-$HOME`id`_'it'~/+=="

const bearer = { name: 'Authorization', value: [{ text: 'Bearer ' }, { variable: corpusVariable }] as SnippetText }
const header = (name: string, value: string) => ({ name, value: [{ text: value }] as SnippetText })
const text = (value: string): SnippetBody => ({ kind: 'text', text: value })
const form = (...fields: readonly (readonly [string, string])[]): SnippetBody => ({
  kind: 'form',
  fields: fields.map(([name, value]): NameValue => ({ name, value })),
})
const json = header('Content-Type', 'application/json')
const plain = header('Content-Type', 'text/plain')

type Difference = Omit<Partial<SnippetRequest>, 'url'>

/** A request that differs from a plain GET in little. */
function entry(
  id: string,
  path: string,
  difference: Difference | ((places: CorpusPlaces) => Difference) = {},
): CorpusEntry {
  return {
    id,
    request: (places) => ({
      method: 'GET',
      url: `${places.http}${path}`,
      headers: [],
      body: { kind: 'none' },
      verifyTls: true,
      followRedirects: false,
      ...(typeof difference === 'function' ? difference(places) : difference),
    }),
  }
}

const valued = (id: string, value: string) => entry(id, '/header', { headers: [header('X-Odd', value)] })
const posted = (id: string, body: string) => entry(id, '/body', { method: 'POST', headers: [plain], body: text(body) })
const parted = (id: string, parts: (places: CorpusPlaces) => readonly SnippetPart[]) =>
  entry(id, '/parts', (places) => ({ method: 'POST', body: { kind: 'multipart', parts: parts(places) } }))

const filed = (
  places: CorpusPlaces,
  file: CorpusFile,
  name: string,
  fileName: string,
  contentType = 'text/plain',
): SnippetPart => ({
  name,
  filePath: places.file(file),
  fileName,
  contentType,
})

export const corpus: readonly CorpusEntry[] = [
  entry('plain-get', '/sources'),
  entry('token', '/sources', { headers: [bearer] }),
  entry('token-in-the-middle', '/sources', {
    headers: [{ name: 'X-Auth', value: [{ text: 'key="a' }, { variable: corpusVariable }, { text: 'b", $x=`!' }] }],
  }),
  entry('token-with-a-letter-behind', '/sources', {
    headers: [{ name: 'X-Auth', value: [{ variable: corpusVariable }, { text: '_and_more' }] }],
  }),
  entry('token-alone', '/sources', { headers: [{ name: 'x-api-key', value: [{ variable: corpusVariable }] }] }),
  entry('token-twice', '/sources', {
    headers: [{ name: 'X-Two', value: [{ variable: corpusVariable }, { text: ' : ' }, { variable: corpusVariable }] }],
  }),
  entry('token-and-tenant', '/sources', { headers: [bearer, header('x-unifier-tenant', 'idcs-1')] }),

  valued('header-single-quote', "it's 'quoted'"),
  valued('header-double-quotes', 'say "hello" \\"x\\"'),
  // biome-ignore lint/suspicious/noTemplateCurlyInString: it is meant to look like one
  valued('header-dollar', '$HOME ${HOME} $(id) $1'),
  valued('header-backticks', '`id` `'),
  valued('header-exclamation', 'hey! !! !id'),
  valued('header-percent', '100% %PATH% %20 %%'),
  valued('header-caret', '^ ^^ a^b'),
  valued('header-backslashes', 'C:\\temp\\new\\ \\\\host\\n'),
  valued('header-ends-in-backslash', 'path\\'),
  valued('header-backslash-colon', 'a\\:b\\=c'),
  valued('header-leading-at', '@plain.txt'),
  valued('header-leading-dash', '--verbose'),
  valued('header-leading-equals', '=x:=y==z'),
  valued('header-ampersand', 'a&b|c;d<e>f(g)'),
  valued('header-tab', 'a\tb'),
  valued('header-latin', 'caf\u00e9 \u00fc'),
  valued('header-only-a-semicolon', ';'),
  valued('header-braces', '{{name}} {0} [1] #{x} %s %d'),
  entry('header-empty', '/header', { headers: [header('X-Empty', ''), header('X-Full', 'x')] }),
  entry('header-repeated', '/header', { headers: [header('X-Tag', 'one'), header('X-Tag', 'two, three')] }),
  entry('header-repeated-in-other-letters', '/header', {
    headers: [header('x-tag', 'one'), header('X-Other', 'between'), header('X-TAG', 'two')],
  }),
  entry('header-cookie', '/header', { headers: [header('Cookie', 'a=1; b="2"; c=$3')] }),
  entry('header-host', '/header', { headers: [header('Host', 'api.example:8443')] }),
  entry('header-user-agent', '/header', { headers: [header('User-Agent', "Hallpass/1.0 (it's me)")] }),
  entry('header-accept', '/header', { headers: [header('Accept', 'application/json;q=0.9, */*')] }),
  entry('header-odd-name', '/header', { headers: [header("X!#$%&'*+-.^_`|~9", 'odd')] }),
  entry('header-conditions', '/header', {
    headers: [
      header('If-None-Match', '"abc"'),
      header('Range', 'bytes=0-9'),
      header('Referer', 'https://a.example/?b=c'),
    ],
  }),
  entry('header-user-agent-empty', '/header', { headers: [header('User-Agent', '')] }),
  entry('header-connection', '/header', { headers: [header('Connection', 'close')] }),
  entry('header-trailer', '/header', { headers: [header('Trailer', 'X-Sum')] }),
  entry('content-type-without-body', '/header', { headers: [json] }),

  entry('query', '/search?q=a+b%20c&empty=&flag&q=2'),
  entry('query-brackets', '/search?ids[]=1&ids[]=2&filter[name]=x'),
  entry('query-braces', '/search?filter={a|b}&x=`^'),
  entry('query-quotes', "/search?q='it''s'&p=$HOME!"),
  entry('query-semicolons', '/search?a=1;b=2&c=(3)*'),
  entry('query-escapes-in-small-letters', '/search?q=%c3%bc%2f%7e'),
  entry('query-percent-cmd', '/search?a=%PATH%25&b=100%'),
  entry('query-lone-question-mark', '/search?'),
  entry('query-second-question-mark', '/search?a=?b=/c:d@e'),
  entry('query-backslash', '/search?path=C:\\x'),
  entry('path-escapes', '/a%2Fb/%20c/%C3%BC'),
  entry('path-brackets', '/list[1]/it,em;v=1/(x)/@me/~you/$metadata'),
  entry('path-braces', '/{id}/a|b'),
  entry('path-dots', '/a/../b/./c'),
  entry('path-double-slash', '//double//slash/'),
  entry('path-needless-escapes', '/%7Euser/%41'),

  entry('json', '/body', { method: 'POST', headers: [json, bearer], body: text('{"name":"it\'s","cost":"$5"}') }),
  entry('json-lines', '/body', {
    method: 'PUT',
    headers: [json],
    body: text('{\n  "a": "x\\ny",\n  "list": [\n    1,\n    2\n  ]\n}\n'),
  }),
  entry('xml', '/body', {
    method: 'POST',
    headers: [header('Content-Type', 'application/xml; charset=utf-8')],
    body: text('<?xml version="1.0"?>\n<a b=\'c\'>&amp;<![CDATA[ $x ]]></a>'),
  }),
  posted('body-quotes', `'single' "double" \`back\` “curly” ‘curly’ '''three''' """three"""`),
  posted('body-shell', '$HOME $(id) `id` !! \\ ~ * ? # & | ; < > ( ) { } [ ]'),
  posted('body-cmd', '%PATH% %PATH:a=b% ^ ^^ "^&|<>()" & | < > !x! %1 \\" \\\\"'),
  posted('body-backslashes', 'a\\b\\\\c\\n\\t\\u0041\\x41\\0 end\\'),
  posted('body-line-feeds', '\n\nfirst\nsecond\n\n'),
  posted('body-crlf', 'one\r\ntwo\rthree\r\n'),
  posted('body-tabs', '\ta\t\tb\t'),
  posted('body-control-characters', 'a\u0001b\u001b[31mc\u007fd\u0008e\u000bf'),
  posted('body-nul', 'a\u0000b\\0c\u00001'),
  posted('body-letters', 'Grüße, 山田, Ελλάδα, \u0085\u00a0\u2028\u200b.'),
  posted('body-emoji', '😀 👩‍👩‍👧 🇨🇭 \u{1f9ea}'),
  posted('body-right-to-left', 'שלום \u202eabc\u202c ‏'),
  posted('body-at', '@plain.txt'),
  posted('body-dashes', '--data x'),
  posted('body-single-dash', '-'),
  posted('body-equals', '=a:=b@c;d'),
  posted('body-empty', ''),
  posted('body-spaces', '   '),
  // biome-ignore lint/suspicious/noTemplateCurlyInString: it is meant to look like one
  posted('body-formats', '%s %d %n {} {0} {{x}} #{x} ${x} $x @{x} <?= ?> <% %>'),
  posted('body-heredoc', 'EOF\n"@\n\'@\n*/ // -- #\n)"'),
  posted('body-very-long', `${'0123456789 äöü\n'.repeat(12_000)}end`),
  posted('body-long-line', `{"x":"${'y'.repeat(90_000)}"}`),
  entry('body-without-type', '/body', { method: 'POST', body: text('no type') }),
  entry('body-type-empty', '/body', { method: 'POST', headers: [header('Content-Type', '')], body: text('x') }),
  entry('body-type-in-small-letters', '/body', {
    method: 'POST',
    headers: [header('content-type', 'text/csv')],
    body: text('a;b'),
  }),

  entry('form', '/form', { method: 'POST', body: form(['a', '1'], ['b', 'two words']) }),
  entry('form-signs', '/form', {
    method: 'POST',
    body: form(['a=b', '&c=d+e f%20'], ['@x', "@y;'~*!()"], ['', ''], ['a=b', '']),
  }),
  entry('form-letters', '/form', { method: 'POST', body: form(['naïve', '山 😀'], ['line', 'a\r\nb\nc']) }),
  entry('form-empty', '/form', { method: 'POST', body: form() }),
  entry('form-named-type', '/form', {
    method: 'PUT',
    headers: [header('Content-Type', 'application/x-www-form-urlencoded;charset=UTF-8')],
    body: form(['a', 'b']),
  }),

  parted('parts', (places) => [
    { name: 'title', value: 'hello' },
    filed(places, 'photo.png', 'photo', 'photo.png', 'image/png'),
  ]),
  parted('parts-text-only', () => [
    { name: 'a', value: '1' },
    { name: 'b', value: '' },
  ]),
  parted('parts-signs', () => [
    { name: 'at', value: '@plain.txt' },
    { name: 'less', value: '<plain.txt' },
    { name: 'semi', value: 'x;type=text/html' },
    { name: 'quotes', value: `"a" 'b' $c \`d\` %e% \\f` },
    { name: 'letters', value: 'ü 山 😀' },
  ]),
  parted('parts-lines', () => [{ name: 'lines', value: 'one\ntwo\r\nthree\n' }]),
  parted('parts-odd-names', () => [
    { name: 'a"b', value: '1' },
    { name: 'c d[0]', value: '2' },
    { name: 'naïve', value: '3' },
    { name: 'back\\slash', value: '4' },
    { name: '0', value: '5' },
  ]),
  parted('parts-equals-in-name', () => [{ name: 'a=b', value: 'c=d' }]),
  parted('parts-repeated', (places) => [
    { name: 'tag', value: 'one' },
    { name: 'tag', value: 'two' },
    filed(places, 'plain.txt', 'tag', 'three.txt'),
  ]),
  parted('parts-odd-files', (places) => [
    filed(places, "odd 'name' $HOME;type=x, (1).txt", 'odd', 'an "odd", name; with=signs.txt'),
    filed(places, 'naïve ü 山.txt', 'letters', 'naïve ü 山.txt', 'text/plain; charset=utf-8'),
    filed(places, 'bytes.bin', 'bytes', 'other name.bin', 'application/octet-stream'),
  ]),
  parted('parts-typed-texts', (places) => [
    { name: 'facts', value: '{"a": "b\\c;d", "e": ["@x", "<y"]}', contentType: 'application/json' },
    { name: 'at', value: '@plain.txt', contentType: 'text/plain; charset=utf-8' },
    filed(places, 'photo.png', 'photo', 'photo.png', 'image/png'),
    { name: 'plain', value: 'x' },
  ]),
  parted('parts-type-in-capitals', (places) => [filed(places, 'plain.txt', 'f', 'plain.txt', 'Text/Plain')]),

  entry('file', '/file', (places) => ({
    method: 'PUT',
    headers: [header('Content-Type', 'application/octet-stream')],
    body: { kind: 'file', filePath: places.file('bytes.bin') },
  })),
  entry('file-odd-name', '/file', (places) => ({
    method: 'POST',
    headers: [plain],
    body: { kind: 'file', filePath: places.file("odd 'name' $HOME;type=x, (1).txt") },
  })),
  entry('file-without-type', '/file', (places) => ({
    method: 'POST',
    body: { kind: 'file', filePath: places.file('naïve ü 山.txt') },
  })),

  entry('head', '/method', { method: 'HEAD' }),
  entry('options', '/method', { method: 'OPTIONS' }),
  entry('post-without-body', '/method', { method: 'POST' }),
  entry('delete', '/method', { method: 'DELETE' }),
  entry('delete-with-body', '/method', { method: 'DELETE', headers: [json], body: text('{"all":true}') }),
  entry('get-with-body', '/method', { method: 'GET', headers: [json], body: text('{"query":1}') }),
  entry('patch', '/method', { method: 'PATCH', headers: [json], body: text('[]') }),
  entry('trace', '/method', { method: 'TRACE' }),
  entry('own-method', '/method', { method: 'PROPFIND', headers: [header('Depth', '0')] }),
  entry('own-method-with-a-hyphen', '/method', { method: 'M-SEARCH' }),
  entry('method-in-small-letters', '/method', { method: 'delete' }),
  entry('own-method-in-small-letters', '/method', { method: 'purge' }),

  entry('redirect-followed', '/redirect', { followRedirects: true, headers: [header('X-Kept', '1')] }),
  entry('redirect-not-followed', '/redirect'),
  entry('redirect-of-a-post', '/redirect', {
    method: 'POST',
    followRedirects: true,
    headers: [json],
    body: text('{}'),
  }),

  { id: 'tls-unchecked', request: (places) => ({ ...tls(places), verifyTls: false }) },
  {
    id: 'tls-unchecked-post',
    request: (places) => ({ ...tls(places), verifyTls: false, method: 'POST', headers: [json], body: text('{}') }),
  },
  { id: 'tls-checked', request: tls },
]

/** Entries that must not arrive: nobody trusts that certificate. */
export const neverArrive: ReadonlySet<string> = new Set(['tls-checked'])

function tls(places: CorpusPlaces): SnippetRequest {
  return {
    method: 'GET',
    url: `${places.https}/tls`,
    headers: [bearer],
    body: { kind: 'none' },
    verifyTls: true,
    followRedirects: false,
  }
}
