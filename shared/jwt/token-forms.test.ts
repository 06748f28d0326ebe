/** The forms a token comes in: serializations, tokens in tokens, odd ways of writing, awkward sizes. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findTokens } from './find-tokens.ts'
import { readToken } from './read-token.ts'
import { rfcEncrypted } from './test-rfc-encrypted.ts'
import { rfcExamples } from './test-rfc-examples.ts'
import { encodePart, testToken } from './test-token.ts'
import type { Json, JwtReading, ReadingRemark, TokenPart } from './token-reading.ts'

/** As the way to the window does. */
declare function structuredClone<Value>(value: Value): Value

function readJwt(text: string): JwtReading {
  const reading = readToken(text)
  if (reading.format !== 'jwt') throw new Error(`Not read as a JWT: ${reading.explanation}`)
  return reading
}

function contentsOf(part: TokenPart): { readonly [key: string]: Json } | string {
  return part.readable ? part.value : part.reason
}

function remarksOf(text: string): readonly (readonly [ReadingRemark['kind'], string])[] {
  return readJwt(text).remarks.map(({ kind, text: words }) => [kind, words])
}

const header = encodePart('{"alg":"HS256"}')
const payload = encodePart('{"sub":"jo"}')

describe('the examples of the standards', () => {
  const joe = { iss: 'joe', exp: 1300819380, 'http://example.com/is_root': true }

  test.each(rfcExamples)('$name', ({ token, alg, name }) => {
    const reading = readJwt(token)
    expect(reading.signatures[0]).toMatchObject({ alg, isPresent: alg !== 'none' })
    expect(reading).toMatchObject({ protection: alg === 'none' ? 'unsigned' : 'signed', nested: null })
    if (/7515 A\.[1-35-7]/.test(name)) expect(contentsOf(reading.payload)).toEqual(joe)
    else if (name.includes('4.5')) expect(contentsOf(reading.payload)).toMatch(/^The payload is empty\./)
    else
      expect(contentsOf(reading.payload)).toMatch(
        / but is plain text .* It reads “(?:It’s a dangerous|Payload|\$\.02|Example)/,
      )
  })

  test.each(rfcEncrypted)('$name', ({ token, header: expected }) => {
    const reading = readJwt(token)
    expect(contentsOf(reading.header)).toEqual(expected)
    expect(contentsOf(reading.payload)).toMatch(/^The contents are encrypted/)
    expect(reading).toMatchObject({ protection: 'encrypted', signatures: [], nested: null })
  })

  test('the text of a payload stands there exactly, spaces and line ends included', () => {
    const [first] = rfcExamples
    expect(readJwt(first?.token ?? '').payload).toMatchObject({
      text: '{"iss":"joe",\r\n "exp":1300819380,\r\n "http://example.com/is_root":true}',
    })
  })
})

