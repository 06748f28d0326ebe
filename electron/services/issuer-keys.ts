/**
 * What issuers say of themselves (OpenID Connect Discovery 1.0 section 4, RFC 8414 section 3), and where keys may come from.
 * Asks only what it is told to ask, sends nothing but the question, and takes everything that comes for hostile until it is
 * parsed.
 */
import { AppFailure } from '../../shared/core/app-error.ts'
import { isObject } from '../../shared/core/is-object.ts'
import { isLoopbackHost, isProtectedAddress } from '../../shared/domain/server-address.ts'
import type { IssuerFacts } from '../../shared/ipc/inspector.contract.ts'
import { askForJson, type Fetched, hostOf, notFetched } from '../oauth/published-keys.ts'
import type { Http } from '../ports/http.ts'

/** What an issuer says of itself. Its metadata must name the very issuer that was asked. */
export async function discoverIssuer(http: Http, issuer: string): Promise<Fetched<IssuerFacts>> {
  const [first, second] = wellKnownAddresses(issuer)
  const openId = await askForJson(http, first, 'its metadata')
  const document = openId.ok ? openId : await askForJson(http, second, 'its metadata')
  if (!document.ok) return openId.ok ? document : openId
  return readMetadata(document.value, issuer)
}

/** Both forms: OpenID Connect appends its path, RFC 8414 puts its own before the issuer's. */
function wellKnownAddresses(issuer: string): readonly [string, string] {
  const url = new URL(issuer)
  const path = url.pathname.replace(/\/$/, '')
  return [
    `${url.origin}${path}/.well-known/openid-configuration`,
    `${url.origin}/.well-known/oauth-authorization-server${path}`,
  ]
}

function readMetadata(document: unknown, issuer: string): Fetched<IssuerFacts> {
  const host = hostOf(issuer)
  if (!isObject(document)) return notFetched(`${host} answered, but not with metadata of an issuer.`)
  if (document.issuer !== issuer) {
    const other = typeof document.issuer === 'string' ? `“${document.issuer.slice(0, 100)}”` : 'nobody'
    return notFetched(
      `The metadata at ${host} is that of ${other}, not of “${issuer.slice(0, 100)}”. Keys of another issuer count for nothing here.`,
    )
  }
  const { jwks_uri: keySetAddress, introspection_endpoint: introspection } = document
  if (typeof keySetAddress !== 'string' || !isProtectedAddress(keySetAddress)) {
    return notFetched(`The metadata at ${host} names no address for its keys that could be asked.`)
  }
  if (isHere(keySetAddress) && !isHere(issuer)) {
    return notFetched(
      `The metadata at ${host} names an address on this computer for its keys. No server elsewhere has those.`,
    )
  }
  const isFit = typeof introspection === 'string' && isProtectedAddress(introspection)
  const introspectionAddress = isFit && (isHere(issuer) || !isHere(introspection)) ? introspection : null
  return { ok: true, value: { issuer, keySetAddress, introspectionAddress } }
}

/** On this computer, where programs answer that nobody else may ask. */
function isHere(address: string): boolean {
  return isLoopbackHost(new URL(address).hostname)
}

/** Refuses an address that keys cannot come from. Throws `invalid-input`; nothing was asked then. */
export function assertFitAddress(address: string): void {
  if (isProtectedAddress(address)) return
  throw new AppFailure({
    code: 'invalid-input',
    field: 'address',
    reason: 'Keys are asked for at addresses that begin with https:// only: what comes unprotected could be anybody’s.',
  })
}
