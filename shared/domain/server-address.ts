/**
 * Server addresses as people type and paste them, made into one normal form. Pure text work: resolves and asks nothing.
 * URL syntax: WHATWG URL (the `URL` of Node and the window).
 */
import { QUOTES, stripAround } from '../core/strip-around.ts'
import { endpointSuffixLength } from './endpoint-suffix.ts'
import type { FlowId, Provider, ServerField, SignIn } from './provider.ts'

/** An address that can be used, or a whole sentence for the person why not. */
export type ServerAddress =
  | {
      readonly ok: true
      /** `scheme://host[:port][/prefix]`, no final slash. */
      readonly base: string
      /** No scheme was given, so https was taken. */
      readonly schemeAssumed: boolean
      /** http, and not to this computer itself: what is sent can be read on the way. */
      readonly insecure: boolean
    }
  | { readonly ok: false; readonly reason: string }

const EXAMPLE = 'https://api.example.com'

const UNREADABLE = `This does not read as the address of a server. One looks like ${EXAMPLE}.`

/**
 * Reads a server address. Forgives spaces, quotes, angle brackets, line ends, a missing scheme and a final slash; keeps a
 * path prefix; takes off one of `endpointPaths` (the longest that fits, `{NAME}` parts standing for any value), a query
 * and a fragment. Refuses user names, placeholders and anything that is not http or https.
 */
