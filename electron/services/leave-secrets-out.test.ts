import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { RequestDraft } from '../../shared/domain/http-exchange.ts'
import { leaveSecretsOut, urlWithout } from './leave-secrets-out.ts'

const plain: RequestDraft = {
  connectionId: 'c',
  authorization: { kind: 'connection' },
  method: 'POST',
  url: '/things?page=2',
  pathValues: {},
  query: [],
  headers: [],
  body: { kind: 'none' },
}

describe('a request without its secrets', () => {
  it('is the request itself where it has none', () => {
    const draft: RequestDraft = {
      ...plain,
      headers: [{ name: 'Accept', value: '*/*' }],
      body: { kind: 'json', text: '{ "a": "b" ,"n": 1 }' },
    }
    expect(leaveSecretsOut(draft, ['unrelated-secret'])).toEqual({ draft, leftOut: [] })
  })

  it('is found in a short time, however long a server made the address', () => {
    const long = `https://h.example/${'?'.repeat(500_000)}`
    expect(urlWithout(`${long}&token=planted`)).toBe(`${long}&token=`)
  })

  it('is emptied of what its name says is secret, and says of what', () => {
    const draft: RequestDraft = {
      ...plain,
      url: '/things?api_key=planted&page=2#token=planted',
      query: [{ name: 'access_token', value: 'planted' }],
      headers: [
        { name: 'Authorization', value: 'Basic planted' },
        { name: 'X-Tag', value: 'one' },
      ],
      body: { kind: 'form', fields: [{ name: 'password', value: 'planted' }] },
    }
    const { draft: kept, leftOut } = leaveSecretsOut(draft, [])
    expect(JSON.stringify(kept)).not.toContain('planted')
    expect(kept.url).toBe('/things?api_key=&page=2#token=')
    expect(kept.headers[1]).toEqual({ name: 'X-Tag', value: 'one' })
    expect(leftOut).toEqual([
      'query parameter api_key',
      'query parameter token',
      'query parameter access_token',
      'header Authorization',
      'form field password',
    ])
  })

  it('has JSON whose secret texts are empty, whether it is whole or broken', () => {
    const text = '{"user":"me","password":"pla\\"nted","nested":{"client_secret" : "planted"'
    const { draft, leftOut } = leaveSecretsOut({ ...plain, body: { kind: 'json', text } }, [])
    expect(draft.body).toEqual({
      kind: 'json',
      text: '{"user":"me","password":"","nested":{"client_secret" : ""',
    })
    expect(leftOut).toEqual(['password in the body', 'client_secret in the body'])
  })

  it('keeps variables, which hold nothing themselves', () => {
    const headers = [
      { name: 'X-Api-Key', value: '{{key}}' },
      { name: 'Authorization', value: 'Token {{ key }}' },
    ]
    expect(leaveSecretsOut({ ...plain, headers }, [])).toEqual({ draft: { ...plain, headers }, leftOut: [] })
  })

  it('never holds a secret of the vault, wherever it was typed', () => {
    const secret = 'canary-secret-value'
    fc.assert(
      fc.property(fc.string(), fc.string(), (before, after) => {
        const value = `${before}${secret}${after}`
        const pair = { name: value, value }
        const draft: RequestDraft = {
          ...plain,
          url: value,
          pathValues: { a: value },
          query: [pair],
          headers: [pair],
          body: { kind: 'text', text: value, contentType: 'text/plain' },
        }
        const { draft: kept, leftOut } = leaveSecretsOut(draft, [secret])
        expect(JSON.stringify(kept)).not.toContain(secret)
        expect(leftOut.length).toBeGreaterThan(0)
      }),
    )
  })

  it('leaves an address without secrets as it is, byte for byte', () => {
    fc.assert(
      fc.property(fc.webUrl({ withQueryParameters: true, withFragments: true }), (url) => {
        fc.pre(!/auth|cookie|token|secret|password|key/i.test(url))
        expect(urlWithout(url)).toBe(url)
      }),
    )
  })
})
