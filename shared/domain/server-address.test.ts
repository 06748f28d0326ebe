import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Provider } from './provider.ts'
import {
  endpointPathsOf,
  endpointUrl,
  isLoopbackHost,
  isProtectedAddress,
  parseServerAddress,
} from './server-address.ts'

const PATHS = [
  '/v3/security/authenticate',
  '/v3/security/token/access',
  '/v3/sources',
  '/api/oauth/token/',
  '/oauth/token',
  '/data/upload/documentation/templates/{WORKSPACE_ID}',
]

function base(text: string): string {
  const address = parseServerAddress(text, PATHS)
  return address.ok ? address.base : address.reason
}

function reason(text: string): string | null {
  const address = parseServerAddress(text, PATHS)
  return address.ok ? null : address.reason
}

describe('an address as people type or paste it', () => {
  test.each([
    // as it should be
    ['https://host.example', 'https://host.example'],
    ['https://host.example/', 'https://host.example'],
    ['https://host.example:8443', 'https://host.example:8443'],
    ['https://host.example:443/', 'https://host.example'],
    ['http://host.example:80', 'http://host.example'],
    ['HTTPS://Host.Example', 'https://host.example'],
    // what comes along when it is copied
    ['  https://host.example \r\n', 'https://host.example'],
    ['"https://host.example"', 'https://host.example'],
    ['“https://host.example/”', 'https://host.example'],
    ["'host.example'", 'https://host.example'],
    ['<https://host.example>', 'https://host.example'],
    ['<host.example>', 'https://host.example'],
    ['\ufeffhttps://host.example\u200b', 'https://host.example'],
    ['https://host.exa\r\n  mple/gateway', 'https://host.example/gateway'],
    // without a scheme, or nearly with one
    ['host.example', 'https://host.example'],
    ['host.example:8443', 'https://host.example:8443'],
    ['host:8443', 'https://host:8443'],
    ['localhost:8080', 'https://localhost:8080'],
    ['localhost', 'https://localhost'],
    ['[::1]:80', 'https://[::1]:80'],
    ['10.0.0.7', 'https://10.0.0.7'],
    ['//host.example/x', 'https://host.example/x'],
    ['https:/host.example', 'https://host.example'],
    ['http:host.example', 'http://host.example'],
    ['http:8443', 'https://http:8443'],
    ['https:\\\\host.example\\gateway', 'https://host.example/gateway'],
    ['https://https://host.example', 'https://host.example'],
    ['https://http://host.example', 'http://host.example'],
    // with a path prefix
    ['https://host.example/gateway', 'https://host.example/gateway'],
    ['https://host.example/gateway/', 'https://host.example/gateway'],
    ['https://host.example//gateway//a/', 'https://host.example/gateway/a'],
    ['https://host.example/a/../gateway', 'https://host.example/gateway'],
    // with the whole endpoint
    ['https://host.example/v3/security/authenticate', 'https://host.example'],
    ['https://host.example/v3/security/authenticate/', 'https://host.example'],
    ['https://host.example/v3/security/authenticate?x=1#top', 'https://host.example'],
    ['https://host.example:8443/gateway/v3/sources', 'https://host.example:8443/gateway'],
    ['host.example/v3/security/token/access', 'https://host.example'],
    ['https://host.example/api/oauth/token/', 'https://host.example'],
    ['https://host.example/api/oauth/token', 'https://host.example'],
    ['https://host.example/other/oauth/token', 'https://host.example/other'],
    ['https://host.example/xoauth/token', 'https://host.example/xoauth/token'],
    ['https://host.example/v3/sources/7', 'https://host.example/v3/sources/7'],
    ['https://host.example?x=1', 'https://host.example'],
    ['https://host.example/#/login', 'https://host.example'],
    ['https://host.example:8443/data/upload/documentation/templates/4711', 'https://host.example:8443'],
    ['https://host.example:8443/data/upload/documentation/templates/<WORKSPACE_ID>', 'https://host.example:8443'],
    ['https://host.example:8443/data/upload/documentation/templates/', 'https://host.example:8443'],
    ["https://host.example/'#", 'https://host.example/%27'],
    // other alphabets
    ['https://bücher.example', 'https://xn--bcher-kva.example'],
    ['例え.example/ゲート', 'https://xn--r8jz45g.example/%E3%82%B2%E3%83%BC%E3%83%88'],
  ])('%j becomes %s', (text, expected) => {
    expect(base(text)).toBe(expected)
  })

  test('says when https was taken by itself', () => {
    expect(parseServerAddress('host.example:8443', [])).toMatchObject({ schemeAssumed: true, insecure: false })
    expect(parseServerAddress('https://host.example', [])).toMatchObject({ schemeAssumed: false, insecure: false })
  })

  test.each([
    ['http://host.example', true],
    ['http://127.0.0.1:5000', false],
    ['http://127.1', false],
    ['http://localhost', false],
    ['http://inode.localhost:80', false],
    ['http://[::1]:8080', false],
    ['http://localhost.example', true],
    ['https://host.example', false],
  ])('%s is unprotected: %s', (text, insecure) => {
    expect(parseServerAddress(text, [])).toMatchObject({ ok: true, insecure })
  })
})

