import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findTokens } from './find-tokens.ts'
import { readToken } from './read-token.ts'
import { immportSample, infoworksSample } from './sample-tokens.ts'
import { rfcEncrypted } from './test-rfc-encrypted.ts'
import { rfcExamples } from './test-rfc-examples.ts'
import { testToken } from './test-token.ts'

const token = testToken({ sub: 'jo', exp: 1_700_000_000 })
const other = testToken({ sub: 'zoe' })
const opaque = 'b37b1dcc-7fac-4435-a947-fa2e0a2a3ad7'

function briefly(text: string): readonly (readonly [string, string])[] {
  return findTokens(text).map((found) => [found.where, found.token])
}

describe('the token itself', () => {
  test.each([
    ['plain', token],
    ['in spaces and quotes', ` "${token}",\n`],
    ['after Bearer', `Bearer ${token}`],
    ['as a whole header', `Authorization: Bearer ${token}`],
    ['broken by a mail in the middle', `${token.slice(0, 30)}\r\n${token.slice(30)}`],
    ['broken by a mail that quotes', `${token.slice(0, 30)}\n> ${token.slice(30, 60)}\n> ${token.slice(60)}`],
    ['broken into lines of the same width', token.replace(/.{40}(?=.)/g, '$&\n')],
  ])('%s', (_, text) => {
    expect(briefly(text)).toEqual([['', token]])
  })

  test.each([opaque, 'abc', immportSample, infoworksSample, 'ghp_0123456789abcdefghijABCDEFGHIJ012345'])(
    '%s is one',
    (text) => {
      expect(briefly(` ${text}\n`)).toEqual([['', text]])
    },
  )

  test.each([...rfcExamples, ...rfcEncrypted])('$name is one', (example) => {
    expect(briefly(example.token)).toEqual([['', example.token]])
  })

  test('a signature broken into lines of the same width is put together, a word behind it is not', () => {
    const long = `${token}${'aB3-'.repeat(40)}`
    expect(briefly(`Hello,\n${long.replace(/.{64}(?=.)/g, '$&\n')}\nRegards`)).toEqual([['in the text', long]])
    expect(briefly(`${token}\nRegards`)).toEqual([['in the text', token]])
  })
})

describe('headers, commands, programs', () => {
  test.each([
    ['several headers', `Host: example.org\r\nAuthorization: Bearer ${token}\r\nAccept: */*`, 'Authorization header'],
    ['an opaque one', `Host: example.org\nAuthorization: Bearer ${opaque}\n`, 'Authorization header', opaque],
    ['cURL', `curl -H 'Authorization: Bearer ${token}' https://example.org/data`, 'Authorization header'],
    [
      'PowerShell',
      `Invoke-RestMethod -Uri https://example.org -Headers @{ Authorization = "Bearer ${token}" }`,
      'Authorization header',
    ],
    ['Python', `requests.get(url, headers={"Authorization": "Bearer ${opaque}"})`, 'Authorization header', opaque],
    ['a program with a name', `const accessToken = '${token}'`, 'accessToken'],
    ['settings', `# the key\nAPI_TOKEN=${opaque}\nPORT=80`, 'API_TOKEN', opaque],
    ['settings in YAML', `api:\n  token: ${opaque}\n`, 'token', opaque],
    ['a cookie', `Cookie: theme=dark; session=${token}; x=1`, 'session cookie'],
    ['a cookie that is set', `Set-Cookie: access_token=${opaque}; Path=/; HttpOnly`, 'access_token cookie', opaque],
    ['prose', `Please use ${token}. Thank you.`, 'in the text'],
    ['prose with Bearer', `It sends Bearer ${opaque} all the time.`, 'behind the word Bearer', opaque],
    ['a header of its own', `X-Auth-Token: ${opaque}\nAccept: text/html`, 'X-Auth-Token', opaque],
  ])('%s', (_, text, where, what = token) => {
    expect(briefly(text)).toEqual([[where, what]])
  })

  test.each([
    'const token = response.data.access_token',
    'Authorization: Bearer $TOKEN and more',
    'curl -H "Authorization: Bearer %TOKEN%" https://example.org/v1',
    'Authorization: Basic dXNlcjpwYXNzd29yZDEyMw==',
    'the token_type: bearer12345 is given',
    'Bearer authentication is what it asks for',
    'please let me in',
  ])('%s: no token', (text) => {
    expect(briefly(`${text}\n`)).toEqual([['', text]])
  })
})

