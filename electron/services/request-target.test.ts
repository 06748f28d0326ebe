import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { AppFailure } from '../../shared/core/app-error.ts'
import type { Connection } from '../../shared/domain/connection.ts'
import { plainNetwork } from '../../shared/domain/network.ts'
import { assertTokenBelongs, hostsOf, targetOf } from './request-target.ts'

const base: Connection = {
  id: 'c',
  providerId: 'immport',
  signInId: 'user-password',
  name: 'Mine',
  environment: { kind: 'test', label: 'Test' },
  servers: { server: 'https://auth.example.com', api: 'https://api.example.com:8443/gateway' },
  values: {},
  savedSecrets: [],
  acceptsInsecure: false,
  verifyTls: true,
  network: plainNetwork,
  allowedHosts: ['files.example.com'],
  keepFresh: false,
  basicEncoding: 'exact',
  createdAt: 0,
}

/** Where the token goes for what was typed; or why it stays here. */
function judged(url: string, changes: Partial<Connection> = {}, basePath: string | null = null): string {
  const connection = { ...base, ...changes }
  const draft = {
    connectionId: 'c',
    authorization: { kind: 'connection' },
    pathValues: {},
    method: 'GET',
    url,
    query: [],
    headers: [],
    body: { kind: 'none' },
  } as const
  try {
    const target = targetOf(draft, connection, basePath)
    assertTokenBelongs(target, connection)
    return target.href
  } catch (thrown) {
    if (thrown instanceof AppFailure) return thrown.error.code
    throw thrown
  }
}

describe('a path', () => {
  it.each([
    ['/v3/sources', '/v3/sources'],
    ['v3/sources', '/v3/sources'],
    ['  /v3/sources \n', '/v3/sources'],
    ['/v3/sources?x=1&y', '/v3/sources?x=1&y'],
    ['?x=1', '/?x=1'],
    ['/a#part', '/a'],
    ['/ä b', '/%C3%A4%20b'],
    ['//evil.example/x', '//evil.example/x'],
    ['///evil.example/x', '///evil.example/x'],
    ['\\\\evil.example\\x', '///evil.example/x'],
    ['/\\evil.example', '//evil.example'],
    ['@evil.example/x', '/@evil.example/x'],
    [':80@evil.example/x', '/:80@evil.example/x'],
    ['.evil.example/x', '/.evil.example/x'],
    ['https:/evil.example/x', '/https:/evil.example/x'],
    ['https:evil.example', '/https:evil.example'],
    ['https:\\\\evil.example', '/https://evil.example'],
    ['ht\ntps://evil.example', '/https://evil.example'],
    ['javascript:alert(1)', '/javascript:alert(1)'],
    ['data:text/plain,x', '/data:text/plain,x'],
    ['/x@y:z', '/x@y:z'],
  ])('%j goes under the API address, whatever it looks like', (typed, path) => {
    expect(judged(typed)).toBe(`https://api.example.com:8443/gateway${path}`)
  })

  it('may climb out of the path prefix, but not out of its server', () => {
    expect(judged('/../../../x')).toBe('https://api.example.com:8443/x')
    expect(judged('/..//evil.example/')).toBe('https://api.example.com:8443//evil.example/')
  })

  it('goes under the base path that the token brought', () => {
    expect(judged('/ws/rest', {}, '/rest1')).toBe('https://api.example.com:8443/gateway/rest1/ws/rest')
  })

  it('goes to the sign-in address where there is no other', () => {
    expect(judged('/x', { servers: { server: 'http://127.0.0.1:8080' } })).toBe('http://127.0.0.1:8080/x')
  })

  it.each(['', '   ', '/templates/{WORKSPACE_ID}', '/templates/<WORKSPACE_ID>', '{HOST}/x'])(
    '%j is not complete yet',
    (typed) => {
      expect(judged(typed)).toBe('request-refused')
    },
  )

  it('without any address to go under is refused', () => {
    expect(judged('/x', { servers: {} })).toBe('request-refused')
    expect(judged('//evil.example', { servers: {} })).toBe('request-refused')
  })
})

