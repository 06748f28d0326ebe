import { describe, expect, it } from 'vitest'
import type { Exchange } from '../../../shared/domain/http-exchange.ts'
import { describeAttempts } from './describe-attempts.ts'

const sent = {
  method: 'GET',
  durationMs: 1,
  credentialsDropped: false,
  sentHeaders: [],
  sentBody: { kind: 'none' },
} as const

const plain: Exchange = {
  id: 'x',
  connectionId: 'c',
  asked: { authorization: { kind: 'connection' }, authorizationByHand: false, bodyKind: 'none', isBrokenJson: false },
  method: 'GET',
  url: 'https://api.example.com/a',
  status: 200,
  statusText: 'OK',
  answeredAt: 0,
  isSignInPage: false,
  durationMs: 1,
  timings: { dnsMs: null, connectMs: null, tlsMs: null, waitingMs: 1, downloadMs: 0, totalMs: 1 },
  size: 0,
  wireSize: 0,
  httpVersion: '1.1',
  secured: null,
  proxy: null,
  headers: [],
  body: { kind: 'empty' },
  attempts: [{ ...sent, url: 'https://api.example.com/a', status: 200, because: 'first' }],
  notFollowed: null,
  tokenRenewed: false,
  stillRefused: false,
  renewalError: null,
  changedFile: null,
  endedEarly: null,
}
const first = { ...sent, url: 'https://api.example.com/a', status: 401, because: 'first' } as const

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

  it('says that a server wanted another proof, which is not to say that the token was renewed', () => {
    const again = { ...first, status: 200, because: 'proven-anew' } as const
    expect(describeAttempts({ ...plain, attempts: [first, again] })).toEqual([
      'The server wanted another proof that the token is used by its owner (DPoP). Hallpass made it and sent the request again.',
    ])
  })

  it('names the other server and that it got no token', () => {
    const hop = {
      ...sent,
      url: 'https://files.example.net/z?sig=1',
      status: 200,
      because: 'redirect-other-origin',
      credentialsDropped: true,
    } as const
    expect(describeAttempts({ ...plain, attempts: [first, hop] })).toEqual([
      'The server pointed to another server, files.example.net. Hallpass followed without the token.',
    ])
  })

  it('says why no new token could be had', () => {
    const [sentence] = describeAttempts({ ...plain, renewalError: { code: 'offline' } })
    expect(sentence).toContain('not connected to a network')
  })

  it('says that the token stays behind after a hop to another server', () => {
    const hop = { ...sent, url: 'https://files.example.net/end', status: 200, credentialsDropped: true } as const
    const attempts = [
      first,
      { ...hop, because: 'redirect-other-origin' as const },
      { ...hop, because: 'redirect-same-origin' as const },
    ]
    expect(describeAttempts({ ...plain, attempts })[1]).toBe(
      'The server pointed to /end on the same server. Hallpass followed, still without the token.',
    )
  })

  it('says why a request was not sent again by itself', () => {
    const exchange = { ...plain, attempts: [{ ...first, status: 401 }], tokenRenewed: true, changedFile: 'photo.png' }
    expect(describeAttempts(exchange)).toEqual([expect.stringContaining('“photo.png” changed meanwhile')])
  })

  it.each([
    ['loop', 'in a circle'],
    ['too-many', 'on and on'],
    ['body', 'did not follow'],
    ['changed-file', 'a file of the body changed'],
  ] as const)('says why a redirect was not followed (%s)', (notFollowed, words) => {
    expect(describeAttempts({ ...plain, notFollowed }).join()).toContain(words)
  })
})
