import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readToken } from './read-token.ts'
import { immportSample, infoworksSample } from './sample-tokens.ts'
import { encodePart, testToken } from './test-token.ts'
import type { ClaimRow, Json, JwtReading, TokenPart, TokenReading } from './token-reading.ts'

function readJwt(text: string): JwtReading {
  const reading = readToken(text)
  if (reading.format !== 'jwt') throw new Error(`Not read as a JWT: ${reading.explanation}`)
  return reading
}

function contentsOf(part: TokenPart): { readonly [key: string]: Json } {
  if (!part.readable) throw new Error(part.reason)
  return part.value
}

function rowsOf(part: TokenPart): readonly ClaimRow[] {
  if (!part.readable) throw new Error(part.reason)
  return part.rows
}

function reasonOf(part: TokenPart): string {
  return part.readable ? 'It can be read.' : part.reason
}

function explain(text: string): string {
  const reading = readToken(text)
  return reading.format === 'opaque' ? reading.explanation : 'It is a JWT.'
}

describe('the sample of ImmPort, whose header was replaced by "Example-"', () => {
  const reading = readJwt(immportSample)

  test('the header says kindly why it cannot be read', () => {
    expect(reasonOf(reading.header)).toBe(
      'The header cannot be read: it begins with “Example-”, where a token has “eyJ”. Most likely somebody put that there in place of the first characters.',
    )
  })

  test('the payload is read all the same', () => {
    expect(contentsOf(reading.payload)).toMatchObject({
      exp: 1623351943,
      user_name: 'campjo',
      client_id: 'immport-auth-token-client',
      scope: ['browse', 'download'],
    })
    expect(rowsOf(reading.payload).flatMap((row) => (row.depth === 0 ? [row.name] : []))).toEqual([
      'exp',
      'user_name',
      'authorities',
      'jti',
      'client_id',
      'scope',
    ])
    expect(reading).toMatchObject({ protection: 'signed', serialization: 'compact', remarks: [], nested: null })
    expect(reading.signatures).toEqual([{ header: reading.header, alg: null, kid: null, isPresent: true }])
  })
})

test('the sample of Infoworks has its sub unfolded', () => {
  const reading = readJwt(infoworksSample)
  expect(contentsOf(reading.header)).toEqual({ alg: 'HS256' })
  const rows = rowsOf(reading.payload)
  expect(rows.find((row) => row.path === 'sub')).toMatchObject({ kind: 'text', isUnfolded: true, count: 2 })
  expect(rows.flatMap((row) => (row.path.startsWith('sub.') ? [[row.path, row.text, row.depth]] : []))).toEqual([
    ['sub.email', 'admin@infoworks.io', 1],
    ['sub.scope', expect.stringContaining('refresh_token'), 1],
    ['sub.scope.action', 'refresh_token', 2],
  ])
})

describe('a token as people paste it', () => {
  const token = testToken({ sub: 'jo' })
  test.each([
    ['plain', token],
    ['with spaces and line ends', ` \n${token}\r\n`],
    ['after Bearer', `Bearer ${token}`],
    ['after bearer', `bearer   ${token}`],
    ['after Token', `Token ${token}`],
    ['as a whole header', `Authorization: Bearer ${token}`],
    ['in quotes', `"${token}"`],
    ['in quotes after Bearer', `Bearer '${token}'`],
    ['out of JSON', `"${token}",`],
    ['as a line of an answer', `  "access_token": "${token}",`],
    ['as a header of its own', `X-Auth-Token: ${token}`],
    ['wrapped by a mail', `${token.slice(0, 20)}\r\n  ${token.slice(20)}`],
    ['with padding', testToken({ sub: 'jo' }).replace('.c2ln', '=.c2ln')],
    ['without its signature', token.slice(0, token.lastIndexOf('.'))],
  ])('%s', (_, text) => {
    expect(contentsOf(readJwt(text).payload)).toEqual({ sub: 'jo' })
  })

  test('says whether a signature part is there', () => {
    expect(readJwt(token)).toMatchObject({ protection: 'signed', signatures: [{ isPresent: true, alg: 'HS256' }] })
    for (const end of [0, 1]) {
      const bare = readJwt(token.slice(0, token.lastIndexOf('.') + end))
      expect(bare).toMatchObject({ protection: 'unsigned', signatures: [{ isPresent: false }] })
    }
  })
})

