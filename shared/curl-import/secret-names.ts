/** Tells by its name whether a header, parameter, field or JSON member holds a secret. */

/** A name whose last word is one of these. `access_token` and `clientSecret` do, `token_type` and `grant_type` do not. */
const LAST_WORDS = new Set([
  ...[
    'password',
    'passwd',
    'pwd',
    'pw',
    'pass',
    'passphrase',
    'passcode',
    'pin',
    'otp',
    'secret',
    'token',
    'jwt',
    'assertion',
  ],
  ...['apikey', 'accesskey', 'secretkey', 'accesstoken', 'authtoken', 'credential', 'credentials', 'verifier', 'auth'],
  ...['jsessionid', 'sessionid', 'phpsessid'],
])

/** `…-key` is secret only behind one of these. */
const BEFORE_KEY = new Set([
  ...['api', 'access', 'secret', 'private', 'subscription', 'auth', 'account', 'shared', 'functions', 'license', 'app'],
  ...['application', 'client', 'consumer', 'service', 'master', 'admin'],
])

/** Tokens that only turn pages. */
const BEFORE_TOKEN = new Set(['page', 'next', 'continuation', 'sync', 'cursor', 'previous', 'max'])

export function isSecretName(name: string): boolean {
  if (name.length > 100) return false
  const words = name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '')
  const last = words.at(-1) ?? ''
  const before = words.at(-2) ?? ''
  if (last === 'key') return BEFORE_KEY.has(before)
  if (last === 'token') return !BEFORE_TOKEN.has(before)
  return LAST_WORDS.has(last)
}

/** In an address also what signs it: Google's `key`, and the signatures of links to storage. */
export function isSecretParameter(name: string): boolean {
  return isSecretName(name) || /^(?:key|sig|signature|x-amz-signature|x-goog-signature)$/i.test(name)
}
