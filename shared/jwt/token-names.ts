/** Names under which answers, headers, addresses and settings carry tokens, and what stands beside them. */

/** Whether what stands under this name is most likely a token: `access_token`, `idToken`, `X-Auth-Token`, `API_KEY`, `jwt`. */
export function isTokenName(name: string): boolean {
  const bare = bareName(name)
  if (/csrf|xsrf|page|continuation|cursor|sync|next|device|registration/.test(bare)) return false
  return /(?:token|jwt|apikey|bearer|assertion)$/.test(bare) || bare === 'samlresponse' || isAuthorization(name)
}

/** `Authorization` and `Proxy-Authorization`: a scheme stands before what they carry. */
export function isAuthorization(name: string): boolean {
  return /^(?:proxy)?authorization$/.test(bareName(name))
}

/** Tokens that calls are not made with: those for renewing, and those about who signed in. They come last. */
export function isSecondary(name: string): boolean {
  return /refresh|^id|idtoken|assertion/.test(bareName(name))
}

/** What stands beside a token, is no secret and says more of it (RFC 6749 section 5.1, RFC 8693 section 2.2.1, Infoworks). */
export function isBesideName(name: string): boolean {
  return BESIDE.has(bareName(name))
}

const BESIDE = new Set([
  'expiresin',
  'expiresat',
  'expireson',
  'expires',
  'expire',
  'expiry',
  'extexpiresin',
  'refreshexpiresin',
  'refreshtokenexpiresin',
  'tokentype',
  'issuedtokentype',
  'scope',
  'issuedat',
])

function bareName(name: string): string {
  return name.length > 80 ? '' : name.toLowerCase().replace(/[^a-z0-9]/g, '')
}