describe('JSON serialization', () => {
  test('general: every signature has its own header, protected and unprotected together', () => {
    const token = JSON.stringify({
      payload,
      signatures: [
        { protected: header, header: { kid: 'one' }, signature: 'c2ln' },
        { header: { alg: 'none' }, signature: '' },
      ],
    })
    const reading = readJwt(token)
    expect(reading).toMatchObject({ serialization: 'general', protection: 'signed', length: token.length })
    expect(reading.signatures).toMatchObject([
      { alg: 'HS256', kid: 'one', isPresent: true },
      { alg: 'none', kid: null, isPresent: false },
    ])
    expect(contentsOf(reading.header)).toEqual({ alg: 'HS256', kid: 'one' })
    expect(contentsOf(reading.payload)).toEqual({ sub: 'jo' })
  })

  test('flattened, with digits and spaces of the unprotected header kept', () => {
    const token = `{"payload": "${payload}", "protected": "${header}", "header": { "n" : 12345678901234567890 }, "signature": "c2ln"}`
    const reading = readJwt(token)
    expect(reading).toMatchObject({ serialization: 'flattened', protection: 'signed', unfitForHeader: true })
    expect(reading.header).toMatchObject({ text: '{"alg":"HS256","n" : 12345678901234567890}' })
    expect(contentsOf(reading.header)).toEqual({ alg: 'HS256', n: '12345678901234567890' })
  })

  test('a name in both headers is remarked on', () => {
    const token = JSON.stringify({ payload, protected: header, header: { alg: 'none' }, signature: 'c2ln' })
    expect(remarksOf(token)).toEqual([['repeated-name', expect.stringMatching(/^“alg” stands more than once/)]])
  })

  test('a broken protected header does not hide the payload', () => {
    const reading = readJwt(JSON.stringify({ payload, protected: 'e!', header: { kid: 'x' }, signature: 'c2ln' }))
    expect(contentsOf(reading.header)).toMatch(/it holds “!”/)
    expect(contentsOf(reading.payload)).toEqual({ sub: 'jo' })
  })

  test.each([
    '{"payload":"e30"}',
    '{"payload":{},"signatures":[]}',
    '{"payload":"e30","signatures":[1]}',
    '{"a":1}',
    '{',
  ])('%s is none', (text) => {
    expect(readToken(text).format).toBe('opaque')
  })

  test('a large header that thousands of receivers share is not read thousands of times', () => {
    const shared = encodePart(JSON.stringify({ enc: 'A256GCM', alg: 'RSA-OAEP', x: 'y'.repeat(300_000) }))
    const recipients = Array.from({ length: 50_000 }, () => ({}))
    const reading = readJwt(JSON.stringify({ protected: shared, recipients, iv: 'aXY', ciphertext: 'YQ' }))
    expect(reading).toMatchObject({ protection: 'encrypted', serialization: 'general', header: { readable: true } })
  })

  test('thousands of signatures are read', () => {
    const signatures = Array.from({ length: 5_000 }, () => ({ protected: header, signature: 'c2ln' }))
    expect(readJwt(JSON.stringify({ payload, signatures })).signatures).toHaveLength(5_000)
  })
})

describe('a token in a token', () => {
  const inner = testToken({ sub: 'inside' })

  test.each([
    ['bare', inner],
    ['as a JSON text', JSON.stringify(inner)],
  ])('%s is read too', (_, text) => {
    const reading = readJwt(testToken(text, { alg: 'RS256', cty: 'JWT' }))
    expect(contentsOf(reading.payload)).toBe('What is inside is a token again, which can be read by itself.')
    expect(reading.nested && contentsOf(reading.nested.payload)).toEqual({ sub: 'inside' })
    expect(reading.nested?.signatures).toMatchObject([{ alg: 'HS256' }])
  })

  test('five levels are followed, a sixth is said to be text', () => {
    let token = inner
    for (let level = 0; level < 8; level += 1) token = testToken(token)
    let reading: JwtReading | null = readJwt(token)
    let levels = 0
    for (; reading?.nested != null; levels += 1) reading = reading.nested
    expect(levels).toBe(5)
    expect(reading && contentsOf(reading.payload)).toMatch(/ is plain text /)
  })
})