describe('a whole address', () => {
  it.each([
    ['https://api.example.com:8443/x', 'https://api.example.com:8443/x'],
    ['HTTPS://API.example.com:8443/x', 'https://api.example.com:8443/x'],
    ['https://auth.example.com/x', 'https://auth.example.com/x'],
    ['https://auth.example.com:443/x', 'https://auth.example.com/x'],
    ['https://files.example.com/big.zip', 'https://files.example.com/big.zip'],
    ['https:///auth.example.com/x', 'https://auth.example.com/x'],
    ['https://\\auth.example.com/x', 'https://auth.example.com/x'],
    ['https://ａｕｔｈ.example.com/x', 'https://auth.example.com/x'],
    ['https://auth。example.com/x', 'https://auth.example.com/x'],
    ['https://au\tth.example.com/x', 'https://auth.example.com/x'],
    ['https://auth%2Eexample.com/x', 'https://auth.example.com/x'],
  ])('%j is one of the connection’s own: the token goes there', (typed, href) => {
    expect(judged(typed)).toBe(href)
  })

  it.each([
    'https://evil.example/',
    'https://auth.example.com.evil.example/',
    'https://evil.example/auth.example.com',
    'https://evil.example/?auth.example.com',
    'https://evil.example#@auth.example.com',
    'https://evil.example\\@auth.example.com/',
    'https://evil.example\\.auth.example.com/',
    'https://evilauth.example.com/',
    'https://example.com/',
    'https://sub.auth.example.com/',
    'https://auth.example.com./',
    'https://auth.example.com:444/',
    'https://api.example.com/',
    'https://api.example.com:8444/',
    'https://files.example.com:8443/',
    'https://aυth.example.com/',
    'https://аuth.example.com/',
    'https://127.0.0.1/',
    'https://2130706433/',
    'https://0x7f000001/',
    'https://[::1]/',
    'https://[::ffff:127.0.0.1]/',
    'https://localhost/',
  ])('%j is another host: the token stays here', (typed) => {
    expect(judged(typed)).toBe('host-not-allowed')
  })

  it.each([
    'https://user@auth.example.com/',
    'https://user:pw@auth.example.com/',
    'https://:pw@auth.example.com/',
    'https://auth.example.com@evil.example/',
    'https://auth.example.com:443@evil.example/',
    'https://auth.example.com%40evil.example@evil.example/',
    'file://auth.example.com/etc/passwd',
    'ftp://auth.example.com/',
    'ws://auth.example.com/',
    'https://',
    'https://auth.example.com:99999/',
    'https://auth example.com/',
    'https://[::1/',
    'https://auth.example.com%00.evil.example/',
  ])('%j cannot be called at all', (typed) => {
    expect(judged(typed)).toBe('request-refused')
  })

  it.each(['http://auth.example.com/', 'http://files.example.com/'])(
    '%j would be the same host, but unprotected: the token stays here',
    (typed) => {
      expect(judged(typed)).toBe('insecure-address')
      expect(judged(typed, { acceptsInsecure: true })).toBe('insecure-address')
    },
  )

  it('with http and the port of https is another place', () => {
    expect(judged('http://auth.example.com:443/')).toBe('host-not-allowed')
    expect(judged('http://api.example.com:8443/')).toBe('insecure-address')
  })

  it('with http is fine where that is what was agreed on', () => {
    const servers = { server: 'http://old.example.com:8080' }
    const agreed = { servers, acceptsInsecure: true }
    expect(judged('http://old.example.com:8080/x', agreed)).toBe('http://old.example.com:8080/x')
    expect(judged('http://old.example.com:8080/x', { servers })).toBe('insecure-address')
    expect(judged('https://old.example.com:8080/x', { servers })).toBe('https://old.example.com:8080/x')
    expect(judged('http://old.example.com/x', { servers })).toBe('host-not-allowed')
  })

  it('of this computer is itself in every spelling, and only with its port', () => {
    const servers = { server: 'http://127.0.0.1:8080' }
    for (const host of ['127.0.0.1', '127.1', '2130706433', '0x7f.0.0.1', '0177.0.0.1']) {
      expect(judged(`http://${host}:8080/x`, { servers })).toBe('http://127.0.0.1:8080/x')
    }
    expect(judged('http://127.0.0.1:8081/', { servers })).toBe('host-not-allowed')
    expect(judged('http://localhost:8080/', { servers })).toBe('host-not-allowed')
    expect(judged('http://[::1]:8080/', { servers })).toBe('host-not-allowed')
  })
})

it('a query goes out as it was typed, brackets that are no parts to fill in as well', () => {
  expect(judged('/p?q=a%20b+c&&x&y=&z=~!é')).toMatch(/\/p\?q=a%20b\+c&&x&y=&z=~!%C3%A9$/)
  expect(judged('/p?filter={"a":{"b":1}}')).toMatch(/\?filter=\{%22a%22:\{%22b%22:1\}\}$/)
  expect(judged('/p?x={ID}')).toBe('request-refused')
  expect(judged('/p?x=<ID>')).toBe('request-refused')
})

it('query parameters are added behind those that were typed, encoded', () => {
  const query = [
    { name: 'a b', value: '&=ä' },
    { name: '', value: 'left out' },
    { name: 'x', value: '2' },
  ]
  const draft = {
    connectionId: 'c',
    authorization: { kind: 'connection' },
    method: 'GET',
    url: '/p?x=1#f',
    pathValues: {},
    query,
    headers: [],
    body: { kind: 'none' },
  } as const
  expect(targetOf(draft, base, null).search).toBe('?x=1&a+b=%26%3D%C3%A4&x=2')
})

it('the hosts of a connection are its servers and what the person allowed, each once', () => {
  expect(hostsOf({ ...base, allowedHosts: ['files.example.com', 'auth.example.com'] })).toEqual([
    'auth.example.com',
    'api.example.com:8443',
    'files.example.com',
  ])
})

it('whatever is typed, the token goes to one of the three hosts, protected, or nowhere', { timeout: 30_000 }, () => {
  const piece = fc.constantFrom(
    'https:',
    'http:',
    '//',
    '/',
    '\\',
    '@',
    ':',
    '#',
    '?',
    '.',
    '..',
    'auth.example.com',
    'evil.example',
    'api.example.com',
    ':8443',
    ':443',
    'user',
    '%2f',
    '%40',
    '\t',
    '\n',
    '。',
    '[::1]',
    ' ',
  )
  const typed = fc.array(piece, { maxLength: 9 }).map((pieces) => pieces.join(''))
  fc.assert(
    fc.property(fc.oneof(typed, fc.webUrl(), fc.string({ unit: 'binary' })), (url) => {
      const outcome = judged(url)
      if (['request-refused', 'host-not-allowed', 'insecure-address'].includes(outcome)) return
      const { protocol, host, username } = new URL(outcome)
      expect(['auth.example.com', 'api.example.com:8443', 'files.example.com']).toContain(host)
      expect([protocol, username]).toEqual(['https:', ''])
    }),
    { numRuns: 500 },
  )
})
