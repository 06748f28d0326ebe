/** Sends calls the way a connection's network says: its proxy, its authorities, its client certificate, its trusted certificates. */
import { AppFailure } from '../../shared/core/app-error.ts'
import type { Connection } from '../../shared/domain/connection.ts'
import type { HttpStreamRequest, NetworkChoice } from '../ports/http.ts'
import type { SystemProxy } from '../ports/system-proxy.ts'
import { clientCertificateIn, proxyPasswordIn, type Secrets } from './network-secrets.ts'
import { proxiesFor } from './proxies-for.ts'

/** Whose way it is. `allowedHosts` are left out of a form that is not saved yet. */
export type NetworkSubject = Pick<Connection, 'servers' | 'network'> & Partial<Pick<Connection, 'allowedHosts'>>

type Request = Pick<HttpStreamRequest, 'url' | 'verifyTls' | 'network'>

/**
 * The same way of sending, over the network of a connection. Its client certificate is shown only to its own hosts, and
 * only there may the check of certificates be off; a trusted certificate counts for its own host. `secrets` is asked only
 * for what is needed.
 */
export function overNetwork<R extends Request, A>(
  send: (request: R) => Promise<A>,
  subject: NetworkSubject,
  secrets: () => Promise<Secrets>,
  systemProxy: SystemProxy,
): (request: R) => Promise<A> {
  return async (request) => {
    if (!URL.canParse(request.url)) return send(request)
    const url = new URL(request.url)
    const isOwn = ownHosts(subject).has(url.host)
    const { authorities, trusted, clientCertificate, proxy } = subject.network
    const way: Omit<NetworkChoice, 'proxy'> = {
      authorities: authorities.map(({ pem }) => pem),
      clientCertificate: isOwn && clientCertificate !== null ? clientCertificateIn(await secrets()) : null,
      pin: trusted.find(({ host }) => host === url.host)?.fingerprint ?? null,
    }
    const proxies = await proxiesFor(url, proxy, async () => proxyPasswordIn(await secrets()), systemProxy)
    const verifyTls = request.verifyTls || !isOwn
    const overOne = (one: NetworkChoice['proxy']) => send({ ...request, verifyTls, network: { ...way, proxy: one } })
    for (const one of proxies.slice(0, -1)) {
      try {
        return await overOne(one)
      } catch (thrown) {
        // Nothing was sent: the next may be tried. Anything else is an answer of sorts.
        if (!(thrown instanceof AppFailure) || thrown.error.code !== 'proxy-unreachable') throw thrown
      }
    }
    return overOne(proxies.at(-1) ?? null)
  }
}

function ownHosts({ servers, allowedHosts = [] }: NetworkSubject): ReadonlySet<string> {
  return new Set([...Object.values(servers).map((address) => new URL(address).host), ...allowedHosts])
}
