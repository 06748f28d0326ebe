/** The way through a proxy: a tunnel for https (CONNECT, RFC 9110 section 9.3.6), absolute addresses for http (RFC 9112 section 3.2.2). */
import { request as plainRequest } from 'node:http'
import { request as tlsRequest } from 'node:https'
import type { Socket } from 'node:net'
import type { SecureContext } from 'node:tls'
import { AppFailure } from '../../shared/core/app-error.ts'
import type { HttpProxy } from '../ports/http.ts'
import { certificateReasonOf, codesOf } from './failure-codes.ts'
import { lookUp } from './look-up.ts'

/** What a tunnel needs: the proxy, the server behind it (`name:port`), and how long it may take. */
export type TunnelOptions = {
  readonly proxy: HttpProxy
  readonly target: string
  /** For a proxy that is itself spoken to over https. */
  readonly secureContext: SecureContext | undefined
  readonly timeoutMs: number
  /** Ends the attempt. */
  readonly signal: AbortSignal
  readonly onSocket: (socket: Socket) => void
}

/** How a proxy is called in messages: `name:port`. */
export function proxyName({ url }: HttpProxy): string {
  const { hostname, port, protocol } = new URL(url)
  return `${hostname}:${port || (protocol === 'https:' ? 443 : 80)}`
}

/** The header that makes us known to the proxy (RFC 9110 section 11.7.1); null where it needs none. */
export function proxyAuthorization({ credentials }: HttpProxy): string | null {
  if (credentials === null) return null
  return `Basic ${Buffer.from(`${credentials.username}:${credentials.password}`, 'utf8').toString('base64')}`
}

/** Opens a tunnel; what comes back leads straight to the server. Fails with an `AppFailure` about the proxy. */
export function openTunnel(options: TunnelOptions): Promise<Socket> {
  const { proxy, target, secureContext, signal, onSocket } = options
  const { protocol, hostname, port } = new URL(proxy.url)
  const authorization = proxyAuthorization(proxy)
  const send = protocol === 'https:' ? tlsRequest : plainRequest
  return new Promise((resolve, reject) => {
    const request = send({
      method: 'CONNECT',
      host: hostname.replace(/^\[|\]$/g, ''),
      port: port || (protocol === 'https:' ? 443 : 80),
      path: target,
      headers: { host: target, ...(authorization === null ? {} : { 'proxy-authorization': authorization }) },
      agent: false,
      lookup: lookUp,
      signal: AbortSignal.any([signal, AbortSignal.timeout(options.timeoutMs)]),
      ...(secureContext === undefined ? {} : { secureContext }),
    })
    request.once('socket', onSocket)
    request.once('error', (thrown) => reject(toProxyFailure(thrown, proxy, target)))
    request.once('connect', ({ statusCode = 0 }, socket, head) => {
      if (statusCode >= 200 && statusCode <= 299) {
        if (head.length > 0) socket.unshift(head)
        return resolve(socket)
      }
      socket.on('error', () => {}).destroy()
      reject(refusalOf(statusCode, proxy, target))
    })
    request.end()
  })
}

/** What a proxy's own answer means. */
export function refusalOf(status: number, proxy: HttpProxy, host: string): AppFailure {
  const name = proxyName(proxy)
  if (status === 407) return new AppFailure({ code: 'proxy-refused', proxy: name, given: proxy.credentials !== null })
  // A web server that is no proxy knows nothing of CONNECT.
  const why = status >= 500 ? 'no-way' : [400, 404, 405].includes(status) ? 'no-proxy' : 'forbidden'
  return new AppFailure({ code: 'proxy-failed', proxy: name, host, why, status })
}

/** What went wrong between us and the proxy. */
export function toProxyFailure(thrown: unknown, proxy: HttpProxy, host: string): AppFailure {
  if (thrown instanceof AppFailure) return thrown
  const name = proxyName(proxy)
  const codes = codesOf(thrown)
  const failed = (why: 'certificate' | 'no-proxy' | 'no-way') =>
    new AppFailure({ code: 'proxy-failed', proxy: name, host, why })
  if (certificateReasonOf(codes) !== undefined) return failed('certificate')
  if (codes.some((code) => /^(HPE_|ERR_SSL|ERR_TLS|EPROTO)/.test(code))) return failed('no-proxy')
  // Many proxies just hang up on what they cannot reach.
  return codes.includes('ECONNRESET') ? failed('no-way') : new AppFailure({ code: 'proxy-unreachable', proxy: name })
}
