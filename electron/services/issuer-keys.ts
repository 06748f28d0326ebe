/**
 * The keys that issuers publish: JWK sets by address (RFC 7517 section 5), and by way of an issuer's metadata (OpenID
 * Connect Discovery 1.0 section 4, RFC 8414 section 3). Asks only what it is told to ask, sends nothing but the question,
 * follows no redirect, and takes everything that comes for hostile until it is parsed.
 */
import { AppFailure } from '../../shared/core/app-error.ts'
import { isObject } from '../../shared/core/is-object.ts'
import { isLoopbackHost, isProtectedAddress } from '../../shared/domain/server-address.ts'
import type { IssuerFacts } from '../../shared/ipc/inspector.contract.ts'
import type { Http, HttpAnswer } from '../ports/http.ts'
import type { CheckKey } from '../signatures/check-key.ts'
import { readKeySet } from '../signatures/read-keys.ts'

/** What was asked came, or in a whole sentence why not. What went wrong on the way there is an `AppFailure`. */
export type Fetched<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly reason: string }

const maxBytes = 1024 * 1024
const timeoutMs = 15_000
const no = (reason: string): { readonly ok: false; readonly reason: string } => ({ ok: false, reason })

/** The keys at an address, asked for now: an issuer may have changed them a moment ago. */
export async function fetchKeys(http: Http, address: string): Promise<Fetched<readonly CheckKey[]>> {
  const document = await askForJson(http, address, 'its keys')
  if (!document.ok) return document
  const reading = readKeySet(document.value)
  if (reading.ok) return { ok: true, value: reading.keys }
  return no(`${hostOf(address)} answered, but not with keys that can be used. ${reading.reason}`)
}

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
  if (!isObject(document)) return no(`${host} answered, but not with metadata of an issuer.`)
  if (document.issuer !== issuer) {
    const other = typeof document.issuer === 'string' ? `“${document.issuer.slice(0, 100)}”` : 'nobody'
    return no(
      `The metadata at ${host} is that of ${other}, not of “${issuer.slice(0, 100)}”. Keys of another issuer count for nothing here.`,
    )
  }
  const { jwks_uri: keySetAddress, introspection_endpoint: introspection } = document
  if (typeof keySetAddress !== 'string' || !isProtectedAddress(keySetAddress)) {
    return no(`The metadata at ${host} names no address for its keys that could be asked.`)
  }
  if (isHere(keySetAddress) && !isHere(issuer)) {
    return no(`The metadata at ${host} names an address on this computer for its keys. No server elsewhere has those.`)
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

async function askForJson(http: Http, url: string, what: string): Promise<Fetched<unknown>> {
  const headers = [['accept', 'application/json']] as const
  const answer = await http({ method: 'GET', url, headers, verifyTls: true, timeoutMs, maxBytes })
  const host = hostOf(url)
  if (answer.status >= 300 && answer.status < 400) {
    return no(`${host} was asked for ${what}, and points elsewhere instead. Hallpass does not follow that.`)
  }
  if (answer.status !== 200) return no(`${host} was asked for ${what}, and answered ${answer.status}.`)
  const document = jsonOf(answer)
  return document === undefined
    ? no(`${host} was asked for ${what}, and answered with something else (no JSON). Is the address right?`)
    : { ok: true, value: document }
}

function jsonOf({ body }: HttpAnswer): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(body))
  } catch {
    return undefined
  }
}

/** The host of an address, with its port if it has one. */
export function hostOf(address: string): string {
  return new URL(address).host
}