describe('how it is written', () => {
  test('nothing is remarked on in a proper token', () => {
    expect(readJwt(testToken({ sub: 'jo' }))).toMatchObject({ remarks: [], unfitForHeader: false })
  })

  test.each([
    ['padding', `${header}=.${payload}.c2ln`, 'encoding', /^The header ends in “=”/],
    [
      'standard base64',
      testToken({ a: '~~~???>>>' }).replaceAll('_', '/').replaceAll('-', '+'),
      'encoding',
      /“\+” or “\/”/,
    ],
    ['line ends', `${header}.\n${payload}.c2ln`, 'encoding', /spaces or line ends inside/],
    [
      'a payload that is not encoded',
      `${encodePart('{"alg":"HS256","b64":false}')}.{}.c2ln`,
      'encoding',
      /not encoded/,
    ],
    ['a repeated name', testToken('{"exp":1,"exp":2}'), 'repeated-name', /^“exp” stands more than once in the payload/],
    ['several', testToken('{"a":1,"a":2,"b":1,"b":2,"c":1,"c":2}'), 'repeated-name', /So do 2 other names\.$/],
    ['a hidden character', testToken({ sub: 'ad\u202emin' }), 'hidden-characters', /U\+202E, right-to-left override/],
    ['a mark at the beginning', testToken('\ufeff{"sub":"jo"}'), 'hidden-characters', /U\+FEFF/],
  ] as const)('%s', (_, token, kind, words) => {
    expect(remarksOf(token)).toEqual([[kind, expect.stringMatching(words)]])
    for (const [, text] of remarksOf(token)) expect(text).toMatch(/^[“A-Z].*\.$/)
  })

  test('what a header cannot carry', () => {
    expect(readJwt(`${header}. ${payload}.c2ln`).unfitForHeader).toBe(true)
    expect(readToken('schlüssel').unfitForHeader).toBe(true)
    expect(readToken(`Authorization: Bearer ${header}.${payload}.c2ln\n`).unfitForHeader).toBe(false)
  })

  test('alg none is unsigned even with a signature, in any spelling', () => {
    for (const alg of ['none', 'None', 'NONE']) {
      expect(readJwt(testToken({ sub: 'jo' }, { alg }))).toMatchObject({
        protection: 'unsigned',
        signatures: [{ alg, isPresent: true }],
      })
    }
  })

  test('an alg that is no text is none that can be named', () => {
    expect(readJwt(testToken({}, { alg: 5, kid: ['x'] })).signatures).toMatchObject([{ alg: null, kid: null }])
  })
})

describe('awkward ones', () => {
  test('a megabyte of claims, 10,000 claims and depth 1,000 are read whole and can be handed on', () => {
    const long = readJwt(testToken({ text: 'x'.repeat(1_000_000) }))
    expect(long.payload).toMatchObject({ readable: true, rows: [{ kind: 'text' }] })
    const many = Object.fromEntries(Array.from({ length: 10_000 }, (_, index) => [`n${index}`, index]))
    expect(contentsOf(readJwt(testToken(many)).payload)).toEqual(many)
    const deep = readJwt(testToken(`{"a":${'[{"b":'.repeat(499)}1${'}]'.repeat(499)}}`))
    expect(deep.payload.readable).toBe(true)
    for (const reading of [long, deep]) expect(structuredClone(reading)).toEqual(reading)
  })

  test('deeper than 2,000 is refused kindly', () => {
    const deep = testToken(`{"a":${'['.repeat(2_001)}${']'.repeat(2_001)}}`)
    expect(contentsOf(readJwt(deep).payload)).toBe('The payload is nested deeper than that of any real token.')
  })
})

describe('any text and any bytes', () => {
  const bytes = fc.uint8Array({ maxLength: 200 })
  const latin1 = bytes.map((octets) => String.fromCharCode(...octets))
  const lossy = bytes.map((octets) => new TextDecoder().decode(octets))
  const encoded = latin1.map((text) => btoa(text).replace(/=+$/, '').replaceAll('+', '-').replaceAll('/', '_'))
  const written = fc.oneof(fc.string({ unit: 'binary' }), latin1, lossy)
  const json = fc.json().map(encodePart)
  const dotted = fc
    .array(fc.oneof(written, encoded, json, fc.constant(header)), { minLength: 1, maxLength: 6 })
    .map((parts) => parts.join('.'))
  const serialized = fc
    .record(
      {
        payload: written,
        protected: fc.oneof(encoded, fc.constant(header)),
        header: fc.jsonValue(),
        signature: encoded,
      },
      { requiredKeys: ['payload', 'signature'] },
    )
    .map((token) => JSON.stringify(token))

  test('are answered, and the answer is one that can be handed on', () => {
    fc.assert(
      fc.property(fc.oneof(written, encoded, dotted, serialized), (text) => {
        const reading = readToken(text)
        expect(structuredClone(reading)).toEqual(reading)
        expect(findTokens(text).length).toBeGreaterThan(0)
      }),
      { numRuns: 3_000 },
    )
  })
})
