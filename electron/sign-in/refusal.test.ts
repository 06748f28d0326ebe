import { describe, expect, it } from 'vitest'
import type { AppError } from '../../shared/core/app-error.ts'
import type { HttpAnswer } from '../ports/http.ts'
import { type Refusal, refusalOf } from './refusal.ts'
import { testAnswer } from './test-answer.ts'

const host = 'api.example.com'
const provider = 'Example'
const secret = 'hunter2-canary'

function errorFor(status: number, changes: Partial<Refusal> = {}, answer: Partial<HttpAnswer> = {}): AppError {
  return refusalOf({
    answer: testAnswer({}, { status, ...answer }),
    status,
    host,
    provider,
    fields: ['username', 'password'],
    serverSaid: 'No.',
    secrets: [secret],
    ...changes,
  }).error
}

describe('a refused sign-in', () => {
  it.each([401, 403])('with %s is about the credentials', (status) => {
    const fields = ['username', 'password']
    expect(errorFor(status)).toEqual({ code: 'credentials-refused', provider, status, fields, serverSaid: 'No.' })
  })

  it.each([400, 402, 406, 409, 415, 418, 422, 451, 499])('with %s failed for another reason', (status) => {
    expect(errorFor(status)).toEqual({ code: 'sign-in-failed', provider, status, serverSaid: 'No.' })
  })

  it.each([404, 405, 410])('with %s went to the wrong address', (status) => {
    const why = 'wrong-address'
    expect(errorFor(status)).toEqual({ code: 'unexpected-answer', host, status, why, serverSaid: 'No.' })
  })

  it.each([500, 502, 503, 504, 599])('with %s is the server’s own failure', (status) => {
    expect(errorFor(status)).toEqual({ code: 'server-failed', host, status, serverSaid: 'No.' })
  })

  it('says nothing for a server that said nothing', () => {
    for (const status of [400, 401, 404, 500]) {
      expect(errorFor(status, { serverSaid: undefined })).not.toHaveProperty('serverSaid')
    }
  })

  it('offers to URL-encode only where that was asked for, and only about credentials', () => {
    expect(errorFor(401, { mayTryUrlEncoded: true })).toHaveProperty('mayTryUrlEncoded', true)
    expect(errorFor(401, { mayTryUrlEncoded: false })).not.toHaveProperty('mayTryUrlEncoded')
    expect(errorFor(400, { mayTryUrlEncoded: true })).not.toHaveProperty('mayTryUrlEncoded')
  })
})

describe('too many calls', () => {
  it.each([
    ['30', { retryAfterSeconds: 30 }],
    [' 30 ', { retryAfterSeconds: 30 }],
    ['', {}],
    ['0', {}],
    ['-5', {}],
    ['1.5', {}],
    ['soon', {}],
    ['1e999', {}],
    ['86400', {}],
    ['Wed, 21 Oct 2037 07:28:00 GMT', {}],
    ['0x1E', {}],
  ])('with Retry-After %j say how long only if that is a number of seconds', (value, said) => {
    expect(errorFor(429, {}, { headers: [['retry-after', value]] })).toEqual({ code: 'rate-limited', host, ...said })
  })

  it.each([
    ['Wed, 21 Oct 2037 07:28:40 GMT', { retryAfterSeconds: 40 }],
    ['Wed, 21 Oct 2037 07:27:00 GMT', {}],
    ['Thu, 22 Oct 2037 08:00:00 GMT', {}],
    ['never GMT', {}],
  ])('until %s say how long by the server’s own clock', (value, said) => {
    const headers: [string, string][] = [
      ['retry-after', value],
      ['date', 'Wed, 21 Oct 2037 07:28:00 GMT'],
    ]
    expect(errorFor(429, {}, { headers })).toEqual({ code: 'rate-limited', host, ...said })
  })

  it('may also stand behind trouble of the server', () => {
    const headers: [string, string][] = [['retry-after', '120']]
    expect(errorFor(503, {}, { headers })).toMatchObject({ code: 'server-failed', retryAfterSeconds: 120 })
  })

  it('without Retry-After say nothing of it', () => {
    expect(errorFor(429)).toEqual({ code: 'rate-limited', host })
  })
})

describe('being sent elsewhere', () => {
  it.each([
    ['https://login.example.com/sso', 'https://login.example.com/sso'],
    ['https://login.example.com:8443/sso?user=x&password=y#frag', 'https://login.example.com:8443/sso'],
    ['https://user:pw@login.example.com/sso', 'https://login.example.com/sso'],
    ['/login?next=x', '/login'],
    ['login#x', 'login'],
    ['//login.example.com/sso', '//login.example.com/sso'],
    ['//user:pw@login.example.com/sso', '//login.example.com/sso'],
    ['data:text/html,everything', 'data:'],
    ['javascript:alert(1)', 'javascript:'],
    ['', ''],
  ])('to %s is told as %s', (location, told) => {
    expect(errorFor(302, {}, { headers: [['location', location]] })).toEqual({
      code: 'redirected',
      host,
      location: told,
    })
  })

  it.each([300, 301, 302, 303, 304, 307, 308])('with %s and no address is told without one', (status) => {
    expect(errorFor(status)).toEqual({ code: 'redirected', host, location: '' })
  })

  it.each([
    `/login/${secret}`,
    `https://${secret}.example.com/${secret}`,
    `//x:${secret}@evil/`,
    `/${'x'.repeat(195)}${secret}`,
  ])('to %s does not repeat the secret', (location) => {
    const error = errorFor(302, {}, { headers: [['location', location]] })
    expect(JSON.stringify(error)).not.toContain(secret.slice(0, 5))
  })

  it('to an endless address is cut', () => {
    const error = errorFor(302, {}, { headers: [['location', `https://x.example/${'y'.repeat(9_999)}`]] })
    expect(JSON.stringify(error).length).toBeLessThan(300)
  })
})
