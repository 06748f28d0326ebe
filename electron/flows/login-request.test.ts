import { describe, expect, it } from 'vitest'
import { AppFailure } from '../../shared/core/app-error.ts'
import type { HttpLoginRequest } from '../../shared/domain/http-login.ts'
import { loginRequest } from './login-request.ts'

function made(changes: Partial<HttpLoginRequest>, input: Readonly<Record<string, string>> = {}) {
  const request: HttpLoginRequest = { method: 'POST', path: '/login', credentials: { in: 'none' }, ...changes }
  return loginRequest(request, { server: 'https://a.example/base', basicEncoding: 'exact', input })
}

/** The field and reason of a refusal. */
function refused(changes: Partial<HttpLoginRequest>, input: Readonly<Record<string, string>>) {
  try {
    made(changes, input)
  } catch (thrown) {
    if (thrown instanceof AppFailure) return thrown.error
  }
  return null
}

const headersOf = (changes: Partial<HttpLoginRequest>, input = {}) => Object.fromEntries(made(changes, input).headers)

describe('the path of a login', () => {
  it.each([
    ['acme', '/t/acme/login'],
    ['a b/c', '/t/a%20b%2Fc/login'],
    ['?x=1#y', '/t/%3Fx%3D1%23y/login'],
    ['..%2f', '/t/..%252f/login'],
    ['\\..\\', '/t/%5C..%5C/login'],
    ['@evil.example', '/t/%40evil.example/login'],
    ['\ud83d', '/t/%EF%BF%BD/login'],
  ])('holds the value %j as one segment', (tenant, path) => {
    expect(made({ path: '/t/{tenant}/login' }, { tenant }).url).toBe(`https://a.example/base${path}`)
  })

  it.each([['.'], ['..']])('refuses %j, which would leave it', (tenant) => {
    expect(refused({ path: '/t/{tenant}/login' }, { tenant })).toMatchObject({ code: 'invalid-input', field: 'tenant' })
  })

  it('refuses dots that only become a way out together', () => {
    expect(refused({ path: '/.{x}/login' }, { x: '.' })).toMatchObject({ code: 'invalid-input', field: 'x' })
  })

  it('refuses an empty value, which would make another path', () => {
    expect(refused({ path: '/t/{tenant}' }, { tenant: '' })).toMatchObject({ code: 'invalid-input', field: 'tenant' })
  })

  it('fills a query that stands in it, too, and leaves alone what is no gap', () => {
    expect(made({ path: '/x?a={a}' }, { a: 'b&c=d' }).url).toBe('https://a.example/base/x?a=b%26c%3Dd')
    expect(made({ path: "/Users('{unknown}')" }).url).toBe("https://a.example/base/Users('%7Bunknown%7D')")
  })

  it('takes no value from what every object has', () => {
    expect(made({ path: '/{constructor}/{__proto__}' }).url).toContain('%7Bconstructor%7D')
  })
})

describe('the query of a login', () => {
  it('holds what is fixed, and what was typed unless it is empty', () => {
    const query = { key: 'apiKey', lang: 'lang' }
    const { url } = made({ query, fixed: { query: { v: '2' } } }, { apiKey: 'a b&c', lang: '' })
    expect(url).toBe('https://a.example/base/login?v=2&key=a+b%26c')
  })
})

describe('the headers of a login', () => {
  it('are filled, and left out where a value is empty', () => {
    const headers = { 'X-Api-Key': '{key}', 'X-Tenant': 't-{tenant}', 'X-Client': 'Hallpass' }
    expect(headersOf({ headers }, { key: ' abc ', tenant: '' })).toEqual({
      accept: 'application/json',
      'X-Api-Key': 'abc',
      'X-Client': 'Hallpass',
    })
  })

  it.each([['a\r\nX-Admin: yes'], ['a\nb'], ['a\u0000b'], ['Łódź']])('refuse the value %j', (key) => {
    const error = refused({ headers: { 'X-Api-Key': '{key}' } }, { key })
    expect(error).toMatchObject({ code: 'invalid-input', field: 'key' })
    expect(JSON.stringify(error)).not.toContain(key)
  })

  it('hold a user name and password beside credentials in the body', () => {
    const changes = {
      credentials: { in: 'json', body: { device: '{device}' } },
      basic: { username: 'user', password: 'word' },
    } as const
    const { headers, body } = made(changes, { user: 'ann', word: 's:1', device: 'd' })
    expect(Object.fromEntries(headers).authorization).toBe(`Basic ${btoa('ann:s:1')}`)
    expect(body).toBe('{"device":"d"}')
  })

  it('stand in place of those that would be sent anyway', () => {
    const headers = { Accept: 'application/vnd.api+json', Authorization: 'ApiKey {key}' }
    expect(headersOf({ headers, credentials: { in: 'basic', username: 'u', password: 'p' } }, { key: 'k' })).toEqual({
      Accept: 'application/vnd.api+json',
      Authorization: 'ApiKey k',
    })
  })

  it.each([['Host'], ['content-length'], ['Transfer-Encoding'], ['Connection']])('are never %s', (name) => {
    expect(refused({ headers: { [name]: 'x' } }, {})).toMatchObject({ code: 'invalid-input' })
  })
})

describe('the body of a login', () => {
  it('is JSON in which values are texts, whatever is in them', () => {
    const body = { auth: { user: '{user}', list: ['{user}!', 1, true, null] }, scope: '{nothing}' }
    const { body: text = '' } = made({ credentials: { in: 'json', body } }, { user: '","admin":true,"x":"' })
    expect(JSON.parse(text)).toEqual({
      auth: { user: '","admin":true,"x":"', list: ['","admin":true,"x":"!', 1, true, null] },
      scope: '{nothing}',
    })
  })

  it('is filled once only: a value with a gap in it stays as it is', () => {
    const { body } = made({ credentials: { in: 'json', body: { a: '{a}' } } }, { a: '{b}', b: 'secret' })
    expect(body).toBe('{"a":"{b}"}')
  })

  it('is a form with what is fixed first', () => {
    const credentials = { in: 'form', fields: { login: 'user', pass: 'pass' } } as const
    const { body } = made({ credentials, fixed: { form: { grant: 'pw' } } }, { user: 'ä&b', pass: 'c=d e' })
    expect(body).toBe('grant=pw&login=%C3%A4%26b&pass=c%3Dd+e')
  })

  it('is none where nothing goes into it', () => {
    expect(made({ method: 'GET' }).body).toBeUndefined()
    expect(headersOf({ method: 'GET' })).toEqual({ accept: 'application/json' })
  })
})
