import { describe, expect, it } from 'vitest'
import type { Exchange } from '../../../shared/domain/http-exchange.ts'
import { describeAttempts } from './describe-attempts.ts'

const plain: Exchange = {
  id: 'x',
  connectionId: 'c',
  method: 'GET',
  url: 'https://api.example.com/a',
  status: 200,
  statusText: 'OK',
  durationMs: 1,
  size: 0,
  headers: [],
  body: { kind: 'empty' },
  attempts: [{ url: 'https://api.example.com/a', status: 200, durationMs: 1, because: 'first' }],
  tokenRenewed: false,
  stillRefused: false,
  renewalError: null,
}
const first = { url: 'https://api.example.com/a', status: 401, durationMs: 1, because: 'first' } as const

describe('what happened on the way to an answer', () => {
  it('says nothing when the request was simply sent', () => {
    expect(describeAttempts(plain)).toEqual([])
  })

  it('says once that the token was renewed, whichever way', () => {
    expect(describeAttempts({ ...plain, tokenRenewed: true })).toHaveLength(1)
    const again = { ...first, status: 200, because: 'renewed-and-sent-again' } as const
    expect(describeAttempts({ ...plain, tokenRenewed: true, attempts: [first, again] })).toEqual([
      'The server did not accept the token (401). Hallpass renewed it and sent the request again.',
    ])
  })

  it('names the other server and that it got no token', () => {
    const hop = {
      url: 'https://files.example.net/z?sig=1',
      status: 200,
      durationMs: 1,
      because: 'redirect-other-origin',
    } as const
    expect(describeAttempts({ ...plain, attempts: [first, hop] })).toEqual([
      'The server pointed to another server, files.example.net. Hallpass followed without the token.',
    ])
  })

  it('says why no new token could be had', () => {
    const [sentence] = describeAttempts({ ...plain, renewalError: { code: 'offline' } })
    expect(sentence).toContain('not connected to a network')
  })
})
