import { describe, expect, it } from 'vitest'
import type { AskedWith, Exchange, NameValue } from '../domain/http-exchange.ts'
import type { TokenSummary } from '../domain/token.ts'
import { explainAnswer } from './explain-answer.ts'

const asked: AskedWith = {
  authorization: { kind: 'connection' },
  authorizationByHand: false,
  bodyKind: 'none',
  isBrokenJson: false,
}

function exchangeOf(changes: Partial<Exchange>, headers: readonly NameValue[] = []): Exchange {
  return {
    id: 'x',
    connectionId: 'c',
    asked,
    method: 'GET',
    url: 'https://api.example.com/v3/things',
    status: 200,
    statusText: '',
    answeredAt: 1_000_000,
    isSignInPage: false,
    durationMs: 1,
    timings: { dnsMs: null, connectMs: null, tlsMs: null, waitingMs: 1, downloadMs: 0, totalMs: 1 },
    size: 0,
    wireSize: 0,
    httpVersion: '1.1',
    secured: null,
    proxy: null,
    headers,
    body: { kind: 'empty' },
    attempts: [],
    notFollowed: null,
    tokenRenewed: false,
    stillRefused: false,
    renewalError: null,
    changedFile: null,
    endedEarly: null,
    ...changes,
  }
}

function advise(changes: Partial<Exchange>, headers: readonly NameValue[] = [], token: TokenSummary | null = null) {
  return explainAnswer({ exchange: exchangeOf(changes, headers), token })
}

const apiKey = { kind: 'api-key', scope: null } as TokenSummary
const accessToken = { kind: 'access-token', scope: 'browse' } as TokenSummary

describe('a bound token whose proof is refused', () => {
  const bound = { ...accessToken, isDpopBound: true } as TokenSummary
  const challenged = (error: string) => [{ name: 'www-authenticate', value: `DPoP algs="ES256", error="${error}"` }]

  it.each([
    ['use_dpop_nonce', 'asked once more', 'send-again'],
    ['invalid_dpop_proof', 'does not accept the proof', 'look-at'],
    ['invalid_token', 'Even a fresh token is not accepted here', 'open-tab'],
  ])('%s: %s', (error, words, step) => {
    const advice = advise({ status: 401 }, challenged(error), bound)
    expect(advice?.sentence).toContain(words)
    expect(advice?.step.kind).toBe(step)
  })

  it('is not spoken of where the token is not bound', () => {
    const advice = advise({ status: 401 }, challenged('invalid_dpop_proof'), accessToken)
    expect(advice?.sentence).not.toContain('proof that goes with')
  })
})

describe('an answer that was hoped for', () => {
  it.each([200, 201, 204, 304])('needs no advice: %i', (status) => {
    expect(advise({ status })).toBeNull()
  })
})

