import { describe, expect, test } from 'vitest'
import { addressParts, nameOfServer } from './address-parts.ts'
import type { CommandReading } from './command-reading.ts'

const parts = (url: string, placeholders: readonly string[] = []) =>
  addressParts({ url, placeholders } as unknown as CommandReading)

describe('the beginning of an address that is somebody’s', () => {
  test.each<[string, string | null, string]>([
    ['https://api.acme.io/v1/login', 'https://api.acme.io', '/v1/login'],
    ['http://127.0.0.1:8200/v1', 'http://127.0.0.1:8200', '/v1'],
    ['https://localhost:8089', 'https://localhost:8089', ''],
    ['https://api.acme.io//login', 'https://api.acme.io', '/login'],
    ['https://mysql.acme.io/a', 'https://mysql.acme.io', '/a'],
    ['https://api.example.com/login', null, '/login'],
    ['https://your-domain.atlassian.net/rest', null, '/rest'],
    ['https://mycompany.okta.com/api', null, '/api'],
    ['https://netbox/api/', null, '/api/'],
    ['http://<host name>/api/token', null, '/api/token'],
    ['{{baseUrl}}/login', null, '/login'],
    ['%GITLAB_URL%/oauth/token', null, '/oauth/token'],
    ['https://{tenant}.acme.io/x', null, '/x'],
    ['/api/login', null, '/api/login'],
    ['ftp://acme.io/x', null, '/x'],
    ['', null, ''],
  ])('%s', (url, origin, path) => {
    expect(parts(url)).toMatchObject({ origin, path })
  })

  test('may be a variable of the shell', () => {
    expect(parts('$kc/realms/a', ['$kc'])).toMatchObject({ origin: null, written: '$kc', path: '/realms/a' })
  })
})

test.each([
  ['http://acme.io/x', true],
  ['http://<host>/x', true],
  ['https://acme.io/x', false],
  ['http://localhost:1/x', false],
])('%s is unprotected: %s', (url, isPlainHttp) => {
  expect(parts(url).isPlainHttp).toBe(isPlainHttp)
})

test.each([
  ['https://api.gitlab.com/x', 'Gitlab'],
  ['https://your-domain.atlassian.net/x', 'Atlassian'],
  ['https://login.acme.co.uk/x', 'Acme'],
  ['http://127.0.0.1:8200/x', '127.0.0.1:8200'],
  ['https://netbox/x', 'Netbox'],
  ['https://api.example.com/x', null],
  ['https://{yourDomain}/x', null],
  ['$HOST/x', null],
  ['', null],
])('the server at %s is called %s', (url, name) => {
  expect(nameOfServer(parts(url))).toBe(name)
})