describe('what is in the parts', () => {
  test('any JSON object comes back as it went in, accents, CJK and emoji included', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string({ unit: 'grapheme' }), fc.jsonValue({ maxDepth: 3 })), (payload) => {
        const written = JSON.parse(JSON.stringify(payload))
        expect(contentsOf(readJwt(testToken(written)).payload)).toEqual(written)
      }),
    )
  })

  test('the characters that differ between base64 and base64url', () => {
    const payload = { a: '~~~???>>>', b: 'ÿÿÿ' }
    expect(contentsOf(readJwt(testToken(payload)).payload)).toEqual(payload)
    const standard = testToken(payload).replaceAll('-', '+').replaceAll('_', '/')
    expect(contentsOf(readJwt(standard).payload)).toEqual(payload)
  })

  test('a key called __proto__ is a key and reaches nothing else', () => {
    const reading = readJwt(testToken('{"__proto__":{"admin":true},"constructor":"x","n":"{\\"__proto__\\":1}"}'))
    expect(rowsOf(reading.payload).map(({ path, text, known }) => [path, text, known])).toEqual([
      ['__proto__', '{"admin":true}', null],
      ['__proto__.admin', 'true', null],
      ['constructor', 'x', null],
      ['n', '{"__proto__":1}', null],
      ['n.__proto__', '1', null],
    ])
    expect(({} as { admin?: boolean }).admin).toBeUndefined()
    expect(Object.getPrototypeOf(contentsOf(reading.payload))).toBe(Object.prototype)
  })

  test('numbers too large for a program keep their digits', () => {
    const reading = readJwt(
      testToken(
        '{"id":1234567890123456789,"min":-9007199254740993,"far":1e400,"in":"12345678901234567890 [1]","ok":1.5e3}',
      ),
    )
    expect(rowsOf(reading.payload).map((row) => row.text)).toEqual([
      '1234567890123456789',
      '-9007199254740993',
      '1e400',
      '12345678901234567890 [1]',
      '1.5e3',
    ])
    expect(contentsOf(reading.payload).ok).toBe(1500)
  })

  test('a JSON that is nested without end is refused with a sentence', () => {
    const deep = `{"a":${'['.repeat(50_000)}${']'.repeat(50_000)}}`
    expect(reasonOf(readJwt(testToken(deep)).payload)).toBe('The payload is nested deeper than that of any real token.')
  })

  test.each([
    ['nothing', '', 'The payload is empty. Some programs send it separately from its signature.'],
    ['other characters', 'e!yJ', 'The payload cannot be read: it holds “!”, which is never part of a token.'],
    [
      'half an emoji is not shown',
      'ey😀',
      'The payload cannot be read: it holds “😀”, which is never part of a token.',
    ],
    ['a missing character', 'eyJhI', 'The payload cannot be read: at least one character of it is missing.'],
    [
      'bytes that are no text',
      '_____w',
      'The payload cannot be read: it is not text that a program encoded for a token.',
    ],
    [
      'a list',
      encodePart('[1,2]'),
      'The payload can be decoded, but is a list and does not hold named values as a token does.',
    ],
    [
      'a number',
      encodePart('17'),
      'The payload can be decoded, but is a number and does not hold named values as a token does.',
    ],
    [
      'a word',
      encodePart('true'),
      'The payload can be decoded, but is the word true and does not hold named values as a token does.',
    ],
    [
      'plain text',
      encodePart('It’s a dan\u202egerous business'),
      'The payload can be decoded, but is plain text and does not hold named values as a token does. It reads “It’s a dan⟨U+202E⟩gerous business”.',
    ],
    [
      'a cut end',
      encodePart('{"sub":"jo","name":"J'),
      'The payload begins as it should but cannot be read to its end: a piece of it may be missing.',
    ],
  ])('a payload with %s is explained, and the header still shown', (_, payload, reason) => {
    const reading = readJwt(`${encodePart('{"alg":"none"}')}.${payload}.x`)
    expect(reasonOf(reading.payload)).toBe(reason)
    expect(rowsOf(reading.header).map((row) => row.text)).toEqual(['none'])
  })

  test('a token damaged in both parts is still told from a random one', () => {
    const reading = readJwt('eyJhb!.eyJzd!.x')
    expect([reading.header.readable, reading.payload.readable]).toEqual([false, false])
  })

  test('an encrypted token (JWE) shows its header and says that the rest is encrypted', () => {
    const header = { alg: 'RSA-OAEP', enc: 'A256GCM' }
    const reading = readJwt(`${encodePart(JSON.stringify(header))}.a2V5.aXY.dGV4dA.dGFn`)
    expect(contentsOf(reading.header)).toEqual(header)
    expect(rowsOf(reading.header).map((row) => row.name)).toEqual(['alg', 'enc'])
    expect(reading).toMatchObject({ protection: 'encrypted', signatures: [] })
    expect(reasonOf(reading.payload)).toMatch(/^The contents are encrypted/)
    expect(readToken('a.b.c.d.e').format).toBe('opaque')
  })
})

