/** Which proxies lie on the way to an address: as the connection says, or as the system does. */
import { AppFailure } from '../../shared/core/app-error.ts'
import { isExcepted, type ProxyChoice } from '../../shared/domain/network.ts'
import { isLoopbackHost } from '../../shared/domain/server-address.ts'
import type { HttpProxy } from '../ports/http.ts'
import type { SystemProxy } from '../ports/system-proxy.ts'

/** A proxy script may name many; who waits for a request does not wait for all of them. */
const mostTried = 4

/**
 * What is to be tried, in order; null = straight to the server. `password` is asked for only where one is saved.
 * Fails with `proxy-failed` (`socks`) where the system wants nothing but what cannot be spoken.
 */
export async function proxiesFor(
  url: URL,
  choice: ProxyChoice,
  password: () => Promise<string>,
  systemProxy: SystemProxy,
): Promise<readonly (HttpProxy | null)[]> {
  switch (choice.kind) {
    case 'none':
      return [null]
    case 'own': {
      if (isExcepted(url.host, choice.except)) return [null]
      // To a proxy elsewhere this computer is another one, and http to it would cross the network unprotected.
      if (isLoopbackHost(url.hostname) && !isLoopbackHost(new URL(choice.url).hostname)) return [null]
      const { username } = choice
      const asks = username !== '' || choice.hasPassword
      const credentials = asks ? { username, password: choice.hasPassword ? await password() : '' } : null
      return [{ url: choice.url, credentials }]
    }
    case 'system':
      // Whatever a system says: this computer needs no proxy to reach itself.
      if (isLoopbackHost(url.hostname)) return [null]
      return ofSystem(await systemProxy(url.href), url.host)
  }
}

function ofSystem(list: string, host: string): readonly (HttpProxy | null)[] {
  const entries = list
    .split(';')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '')
  const usable = entries.map(proxyOf).filter((proxy) => proxy !== undefined)
  const [first] = entries
  if (usable.length > 0 || first === undefined) return usable.length > 0 ? usable.slice(0, mostTried) : [null]
  const proxy = first.replace(/^\S+\s+/, '')
  throw new AppFailure({ code: 'proxy-failed', proxy, host, why: 'socks' })
}

/** One entry of a proxy script's answer; undefined for what cannot be spoken (SOCKS, QUIC) or is no address. */
function proxyOf(entry: string): HttpProxy | null | undefined {
  const [kind = '', address = ''] = entry.split(/\s+/)
  switch (kind.toUpperCase()) {
    case 'DIRECT':
      return null
    case 'PROXY':
    case 'HTTP':
      return addressed(`http://${address}`)
    case 'HTTPS':
      return addressed(`https://${address}`)
    default:
      return undefined
  }
}

function addressed(url: string): HttpProxy | undefined {
  return URL.canParse(url) ? { url, credentials: null } : undefined
}
