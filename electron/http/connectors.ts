/**
 * Opens connections as a network choice says: straight or through a proxy, checked by authorities or by one pinned
 * certificate. Whatever is refused here is refused before a byte of HTTP went out.
 */
import { TLSSocket } from 'node:tls'
import { buildConnector } from 'undici'
import { AppFailure } from '../../shared/core/app-error.ts'
import type { Secured, ServerCertificate } from '../../shared/core/server-certificate.ts'
import type { HttpProxy, NetworkChoice } from '../ports/http.ts'
import { type Watch, watchConnections } from './call-trace.ts'
import { certificateReasonOf, codesOf } from './failure-codes.ts'
import { lookUp } from './look-up.ts'
import { openTunnel, toProxyFailure } from './proxy-tunnel.ts'
import { readChain } from './read-chain.ts'
import { secureContextOf } from './secure-context.ts'

const timeoutMs = 15_000

/** How connections of one kind are opened. */
export type Way = { readonly verifyTls: boolean; readonly network: NetworkChoice | null }

type Options = buildConnector.Options
type Opened = buildConnector.Callback
type Connect = (options: Options, opened: Opened, watch: Watch) => void

const securedOf = new WeakMap<object, Secured>()
const alertOf = new WeakMap<object, Error>()

/** How a connection made here is secured; null for plain http. */
export function securityOf(socket: object | null): Secured | null {
  return (socket && securedOf.get(socket)) ?? null
}

/** What the other end said when it broke off TLS, if it did. Undici tells only that it hung up. */
export function alertFrom(socket: object | null): Error | undefined {
  return socket === null ? undefined : alertOf.get(socket)
}

/** The maker of connectors for one choice: one for each origin, so that TLS sessions are not carried from one to another. */
export function connectorsOf(way: Way, life: AbortSignal): () => buildConnector.connector {
  const { authorities = [], clientCertificate = null, proxy = null } = way.network ?? {}
  const toServers = once(() => secureContextOf(authorities, clientCertificate))
  const toProxies = once(() => secureContextOf(authorities, null))
  return () => {
    const straight = connectToServer(way, toServers)
    if (proxy === null) return watchConnections(straight)
    const plain = connectToProxy(proxy, toProxies)
    return watchConnections((options, opened, watch) => {
      if (options.protocol === 'http:') return plain(options, opened, watch)
      const target = `${options.hostname.includes(':') ? `[${options.hostname}]` : options.hostname}:${options.port || 443}`
      const tunnel = { proxy, target, secureContext: toProxies(), timeoutMs, signal: life, onSocket: watch.connecting }
      openTunnel(tunnel).then(
        (httpSocket) => {
          watch.connected()
          try {
            straight({ ...options, httpSocket }, opened, watch)
          } catch (thrown) {
            // A certificate that this runtime cannot use: nobody else would hear of it.
            httpSocket.destroy()
            opened(thrown as Error, null)
          }
        },
        (thrown) => opened(thrown, null),
      )
    })
  }
}

type Context = ReturnType<typeof secureContextOf>

function connectToServer({ verifyTls, network }: Way, context: () => Context): Connect {
  const pin = network?.pin ?? null
  // Only where Node itself checks may sessions be resumed: it keeps those of refused connections out of the cache, and
  // what was resumed shows no certificate that could be compared.
  const checks = verifyTls && pin === null
  const tlsOptions = { rejectUnauthorized: checks, ...(pin === null ? {} : { maxCachedSessions: 0 }) }
  const shared = { timeout: timeoutMs, allowH2: true, lookup: lookUp }
  const plain = once(() => buildConnector(shared))
  const tls = once(() => buildConnector({ ...shared, ...tlsOptions, ...contextOptions(context()) }))
  // Of the connection that a resumed session comes from: resuming shows none again.
  let shownBefore: readonly ServerCertificate[] = []
  const trust: Secured['trust'] = pin !== null ? 'person' : verifyTls ? 'authority' : 'nobody'

  return (options, opened, watch) => {
    const connect = options.protocol === 'https:' ? tls() : plain()
    const host = options.host ?? options.hostname
    let certificates: readonly ServerCertificate[] = []
    const ready: Opened = (...[error, socket]) => {
      if (error !== null) return opened(withCertificates(error, host, certificates), null)
      if (!(socket instanceof TLSSocket)) return opened(null, socket)
      if (pin !== null && fingerprintOf(socket) !== pin) {
        socket.destroy()
        const refused = { code: 'certificate-refused', host, reason: 'not-the-trusted-one', certificates } as const
        return opened(new AppFailure(refused), null)
      }
      if (socket.isSessionReused()) certificates = shownBefore
      shownBefore = certificates
      securedOf.set(socket, { certificates, trust, protocol: socket.getProtocol() ?? 'TLS' })
      opened(null, socket)
    }
    // It does return the socket at once, whatever its type says.
    const socket: unknown = connect(options, ready)
    if (!(socket instanceof TLSSocket)) return watch.connecting(socket)
    socket.once('error', (error) => {
      if (codesOf(error).some((code) => code.startsWith('ERR_SSL'))) alertOf.set(socket, error)
    })
    // Before Node's own check, which leaves nothing to read of what it refuses.
    socket.prependListener('secure', () => {
      certificates = readChain(socket)
    })
    if (options.httpSocket === undefined) watch.connecting(socket)
    watch.securing(socket)
  }
}

/** A plain connection to the proxy itself, for requests that name their server in full. */
function connectToProxy(proxy: HttpProxy, context: () => Context): Connect {
  const { protocol, hostname, host, port } = new URL(proxy.url)
  const address = { protocol, hostname: hostname.replace(/^\[|\]$/g, ''), host, port }
  const connect = once(() =>
    buildConnector({ timeout: timeoutMs, lookup: lookUp, ...(protocol === 'https:' ? contextOptions(context()) : {}) }),
  )
  return ({ host: target = '' }, opened, watch) => {
    const socket: unknown = connect()(address, (...[error, socket]) => {
      if (error === null) opened(null, socket)
      else opened(toProxyFailure(error, proxy, target), null)
    })
    watch.connecting(socket)
  }
}

function contextOptions(secureContext: Context): { secureContext?: NonNullable<Context> } {
  return secureContext === undefined ? {} : { secureContext }
}

/** Asked of the socket itself, at the last moment. */
function fingerprintOf(socket: TLSSocket): string | undefined {
  return socket.isSessionReused() ? undefined : socket.getPeerCertificate().fingerprint256
}

/** A refused certificate, with what it was; any other failure as it is. */
function withCertificates(error: Error, host: string, certificates: readonly ServerCertificate[]): Error {
  const reason = certificateReasonOf(codesOf(error))
  if (reason === undefined || certificates.length === 0) return error
  return new AppFailure({ code: 'certificate-refused', host, reason, certificates })
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null
  return () => {
    made ??= { value: make() }
    return made.value
  }
}
