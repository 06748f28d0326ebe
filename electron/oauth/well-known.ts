/** Where the metadata of an authorization server may be, told from any address of it. Asks nothing. */

/** One place to ask, and the issuer that metadata from there must name. */
export type WellKnown = { readonly url: string; readonly issuer: string }

const openId = '/.well-known/openid-configuration'
const oauth = '/.well-known/oauth-authorization-server'
const mostPrefixes = 5

/**
 * The places, likeliest first: the address as it stands if it is a well-known one, else both forms (OpenID Connect Discovery 1.0
 * section 4 appends, RFC 8414 section 3 puts it before the path) for its path and every beginning of it, the longest first.
 */
export function wellKnownPlaces(address: URL): readonly WellKnown[] {
  const { origin } = address
  const path = address.pathname.replace(/\/+$/, '')
  const given = issuerOfWellKnown(path)
  if (given !== null) return [{ url: `${origin}${address.pathname}`, issuer: `${origin}${given}` }]
  return prefixesOf(path).flatMap((prefix) => {
    const issuer = `${origin}${prefix}`
    const appended = { url: `${issuer}${openId}`, issuer }
    const inserted = { url: `${origin}${oauth}${prefix}`, issuer }
    const insertedOpenId = { url: `${origin}${openId}${prefix}`, issuer }
    return prefix === '' ? [appended, inserted] : [appended, inserted, insertedOpenId]
  })
}

/** The issuer's path, where this is the path of a well-known address of either form; else null. */
function issuerOfWellKnown(path: string): string | null {
  for (const known of [openId, oauth]) {
    if (path.endsWith(known)) return path.slice(0, -known.length)
    if (path.startsWith(`${known}/`)) return path.slice(known.length)
  }
  return null
}

function prefixesOf(path: string): readonly string[] {
  const segments = path.split('/').filter((segment) => segment !== '')
  const all = segments.map((_, index) => `/${segments.slice(0, segments.length - index).join('/')}`)
  // A deep path is that of an endpoint: its beginnings are worth more than its end.
  return [...all.slice(Math.max(0, all.length - mostPrefixes)), '']
}
