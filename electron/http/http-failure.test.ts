import { inspect } from 'node:util'
import { describe, expect, it } from 'vitest'
import { type AppError, AppFailure } from '../../shared/core/app-error.ts'
import { toHttpFailure } from './http-failure.ts'

const host = 'api.example.com'

function coded(code: string, more: { cause?: unknown } = {}): Error {
  return Object.assign(new Error(`something about ${code}`, more), { code })
}

function errorFor(code: string): AppError {
  return toHttpFailure(coded(code), host).error
}

describe('what the library and the system throw', () => {
  it.each([
    ['CERT_HAS_EXPIRED', 'expired'],
    ['CERT_NOT_YET_VALID', 'not-yet-valid'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'wrong-host'],
    ['ERR_TLS_CERT_ALTNAME_FORMAT', 'wrong-host'],
    ['HOSTNAME_MISMATCH', 'wrong-host'],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'self-signed'],
    ['SELF_SIGNED_CERT_IN_CHAIN', 'unknown-issuer'],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'unknown-issuer'],
    ['UNABLE_TO_GET_ISSUER_CERT', 'unknown-issuer'],
    ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'unknown-issuer'],
    ['CERT_UNTRUSTED', 'unknown-issuer'],
    ['CERT_SIGNATURE_FAILURE', 'other'],
    ['CERT_REVOKED', 'other'],
    ['CERT_REJECTED', 'other'],
    ['CERT_CHAIN_TOO_LONG', 'other'],
    ['PATH_LENGTH_EXCEEDED', 'other'],
    ['INVALID_CA', 'other'],
    ['INVALID_PURPOSE', 'other'],
    ['ERROR_IN_CERT_NOT_AFTER_FIELD', 'other'],
  ])('%s is a refused certificate: %s', (code, reason) => {
    expect(errorFor(code)).toEqual({ code: 'certificate-refused', host, reason })
  })

  it.each([
    ['ENOTFOUND', { code: 'server-not-found', host }],
    ['EAI_AGAIN', { code: 'offline' }],
    ['ENETUNREACH', { code: 'offline' }],
    ['ENETDOWN', { code: 'offline' }],
    ['ECONNREFUSED', { code: 'server-unreachable', host }],
    ['EHOSTUNREACH', { code: 'server-unreachable', host }],
    ['EHOSTDOWN', { code: 'server-unreachable', host }],
    ['EADDRNOTAVAIL', { code: 'server-unreachable', host }],
    ['ETIMEDOUT', { code: 'server-unreachable', host }],
    ['UND_ERR_CONNECT_TIMEOUT', { code: 'server-unreachable', host }],
    ['EPROTO', { code: 'tls-failed', host }],
    ['ERR_SSL_WRONG_VERSION_NUMBER', { code: 'tls-failed', host }],
    ['ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION', { code: 'tls-failed', host }],
    ['ERR_TLS_HANDSHAKE_TIMEOUT', { code: 'tls-failed', host }],
    ['UND_ERR_HEADERS_OVERFLOW', { code: 'unexpected-answer', host, status: 0, why: 'too-many-headers' }],
    ['HPE_HEADER_OVERFLOW', { code: 'unexpected-answer', host, status: 0, why: 'too-many-headers' }],
    ['Z_DATA_ERROR', { code: 'unexpected-answer', host, status: 0, why: 'not-decodable' }],
    ['Z_BUF_ERROR', { code: 'unexpected-answer', host, status: 0, why: 'not-decodable' }],
    ['ZSTD_error_prefix_unknown', { code: 'unexpected-answer', host, status: 0, why: 'not-decodable' }],
    ['ECONNRESET', { code: 'connection-lost', host }],
    ['EPIPE', { code: 'connection-lost', host }],
    ['UND_ERR_SOCKET', { code: 'connection-lost', host }],
    ['UND_ERR_RES_CONTENT_LENGTH_MISMATCH', { code: 'connection-lost', host }],
    ['HPE_INVALID_CONSTANT', { code: 'connection-lost', host }],
    ['SOMETHING_NEW', { code: 'connection-lost', host }],
  ])('%s is told as it is', (code, error) => {
    expect(errorFor(code)).toEqual(error)
  })

  it.each([
    'UND_ERR_INVALID_ARG',
    'UND_ERR_NOT_SUPPORTED',
    'UND_ERR_REQ_CONTENT_LENGTH_MISMATCH',
    'ERR_HTTP2_INVALID_CONNECTION_HEADERS',
  ])('%s is a header that contradicts the request, since address and method were checked before', (code) => {
    expect(errorFor(code)).toMatchObject({ code: 'request-refused', part: 'header' })
  })

  it('a code is found inside of causes and inside of several attempts at once', () => {
    const wrapped = new Error('fetch failed', { cause: new Error('other', { cause: coded('ENOTFOUND') }) })
    const both = new AggregateError([coded('ECONNREFUSED'), coded('ECONNREFUSED')], '')
    expect(toHttpFailure(wrapped, host).error.code).toBe('server-not-found')
    expect(toHttpFailure(both, host).error.code).toBe('server-unreachable')
    expect(toHttpFailure(new Error('x', { cause: both }), host).error.code).toBe('server-unreachable')
  })

  it.each([
    [
      'an error that causes itself',
      () => {
        const own = new Error('round')
        own.cause = own
        return own
      },
    ],
    [
      'several errors that hold each other',
      () => {
        const own = new AggregateError([], 'round')
        own.errors.push(own, own)
        return own
      },
    ],
  ])('%s does not go on for ever', (_what, make) => {
    expect(toHttpFailure(make(), host).error.code).toBe('connection-lost')
  })

  it.each([
    ['a text', 'broken'],
    ['nothing', undefined],
    ['null', null],
    ['an object', { code: 'ENOTFOUND' }],
  ])('%s that is thrown counts as a lost connection', (_what, thrown) => {
    expect(toHttpFailure(thrown, host).error).toEqual({ code: 'connection-lost', host })
  })

  it('a failure that is one already stays the same', () => {
    const failure = new AppFailure({ code: 'cancelled' })
    expect(toHttpFailure(failure, host)).toBe(failure)
  })

  it('nothing of the message or its causes comes along', () => {
    const secret = 'hunter2-canary'
    const failure = toHttpFailure(new Error(secret, { cause: coded('ECONNRESET', { cause: secret }) }), host)
    expect(inspect(failure, { depth: 9, showHidden: true }) + JSON.stringify(failure)).not.toContain(secret)
  })
})
