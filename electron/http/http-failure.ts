import { AppFailure } from '../../shared/core/app-error.ts'
import { certificateReasonOf, codesOf } from './failure-codes.ts'

// Address and method were checked before, so what the library still refuses is a header that contradicts the request.
const contradiction = [
  'UND_ERR_INVALID_ARG',
  'UND_ERR_NOT_SUPPORTED',
  'UND_ERR_REQ_CONTENT_LENGTH_MISMATCH',
  'ERR_HTTP2_INVALID_CONNECTION_HEADERS',
]

/** What the decoders of gzip, deflate and zstd say of bytes that they cannot read, and all of them of bytes that end too early. */
const undecodable = /^(Z_DATA_ERROR|Z_BUF_ERROR)$|^ZSTD_error/

const wantsOurs = /ALERT_(CERTIFICATE_(REQUIRED|EXPIRED|REVOKED|UNKNOWN)|(BAD|UNSUPPORTED)_CERTIFICATE|UNKNOWN_CA)$/

const unreachable = ['ECONNREFUSED', 'EHOSTUNREACH', 'EADDRNOTAVAIL', 'ETIMEDOUT', 'EHOSTDOWN', 'EINVAL']

/** The connection was closed in the middle of the TLS handshake. Node tells it from any other reset by its words only. */
function brokeBeforeTls(thrown: unknown, depth = 0): boolean {
  if (!(thrown instanceof Error) || depth > 4) return false
  return /before secure TLS connection was established/.test(thrown.message) || brokeBeforeTls(thrown.cause, depth + 1)
}

/** Node reads up to 128 header fields of HTTP/2, which undici cannot change, and breaks the stream off at more of them. */
function tooManyForHttp2(thrown: unknown): boolean {
  return thrown instanceof Error && thrown.message.endsWith('NGHTTP2_ENHANCE_YOUR_CALM')
}

/** The codes of this decoder have other names in Electron than in Node; its words are the same. */
function isNotBrotli(thrown: unknown): boolean {
  return thrown instanceof Error && thrown.message === 'Decompression failed'
}

/** Bytes came that HTTP/1.1 does not allow, rather than too few of them. The library's error has no code of its own. */
function isNotHttp(thrown: unknown): boolean {
  return thrown instanceof Error && thrown.name === 'HTTPParserError' && !/EOF/i.test(thrown.message)
}

/**
 * What went wrong on the way, from what the HTTP library threw, as an `AppFailure`. The one place that knows the
 * library's and the system's codes. Never carries a URL, a header or a body. `showsOurs`: a client certificate was at hand.
 */
export function toHttpFailure(thrown: unknown, host: string, showsOurs = false): AppFailure {
  if (thrown instanceof AppFailure) return thrown
  const codes = codesOf(thrown)
  const has = (...wanted: readonly string[]) => codes.some((code) => wanted.includes(code))

  const certificate = certificateReasonOf(codes)
  if (certificate !== undefined) return new AppFailure({ code: 'certificate-refused', host, reason: certificate })
  if (has('ENOTFOUND')) return new AppFailure({ code: 'server-not-found', host })
  if (has('EAI_AGAIN', 'ENETUNREACH', 'ENETDOWN')) return new AppFailure({ code: 'offline' })
  if (has('UND_ERR_CONNECT_TIMEOUT', ...unreachable)) return new AppFailure({ code: 'server-unreachable', host })
  // The server's words (RFC 8446 section 6.2) about a certificate of ours, or that there was none.
  if (codes.some((code) => wantsOurs.test(code))) {
    return new AppFailure({ code: 'client-certificate-refused', host, given: showsOurs })
  }
  if (brokeBeforeTls(thrown)) return new AppFailure({ code: 'tls-failed', host })
  if (codes.some((code) => code.startsWith('ERR_SSL') || code.startsWith('ERR_TLS') || code === 'EPROTO')) {
    return new AppFailure({ code: 'tls-failed', host })
  }
  const answer = (why: 'too-many-headers' | 'not-http' | 'not-decodable') =>
    new AppFailure({ code: 'unexpected-answer', host, status: 0, why })
  if (has('UND_ERR_HEADERS_OVERFLOW', 'HPE_HEADER_OVERFLOW') || tooManyForHttp2(thrown))
    return answer('too-many-headers')
  if (codes.some((code) => undecodable.test(code)) || isNotBrotli(thrown)) return answer('not-decodable')
  if (isNotHttp(thrown)) return answer('not-http')
  if (has(...contradiction)) {
    const isLength = codes.some((code) => code.endsWith('CONTENT_LENGTH_MISMATCH'))
    if (isLength) {
      const reason = 'Content-Length is not the length of this body. Leave it out: Hallpass counts by itself.'
      return new AppFailure({ code: 'request-refused', part: 'header', header: 'Content-Length', reason })
    }
    const reason = 'One of the headers does not go with this request. Leave headers such as Content-Length out.'
    return new AppFailure({ code: 'request-refused', part: 'header', reason })
  }
  return new AppFailure({ code: 'connection-lost', host })
}