describe('an address that cannot be used', () => {
  const credentials = 'An address cannot hold a user name or password.'
  const placeholder =
    'Part of this address still has to be filled in: put the real name in place of the one in brackets.'

  test.each([
    ['', /^Type the address/],
    [' "" ', /^Type the address/],
    ['https://', /name of the server is missing/],
    ['8443', /name of the server is missing/],
    ['ftp://host.example', /does not speak ftp/],
    ['file:///etc/passwd', /does not speak file/],
    ['javascript:alert(1)', /does not read as the address/],
    ['https://user:secret@host.example', credentials],
    ['user@host.example', credentials],
    ['https://@host.example', credentials],
    ['john@company.example', credentials],
    ['<host>', placeholder],
    ['https://<host>', placeholder],
    ['https://<host>:8443/v3/sources', placeholder],
    ['http://<domain-name>/ws', placeholder],
    ['https://{host}/x', placeholder],
    [`https://\${HOST}/x`, placeholder],
    ['https://host.example/<prefix>', placeholder],
    ['<your server>', placeholder],
    ['https://my host.example', /no spaces/],
    ['our infoworks server', /no spaces/],
    ['https://host.example:99999', /between 1 and 65535/],
    ['https://host.example:0', /between 1 and 65535/],
    ['https://host.example:port', /does not read as the address/],
    ["https://it's.example", /does not read as the address/],
    ['https://256.1.1.1', /does not read as the address/],
    [`https://${'a'.repeat(3_000)}.example`, /too long/],
  ])('%j is refused with a sentence', (text, expected) => {
    expect(reason(text)).toMatch(expected)
  })

  test('what was typed before an @ is not repeated', () => {
    expect(reason('https://jo:hunter2-canary@host.example')).not.toContain('canary')
  })

  test('no text at all makes it throw, and what it accepts it accepts unchanged again', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.webUrl({ withFragments: true })), (text) => {
        const first = parseServerAddress(text, PATHS)
        if (!first.ok) expect(first.reason).toMatch(/^[A-Z].*\.$/s)
        else expect(parseServerAddress(first.base, [])).toMatchObject({ ok: true, base: first.base })
      }),
      { numRuns: 2_000 },
    )
  })
})

describe('host names of this computer', () => {
  test.each([
    ['localhost', true],
    ['LOCALHOST', true],
    ['localhost.', true],
    ['a.b.localhost', true],
    ['127.0.0.1', true],
    ['127.255.3.4', true],
    ['[::1]', true],
    ['::1', true],
    ['128.0.0.1', false],
    ['127.0.0.1.example', false],
    ['127.0.0', false],
    ['127.0.0.256', false],
    ['notlocalhost', false],
    ['localhost.example', false],
    ['[::2]', false],
    ['', false],
  ])('%s: %s', (hostname, expected) => {
    expect(isLoopbackHost(hostname)).toBe(expected)
  })
})

describe('an address whose answers can be nobody else’s', () => {
  test.each([
    ['https://h', true],
    ['https://h:8443/keys?a=b', true],
    ['http://127.0.0.1:9000/keys', true],
    ['http://localhost/keys', true],
    ['http://h', false],
    ['https://campjo@h', false],
    ['https://campjo:secret@h', false],
    ['ftp://127.0.0.1', false],
    ['h/keys', false],
    ['', false],
  ])('%s: %s', (address, expected) => {
    expect(isProtectedAddress(address)).toBe(expected)
  })
})

describe('joining an address and a path', () => {
  test.each([
    ['https://h', '/v3/sources', 'https://h/v3/sources'],
    ['https://h/', '/v3/sources', 'https://h/v3/sources'],
    ['https://h/gateway', 'v3/sources', 'https://h/gateway/v3/sources'],
    ['https://h/gateway//', '//v3/sources', 'https://h/gateway/v3/sources'],
    ['https://h', '/api/oauth/token/', 'https://h/api/oauth/token/'],
    ['https://h', '/', 'https://h/'],
    ['https://h', '', 'https://h'],
  ])('%s + %s', (start, path, expected) => {
    expect(endpointUrl(start, path)).toBe(expected)
  })

  test('a pasted endpoint leads back to the same request', () => {
    fc.assert(
      fc.property(fc.constantFrom(...PATHS.slice(0, 5)), fc.constantFrom('', '/gateway', '/a/b'), (path, prefix) => {
        const url = endpointUrl(`https://host.example${prefix}`, path)
        expect(endpointUrl(base(url), path)).toBe(url)
      }),
    )
  })
})

test('the endpoint paths of a provider are those of its sign-ins and examples, each once', () => {
  const field = { name: 'username', label: 'User name', secret: false, required: true, kind: 'text' } as const
  const signIn = { label: 'A', summary: '.', fields: [field], renewal: { kind: 'none' } } as const
  const provider: Provider = {
    id: 'p',
    name: 'P',
    monogram: 'P',
    hue: 0,
    summary: '.',
    docsUrl: 'https://p.example',
    servers: [],
    use: { header: 'Authorization', scheme: 'Bearer' },
    signIns: [
      {
        ...signIn,
        id: 'a',
        flow: 'http-login',
        settings: {
          request: { method: 'POST', path: '/login', credentials: { in: 'basic-raw', value: 'username' } },
          answer: { token: ['token'], message: [] },
        },
      },
      { ...signIn, id: 'b', flow: 'password', settings: { endpoints: { token: '/token' }, clientAuth: ['none'] } },
      {
        ...signIn,
        id: 'c',
        flow: 'client-credentials',
        settings: { endpoints: { token: '/token' }, clientAuth: ['none'] },
      },
      { ...signIn, id: 'd', flow: 'api-key', settings: {} },
    ],
    examples: [{ id: 'e', label: 'E', method: 'GET', path: '/things/{ID}', expect: '.' }],
  }
  expect(endpointPathsOf(provider)).toEqual(['/login', '/token', '/things/{ID}'])
})