describe('a token that cannot be read', () => {
  test.each([
    ['b37b1dcc-7fac-4435-a947-fa2e0a2a3ad7', /^This is a random identifier \(UUID\)\. It says nothing by itself/],
    ['Bearer C5B8D97D-768C-4C21-B8D5-995560B8BDE7', /random identifier \(UUID\)/],
    ['0123456789abcdef0123456789abcdef01234567', /row of 40 hexadecimal digits/],
    ['5XgEBU521UyjOZzVCuHuBGt8WXdSQENdniX9Aqcq8AnFYxx', /row of 47 characters that looks random/],
    ['q83vEjRWeJCrze8SNFZ4kA==', /looks random/],
    ['1.2.3', /three parts/],
    ['ab.a0AfH6SMBx', /^This is not a token that can be read/],
    ['eyJhbGciOiJIUzI1NiJ9', /only its first part is here/],
    ['{"access_token":"abc"}', /answer \(JSON\) without a token/],
    ['please let me in', /spaces or line ends/],
    ['', /nothing to read yet/],
    ['{"error":"invalid_token"}', /server refuses something; there is no token/],
    ['-----BEGIN PUBLIC KEY-----\nMIIB\n-----END PUBLIC KEY-----', /key or a certificate/],
    ['<!doctype html><title>Sign in</title>', /page or a document/],
    ['Basic am86c2VjcmV0', /user name and password/],
    ['could you send me the token please', /no spaces or line ends/],
    ['eyJhbGci…a1B2', /dots stand for a piece/],
    ['eyJhbGci...a1B2', /dots stand for a piece/],
    [' "" ', /nothing to read yet/],
  ])('%j', (text, explanation) => {
    expect(explain(text)).toMatch(explanation)
    expect(explain(text)).toMatch(/^[A-Z].*\.$/)
  })

  test('its length is that of the token alone', () => {
    expect(readToken(' "b37b1dcc-7fac-4435-a947-fa2e0a2a3ad7" ')).toMatchObject({ format: 'opaque', length: 36 })
  })
})

describe('whatever is pasted', () => {
  const garbage = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary-ascii' }), fc.base64String())
  const dotted = fc
    .array(fc.oneof(garbage, garbage.map(encodePart), fc.json().map(encodePart)), { minLength: 1, maxLength: 6 })
    .map((parts) => parts.join('.'))

  test('it never throws, and everything it says can go over IPC', () => {
    fc.assert(
      fc.property(fc.oneof(garbage, dotted), (text) => {
        expect(() => structuredCloneable(readToken(text))).not.toThrow()
      }),
      { numRuns: 3_000 },
    )
  })

  // What looks at each sign once per other sign would not end within the time a test has; bench/read-token.mjs measures it.
  test('a megabyte of anything is read', () => {
    for (const piece of [' ', '.', '=', 'eyJ', 'eyJ.', 'a.', '"', 'é', '\\', '-']) {
      expect(readToken(`x${piece.repeat(1_000_000 / piece.length)}x`)).toBeDefined()
    }
  })
})

function structuredCloneable(reading: TokenReading): string {
  return JSON.stringify(reading)
}