describe('an answer that was not hoped for', () => {
  it.each([400, 401, 403, 404, 405, 415, 429, 500, 501, 502, 503, 504, 599])(
    '%i gets a sentence and a step',
    (status) => {
      const advice = advise({ status })
      expect(advice?.sentence).toMatch(/^[A-Z].*[.]$/s)
      expect(advice?.label).not.toBe('')
    },
  )

  it('a sign-in page is told from data whatever its status, and whether the server led there', () => {
    expect(advise({ status: 200, isSignInPage: true })?.sentence).toMatch(/^This is a sign-in page/)
    const way = { because: 'redirect-same-origin' } as Exchange['attempts'][number]
    expect(advise({ status: 200, isSignInPage: true, attempts: [way] })?.sentence).toMatch(
      /^The server led to a sign-in/,
    )
    expect(advise({ status: 404, isSignInPage: true })?.step).toEqual({ kind: 'look-at', part: 'url' })
  })

  it('400: broken JSON first, then a body that is missing, then what was sent', () => {
    const post = { status: 400, method: 'POST' }
    expect(advise({ ...post, asked: { ...asked, bodyKind: 'json', isBrokenJson: true } })?.label).toBe('Mend the JSON')
    expect(advise(post)?.label).toBe('Add a body')
    expect(advise({ ...post, asked: { ...asked, bodyKind: 'form' } })?.label).toBe('Look at the body')
    expect(advise({ status: 400 })?.label).toBe('Look at the query')
  })

  it('401: says what is the matter with the token that was sent', () => {
    const none = { ...asked, authorization: { kind: 'none' } } as const
    expect(advise({ status: 401, asked: none })?.step).toEqual({ kind: 'use-connection-token' })
    expect(advise({ status: 401, asked: { ...asked, authorizationByHand: true } })?.step).toMatchObject({
      part: 'headers',
    })
    expect(advise({ status: 401 }, [], apiKey)?.label).toBe('Enter another key')
    expect(advise({ status: 401, renewalError: { code: 'offline' } }, [], accessToken)?.step).toMatchObject({
      tab: 'set-up',
    })
    const said = [
      { name: 'www-authenticate', value: 'Bearer error="invalid_token", error_description="not for this API"' },
    ]
    expect(advise({ status: 401 }, said, accessToken)?.sentence).toContain('(the server says: not for this API)')
  })

  it('401: after a redirect without the token, offers that address', () => {
    const url = 'https://other.example/things'
    const away = { url, credentialsDropped: true } as Exchange['attempts'][number]
    expect(advise({ status: 401, attempts: [away] })?.step).toEqual({ kind: 'use-url', url })
  })

  it('403: names the scope the server asks for', () => {
    const said = [{ name: 'www-authenticate', value: 'Bearer error="insufficient_scope", scope="upload"' }]
    expect(advise({ status: 403 }, said, accessToken)?.sentence).toBe(
      'The server asks for a token that may do “upload”; this one may do “browse”.',
    )
    expect(advise({ status: 403 }, [], accessToken)?.sentence).toMatch(/that account may not do this/)
  })

  it('404: sees a base path that stands twice', () => {
    expect(advise({ status: 404, url: 'https://a.example/data/v1/data/v1/x' })?.sentence).toContain('“/data/v1” twice')
    expect(advise({ status: 404, url: 'https://a.example/data/v1/x' })?.sentence).not.toContain('twice')
    expect(advise({ status: 404, url: 'https://a.example/' })?.sentence).not.toContain('twice')
  })

  it('405: offers a method the server names', () => {
    const allow = [{ name: 'allow', value: 'HEAD, OPTIONS, POST' }]
    expect(advise({ status: 405 }, allow)?.step).toEqual({ kind: 'use-method', method: 'POST' })
    expect(advise({ status: 405 })?.step).toEqual({ kind: 'look-at', part: 'url' })
  })

  it('415: offers the kind of body the server names', () => {
    const form = { ...asked, bodyKind: 'form' } as const
    const json = { ...asked, bodyKind: 'json' } as const
    expect(advise({ status: 415, asked: form })?.step).toEqual({ kind: 'use-body', bodyKind: 'json' })
    const wantsForm = [{ name: 'accept-post', value: 'application/x-www-form-urlencoded' }]
    expect(advise({ status: 415, asked: json }, wantsForm)?.step).toEqual({ kind: 'use-body', bodyKind: 'form' })
    expect(advise({ status: 415, asked: json })?.step).toEqual({ kind: 'look-at', part: 'headers' })
  })

  it('429 and 503: wait as long as the server says, by its own clock', () => {
    const seconds = [{ name: 'retry-after', value: '27' }]
    expect(advise({ status: 429 }, seconds)?.step).toEqual({ kind: 'send-again-at', at: 1_027_000 })
    const date = [
      { name: 'date', value: 'Wed, 21 Oct 2026 07:28:00 GMT' },
      { name: 'retry-after', value: 'Wed, 21 Oct 2026 07:28:30 GMT' },
    ]
    expect(advise({ status: 503 }, date)?.step).toEqual({ kind: 'send-again-at', at: 1_030_000 })
    expect(advise({ status: 429 })?.step).toEqual({ kind: 'send-again-at', at: 1_060_000 })
  })

  it.each(['soon', '-5', '99999999999', 'Wed, 21 Oct 2099 07:28:00 GMT', ''])(
    'a wait that makes no sense is not counted down: %j',
    (value) => {
      expect(advise({ status: 503 }, [{ name: 'retry-after', value }])?.step).toEqual({ kind: 'send-again' })
    },
  )

  it('5xx: warns before something is done twice, and not where nothing was', () => {
    expect(advise({ status: 500, method: 'POST' })?.sentence).toMatch(/look before you send it again/)
    expect(advise({ status: 500 })?.sentence).not.toMatch(/again/)
  })
})