export function parseServerAddress(text: string, endpointPaths: readonly string[]): ServerAddress {
  const bare = stripWrapping(text)
  if (bare === '') return refuse(`Type the address of the server, for example ${EXAMPLE}.`)
  if (bare.length > LONGEST) return refuse('This is too long for the address of a server.')
  if (isBracketedWord(text, bare)) return refusePlaceholder()

  const { scheme, rest } = splitScheme(bare)
  if (scheme !== null && scheme !== 'http' && scheme !== 'https') {
    return refuse(`An address begins with https:// (or http://). Hallpass does not speak ${scheme}://.`)
  }
  const authority = rest.split(/[/?#]/, 1)[0] ?? ''
  const problem = authorityProblem(authority)
  if (problem !== null) return problem

  const whole = `${scheme ?? 'https'}://${rest}`
  if (!URL.canParse(whole)) return refuse(UNREADABLE)
  const url = new URL(whole)
  const path = url.pathname.replace(/\/{2,}/g, '/').replace(/\/$/, '')
  const prefix = path.slice(0, path.length - endpointSuffixLength(path, endpointPaths))
  if (PLACEHOLDER.test(prefix)) return refusePlaceholder()
  return {
    ok: true,
    // `URL` leaves an apostrophe as it is; at the end it would be taken for a quote when the address is read again.
    base: `${url.protocol}//${url.host}${prefix.replace(/\/$/, '').replaceAll("'", '%27')}`,
    schemeAssumed: scheme === null,
    insecure: url.protocol === 'http:' && !isLoopbackHost(url.hostname),
  }
}

/** Reads what was typed into one address field of a provider, as that field has it: the beginning of addresses, or a whole one. */
export function parseAddressField(field: ServerField, text: string, provider: Provider): ServerAddress {
  const isBase = field.id === 'server' || field.id === 'api'
  return isBase ? parseServerAddress(text, endpointPathsOf(provider)) : parseEndpointAddress(text)
}

/** Whether a sign-in by this flow cannot do without the address. */
export function isAddressNeeded({ optional, neededBy }: ServerField, flow: FlowId | undefined): boolean {
  return optional !== true && (neededBy === undefined || neededBy.some((id) => id === flow))
}

/**
 * Reads the whole address of one endpoint, which is kept as it is, path, query and final slash included. Forgives what
 * `parseServerAddress` forgives around it; refuses a fragment as well.
 */
export function parseEndpointAddress(text: string): ServerAddress {
  const bare = stripWrapping(text)
  const read = parseServerAddress(text, [])
  if (!read.ok) return read
  const { scheme, rest } = splitScheme(bare)
  const url = new URL(`${scheme ?? 'https'}://${rest}`)
  if (url.hash !== '') return refuse('The address of an endpoint has no “#” in it.')
  return { ...read, base: url.pathname === '/' && !rest.includes('/') ? read.base + url.search : url.href }
}

/** Whether a host name, as `URL.hostname` has it, is this computer itself: 127.0.0.0/8, ::1, localhost (RFC 6761 6.3). */
export function isLoopbackHost(hostname: string): boolean {
  const name = hostname.toLowerCase().replace(/\.$/, '')
  if (name === 'localhost' || name.endsWith('.localhost') || name === '[::1]' || name === '::1') return true
  const octets = name.split('.')
  return octets.length === 4 && octets[0] === '127' && octets.every((o) => /^\d{1,3}$/.test(o) && Number(o) <= 255)
}

/**
 * Whether what comes from an address can be nobody else's: https, or http of this computer itself; without a user name or
 * password in it. Anything that is no address is not.
 */
export function isProtectedAddress(address: string): boolean {
  const url = URL.canParse(address) ? new URL(address) : null
  if (url === null || url.username !== '' || url.password !== '') return false
  return url.protocol === 'https:' || (url.protocol === 'http:' && isLoopbackHost(url.hostname))
}

/** Joins a base and a path with exactly one slash; a final slash of `path` stays, because some servers mind it. */
export function endpointUrl(base: string, path: string): string {
  let end = base.length
  while (end > 0 && base.charAt(end - 1) === '/') end -= 1
  const start = base.slice(0, end)
  return path === '' ? start : `${start}/${path.replace(/^\/+/, '')}`
}

/** All paths a person may paste along with a provider's address: those of its sign-ins and of its example requests. */
export function endpointPathsOf(provider: Provider): readonly string[] {
  const paths = [...provider.signIns.flatMap(signInPaths), ...provider.examples.map((example) => example.path)]
  return [...new Set(paths)]
}

/** More than any server address has. */
const LONGEST = 2_000

/** As typed, or as `URL` writes it in a path. */
const PLACEHOLDER = /[<>{}]|%3c|%3e|%7b|%7d/i

function signInPaths(signIn: SignIn): readonly string[] {
  switch (signIn.flow) {
    case 'http-login':
      return [signIn.settings.request.path]
    case 'api-key':
      return []
    default:
      return Object.values(signIn.settings.endpoints)
  }
}

function stripWrapping(text: string): string {
  // A line end inside comes from a wrapped line of a mail, never from an address.
  const lines = stripAround(text, `${QUOTES}<>`).split(/[\r\n\t]/)
  return lines
    .map((line) => line.trim())
    .join('')
    .replaceAll('\\', '/')
}

/** `<host>` out of a document is a gap to fill in, while `<https://api.example.com>` is an address in brackets. */
function isBracketedWord(text: string, bare: string): boolean {
  return text.includes('<') && /^[^.:/[\]]+$/.test(bare) && bare.toLowerCase() !== 'localhost'
}

/** `host:8443` has no scheme: only `//` after the colon makes one, save for http(s), which people mistype with one slash. */
function splitScheme(text: string): { scheme: string | null; rest: string } {
  // A prefilled "https://" with a whole address pasted behind it.
  const once = text.replace(/^(?:https?:\/+)+(?=https?:\/)/i, '')
  const found = /^(https?):(?:\/+|(?!\d+(?:[/?#]|$)))/i.exec(once) ?? /^([a-z][a-z0-9+.-]*):\/\/+/i.exec(once)
  if (found === null) return { scheme: null, rest: once.replace(/^\/+/, '') }
  return { scheme: (found[1] ?? '').toLowerCase(), rest: once.slice(found[0].length) }
}

function authorityProblem(authority: string): ServerAddress | null {
  if (authority.includes('@')) return refuse('An address cannot hold a user name or password.')
  if (PLACEHOLDER.test(authority) || authority.includes('$')) return refusePlaceholder()
  if (/["'`]/.test(authority)) return refuse(UNREADABLE)
  if (/\s/.test(authority)) return refuse('An address has no spaces in it.')
  // `URL` would read a lone number as an IPv4 address.
  if (authority === '' || /^\d+$/.test(authority)) return refuse(`The name of the server is missing, as in ${EXAMPLE}.`)
  const port = /:(\d+)$/.exec(authority)?.[1]
  if (port !== undefined && (Number(port) > 65_535 || Number(port) === 0)) {
    return refuse('The number after the colon (the port) is between 1 and 65535.')
  }
  return null
}

function refusePlaceholder(): ServerAddress {
  return refuse('Part of this address still has to be filled in: put the real name in place of the one in brackets.')
}

function refuse(reason: string): ServerAddress {
  return { ok: false, reason }
}
