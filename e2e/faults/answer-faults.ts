/** What is wrong with answers that arrive whole. */
import { brotliCompressSync, constants, deflateSync, gzipSync } from 'node:zlib'
import { type AnswerOptions, answer, type Fault, type Meant, type Outcome } from './fault.ts'

type Says = (meant: Meant) => readonly [body: string | Uint8Array, options?: AnswerOptions]

/** A fault of what is said. For the tester whatever is said is an answer, unless told otherwise. */
const saying = (name: string, says: Says, signIn: Outcome, tester: Outcome = 'fine'): Fault => ({
  name,
  over: 'http',
  talk: (socket, meant) => void socket.end(answer(...says(meant))),
  signIn,
  tester,
})

const megabyte = 1024 * 1024

/** Made once, when it is first needed: 200 MiB of spaces. */
const bomb = (pack: (bytes: Buffer) => Buffer) => {
  let made: Buffer | null = null
  return () => {
    made ??= pack(Buffer.alloc(200 * megabyte, 32))
    return made
  }
}
const gzipBomb = bomb((bytes) => gzipSync(bytes, { level: 1 }))
const deflateBomb = bomb((bytes) => deflateSync(bytes, { level: 1 }))
const brotliBomb = bomb((bytes) => brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } }))

/** 1 GiB as zstd says it (RFC 8878): blocks that repeat one byte. */
function zstdBomb(): Buffer {
  const block = Buffer.from([0x02, 0x00, 0x10, 0x20])
  const blocks = Array.from({ length: 8192 }, () => block)
  return Buffer.concat([Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0x00, 0x38]), ...blocks, Buffer.from([0x01, 0, 0])])
}

const packed =
  (encoding: string, bytes: () => Buffer): Says =>
  () => [bytes(), { headers: [`content-encoding: ${encoding}`] }]

/** To somewhere else. */
const sends =
  (status: number, location: (meant: Meant) => string): Says =>
  (meant) => ['', { status, headers: [`location: ${location(meant)}`] }]

/** The good document with one value of it exchanged: the token, or the lifetime. */
const withToken =
  (token: unknown): Says =>
  ({ document }) => [document.replaceAll('"the-token"', JSON.stringify(token))]
const withLifetime =
  (lifetime: string): Says =>
  ({ template }) => [template.replaceAll('"the-lifetime"', lifetime)]

/** Some systems say in the answer that the sign-in did not work, and that is what a missing token is taken for. */
const noToken: Outcome = ['unexpected-answer', 'sign-in-failed']
/** On a slow computer the time is up before it is too much. */
const tooMuch: Outcome = ['unexpected-answer', 'timeout']