describe('addresses and forms', () => {
  test('a fragment, with what stands beside the token', () => {
    expect(
      findTokens(`https://app.example.org/cb#access_token=${token}&token_type=Bearer&state=x&expires_in=3600`),
    ).toEqual([
      {
        where: 'access_token in the address',
        token,
        beside: [
          { name: 'token_type', value: 'Bearer' },
          { name: 'expires_in', value: '3600' },
        ],
      },
    ])
  })

  test('a bare fragment, a query, and what is percent-encoded', () => {
    expect(briefly(`#access_token=${opaque}&expires_in=5`)).toEqual([['access_token in the address', opaque]])
    expect(briefly(`GET /data?token=${opaque}&page=2 HTTP/1.1`)).toEqual([['token in the address', opaque]])
    expect(briefly('https://a.example/?token=a%2Fb1234%3D%3D')).toEqual([['token in the address', 'a/b1234==']])
    expect(briefly(`https://a.example/?id_token=${other}&access_token=${token}`)).toEqual([
      ['access_token in the address', token],
      ['id_token in the address', other],
    ])
  })
})

describe('answers', () => {
  test('an OAuth answer: the access token first, then those for renewing and about the person', () => {
    const answer = { refresh_token: 'r-1', id_token: other, access_token: token, expires_in: 300, scope: 'a b' }
    expect(findTokens(JSON.stringify(answer, null, 2))).toEqual([
      {
        where: 'access_token in the answer',
        token,
        beside: [
          { name: 'expires_in', value: '300' },
          { name: 'scope', value: 'a b' },
        ],
      },
      { where: 'refresh_token in the answer', token: 'r-1', beside: expect.anything() },
      { where: 'id_token in the answer', token: other, beside: expect.anything() },
    ])
  })

  test('any depth, any name for what is shaped like a token, lists, JSON in text', () => {
    const deep = {
      result: { authentication_token: 'x1', list: [{ ticket: token }], log: JSON.stringify({ jwt: 'y2' }) },
    }
    expect(briefly(JSON.stringify(deep))).toEqual([
      ['authentication_token in the answer', 'x1'],
      ['ticket in the answer', token],
      ['jwt in the answer', 'y2'],
    ])
    expect(briefly(JSON.stringify([token, other]))).toEqual([
      ['in the answer', token],
      ['in the answer', other],
    ])
    expect(briefly(`${'[['.repeat(20_000)}"${token}"${']]'.repeat(20_000)}`)).toEqual([['in the answer', token]])
  })

  test('a whole HTTP answer: headers and body', () => {
    const text = `HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nSet-Cookie: sid=${other}\r\n\r\n{"access_token":"${opaque}","expires_in":60}`
    expect(findTokens(text)).toEqual([
      { where: 'sid cookie', token: other, beside: [] },
      { where: 'access_token in the answer', token: opaque, beside: [{ name: 'expires_in', value: '60' }] },
    ])
  })

  test('headers as JSON have their scheme taken off, and Basic is none', () => {
    expect(briefly(JSON.stringify({ headers: { Authorization: `Bearer ${opaque}` } }))).toEqual([
      ['Authorization in the answer', opaque],
    ])
    const basic = JSON.stringify({ Authorization: 'Basic dXNlcjpwYXNz' })
    expect(briefly(basic)).toEqual([['', basic]])
  })

  test('a token in JSON serialization inside of an answer is one token', () => {
    const [general] = rfcExamples.filter((example) => example.name.startsWith('RFC 7515 A.6'))
    expect(briefly(`{"data": ${general?.token}}`)).toEqual([['data in the answer', general?.token]])
  })

  test('objects that look like tokens, one inside of the other without end, hold nothing up and hide no token', () => {
    const deep = 20_000
    const text = `${'{"payload":"","signature":"","a":'.repeat(deep)}{"access_token":"${opaque}"}${'}'.repeat(deep)}`
    expect(briefly(text)).toEqual([['access_token in the answer', opaque]])
  })

  test('an answer that was cut is searched as text', () => {
    expect(briefly(`{"access_token":"${opaque}","expires_in":60,"sco`)).toEqual([['access_token', opaque]])
  })
})

test('the same token is found once, where it stands first, with what stands beside it anywhere', () => {
  const text = `Authorization: Bearer ${token}\n\n{"access_token":"${token}","expires_in":60}`
  expect(findTokens(text)).toEqual([
    { where: 'Authorization header', token, beside: [{ name: 'expires_in', value: '60' }] },
  ])
})

test('at most 50 are found', () => {
  const many = Array.from({ length: 200 }, (_, index) => testToken({ n: index }))
  expect(findTokens(many.join('\n'))).toHaveLength(50)
  expect(findTokens(JSON.stringify(many))).toHaveLength(50)
})

test('whatever is pasted has at least one token, and each can be handed on to be read', () => {
  const piece = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.json(),
    fc.base64String(),
    fc.constantFrom(
      token,
      opaque,
      'token=',
      'Authorization: Bearer ',
      '\n',
      '&',
      '?',
      '"',
      '{"jwt":"',
      '%E0%A4%A',
      '.',
    ),
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
      const found = findTokens(pieces.join(''))
      expect(found.length).toBeGreaterThan(0)
      for (const one of found) expect(readToken(one.token).format).toMatch(/^(?:jwt|opaque)$/)
    }),
    { numRuns: 2_000 },
  )
})