export const answerFaults: readonly Fault[] = [
  saying('unfolds gzip to more than anybody needs', packed('gzip', gzipBomb), 'unexpected-answer', tooMuch),
  saying('unfolds deflate to more than anybody needs', packed('deflate', deflateBomb), 'unexpected-answer', tooMuch),
  saying('unfolds br to more than anybody needs', packed('br', brotliBomb), 'unexpected-answer', tooMuch),
  saying('unfolds zstd to more than anybody needs', packed('zstd', zstdBomb), 'unexpected-answer', [
    'unexpected-answer',
    'fine',
  ]),
  saying(
    'says gzip and sends something else',
    packed('gzip', () => Buffer.from('{"a":1}')),
    'unexpected-answer',
    'unexpected-answer',
  ),
  saying(
    'cuts its gzip off',
    ({ document }) => [gzipSync(document).subarray(0, -12), { headers: ['content-encoding: gzip'] }],
    ['unexpected-answer', 'connection-lost'],
    ['unexpected-answer', 'connection-lost'],
  ),
  saying(
    'packs what it packed a hundred times over',
    ({ document }) => [gzipSync(document), { headers: [`content-encoding: ${'gzip, '.repeat(99)}gzip`] }],
    'unexpected-answer',
  ),

  saying(
    'sends everybody back to where they came from',
    sends(302, ({ own }) => own),
    'redirected',
    ['fine', 'timeout'],
  ),
  saying(
    'redirects to another server',
    sends(307, ({ stranger }) => stranger),
    'redirected',
  ),
  saying(
    'redirects to another host on the same port',
    sends(307, ({ own }) => own.replace('127.0.0.1', '127.0.0.2')),
    'redirected',
    // Nobody listens there: it was asked, without the token.
    'server-unreachable',
  ),
  saying(
    'redirects to another server without a scheme',
    sends(308, ({ stranger }) => stranger.replace('http:', '')),
    'redirected',
  ),
  saying(
    'redirects with a user name in the address',
    sends(302, ({ stranger }) => stranger.replace('//', '//user:pass@')),
    'redirected',
  ),
  saying(
    'redirects to a file',
    sends(302, () => 'file:///etc/passwd'),
    'redirected',
  ),
  saying(
    'redirects to data',
    sends(302, () => 'data:application/json,{}'),
    'redirected',
  ),
  saying(
    'redirects to a script',
    sends(302, () => 'javascript:alert(1)'),
    'redirected',
  ),
  saying(
    'redirects to another scheme',
    sends(302, () => 'gopher://127.0.0.1/'),
    'redirected',
  ),
  saying('redirects to nowhere', () => ['', { status: 302 }], 'redirected'),

  saying(
    'refuses everybody',
    () => ['', { status: 401, headers: ['www-authenticate: Bearer error="invalid_token"'] }],
    'credentials-refused',
  ),
  saying(
    'wants a proxy’s password',
    () => ['', { status: 407, headers: ['proxy-authenticate: Basic realm="x"'] }],
    'sign-in-failed',
  ),
  saying(
    'is overloaded and asks for a thousand years',
    () => ['', { status: 503, headers: ['retry-after: 31557600000'] }],
    'server-failed',
  ),
  saying(
    'asks for a pause that is no time',
    () => ['', { status: 429, headers: ['retry-after: tomorrow'] }],
    'rate-limited',
  ),
  saying('answers with a status that nobody knows', () => ['{}', { status: 799 }], 'server-failed'),
  saying(
    'shows its sign-in page with 200',
    () => ['<!doctype html><form><input type=password></form>', { type: 'text/html' }],
    'unexpected-answer',
  ),

  saying('sends nothing at all', () => ['', { status: 200 }], 'unexpected-answer'),
  saying('sends null', () => ['null'], 'unexpected-answer'),
  saying('sends a list', () => ['[1,2,3]'], 'unexpected-answer'),
  saying('nests JSON a million deep', () => [`${'['.repeat(1_000_000)}${']'.repeat(1_000_000)}`], 'unexpected-answer'),
  saying(
    'nests objects a hundred thousand deep',
    () => [`${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`],
    'unexpected-answer',
  ),
  saying('cuts its JSON off', ({ document }) => [document.slice(0, -2)], 'unexpected-answer'),
  saying('says everything twice', ({ document }) => [`{${document.slice(1, -1)},${document.slice(1)}`], 'fine'),
  saying(
    'names a prototype',
    ({ document }) => [
      `{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}},${document.slice(1)}`,
    ],
    'fine',
  ),
  saying('says NaN', ({ document }) => [document.replace(/}$/, ',"x":NaN}')], 'fine'),
  saying('begins with a byte order mark', ({ document }) => [`\ufeff${document}`], 'fine'),
  saying(
    'writes UTF-16',
    ({ document }) => [Buffer.from(`\ufeff${document}`, 'utf16le'), { type: 'application/json; charset=utf-16' }],
    ['unexpected-answer', 'fine'],
  ),
  saying('sends ten megabytes', ({ document }) => [`${' '.repeat(10 * megabyte)}${document}`], 'unexpected-answer'),

  saying('gives a lifetime as text', withLifetime('"600"'), 'fine'),
  saying('gives a lifetime in words', withLifetime('"ten minutes"'), 'fine'),
  saying('gives a lifetime below zero', withLifetime('-600'), 'fine'),
  saying('gives a lifetime with a fraction', withLifetime('599.5'), 'fine'),
  saying('gives a lifetime beyond all numbers', withLifetime('1e308'), 'fine'),
  saying('gives a lifetime that is an object', withLifetime('{"seconds":600}'), 'fine'),
  saying(
    'says it is the year 9999',
    ({ document }) => [document, { headers: ['date: Fri, 31 Dec 9999 23:59:59 GMT'] }],
    'fine',
  ),
  saying('says it is 1970', ({ document }) => [document, { headers: ['date: Thu, 01 Jan 1970 00:00:00 GMT'] }], 'fine'),
  saying('says no time at all', ({ document }) => [document, { headers: ['date: now', 'date: then'] }], 'fine'),

  saying('gives a token with a line break', withToken('a\r\nX-Evil: 1'), 'unsafe-answer'),
  saying('gives a token with a NUL', withToken('a\0b'), 'unsafe-answer'),
  saying('gives a token of a megabyte', withToken('x'.repeat(megabyte - 500)), ['unexpected-answer', 'unsafe-answer']),
  saying('gives an empty token', withToken(''), noToken),
  saying('gives a number for a token', withToken(12345), noToken),
  saying('gives an object for a token', withToken({ value: 'x' }), noToken),
  saying('gives a token beyond ASCII', withToken('ключ'), 'unsafe-answer'),
]
