/** What the values of a sign-in are called, from the names that commands and their placeholders give them. */
import { splitAtPlaceholders } from '../curl-import/placeholders.ts'
import { isSecretName } from '../curl-import/secret-names.ts'
import { insideBase64 } from './value.ts'

/** A form field as its value is called. `name` is a good name for it; others may have it already. */
export type FieldWords = {
  readonly name: string
  readonly label: string
  readonly secret: boolean
  /** It stands for who signs in, so that it is asked for even where the command has an example. */
  readonly isCredential: boolean
}

/** Names without anything but letters and figures, lower case. The first that fits counts. */
const known: readonly (readonly [name: RegExp, field: string, label: string, secret: boolean])[] = [
  [
    /^(j?user(name)?|usr|login(name|id)?|userid|uid|accountname|principal|signin|userprincipalname|samaccountname)$/,
    'username',
    'User name',
    false,
  ],
  [/^(user|account|login)?e?mail(address)?$/, 'email', 'E-mail address', false],
  [/^(j|user|account|login|my)?(password|passwd|pwd|pw|pass|passwort)$/, 'password', 'Password', true],
  [/^(oauth2?)?client(id|key)$|^clientid$/, 'clientId', 'Client ID', false],
  [/^(oauth2?)?clientsecret$/, 'clientSecret', 'Client secret', true],
  [/^(app|application)(id)$/, 'appId', 'Application ID', false],
  [/^(app|application)secret(key)?$/, 'appSecret', 'Application secret', true],
  [/^consumerkey$/, 'consumerKey', 'Consumer key', false],
  [/^consumersecret$/, 'consumerSecret', 'Consumer secret', true],
  [/^x?(api|apiaccess)key$|^apikeyvalue$/, 'apiKey', 'API key', true],
  [/^apikeyid$/, 'apiKeyId', 'API key ID', false],
  [/^x?api(key)?secret(key)?$/, 'apiSecret', 'API secret', true],
  [/^(personalaccesstoken|privatetoken|pat)$/, 'apiKey', 'Personal access token', true],
  [/^x?(api|user|account)token$/, 'apiToken', 'API token', true],
  [/^refreshtoken$/, 'refreshToken', 'Refresh token', true],
  [/^(x?(auth|access|bearer|session|vault))?(token|jwt)$/, 'token', 'Token', true],
  [/^roleid$/, 'roleId', 'Role ID', false],
  [/^(role)?secretid$/, 'secretId', 'Secret ID', true],
  [/^(access|secret)key(id)?$/, 'accessKey', 'Access key', true],
  [/^accountsid$/, 'accountSid', 'Account SID', false],
  [
    /^(otp|totp|mfa(code|token)?|twofactor(code|token)?|2facode|onetimecode|passcode)$/,
    'oneTimeCode',
    'One-time code',
    true,
  ],
  [/^pin(code)?$/, 'pin', 'PIN', true],
  [/^cookies?$/, 'cookie', 'Cookie', true],
  [/^(jwt|client)?assertion$/, 'assertion', 'Signed assertion', true],
  [/^(tenant|tenantid|tenantname)$/, 'tenant', 'Tenant', false],
  [/^realm(name)?$/, 'realm', 'Realm', false],
]

const credentials = new Set([
  ...['username', 'email', 'password', 'clientId', 'appId', 'consumerKey', 'apiKeyId', 'roleId', 'accountSid'],
])

/** Words that are written in capitals. */
const capitals =
  /\b(api|id|ids|url|uri|sid|otp|mfa|pin|jwt|sso|ldap|uuid|guid|csrf|dn|ip|os|db|sql|iam|aws|gcp|mac|pat|ssh|vm|ui)\b/gi

/** The field for a value of this name (`client_id`, `<client secret>`, `$VAULT_ROLE`). */
export function fieldWords(written: string): FieldWords {
  const words = wordsOf(written)
  const bare = words.join('').toLowerCase()
  const found = known.find(([name]) => name.test(bare))
  if (found !== undefined) {
    const [, name, label, secret] = found
    return { name, label, secret, isCredential: secret || credentials.has(name) }
  }
  const secret = isSecretName(words.join('_')) || /^(secret|token)s?$/.test(words.at(-1)?.toLowerCase() ?? '')
  return { name: camelCase(words), label: labelOf(words), secret, isCredential: secret }
}

/** Whether a name says anything: `xxxx`, `...`, `<string>` and `YOUR_VALUE` do not. */
export function isTelling(written: string): boolean {
  const inside = insideBase64(written)
  if (inside !== null && !isOnlyPlaceholders(inside)) return false
  const bare = wordsOf(written).join('').toLowerCase()
  return !/^(x*|string|value|text|here|placeholder|changeme|redacted|number|var|variable|data|param(eter)?|\d*)$/.test(
    bare,
  )
}

/** What a script encodes may be a secret itself, of which no field is named. */
function isOnlyPlaceholders(text: string): boolean {
  return splitAtPlaceholders(text, []).every((piece) => piece.isPlaceholder || !/[\p{L}\d]/u.test(piece.text))
}

/** Whether a field of this name is known by it alone, so that what stands in its place adds nothing. */
export function isKnownName(written: string): boolean {
  const bare = wordsOf(written).join('').toLowerCase()
  return known.some(([name]) => name.test(bare))
}

/** The words of a name, without what only says that it is to be replaced. */
function wordsOf(written: string): readonly string[] {
  return written
    .slice(0, 200)
    .replace(/^(?:\$\{?env:|\{\{\s*base64\()/i, '')
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .split(/[^A-Za-z0-9]+/)
    .filter((word) => word !== '')
    .filter((word, at, all) => all.length === 1 || !isFiller(word, at, all.length))
}

function isFiller(word: string, at: number, count: number): boolean {
  if (at === 0 && /^(your|my|the|replace|insert|enter|put|add)$/i.test(word)) return true
  if (at === 1 && /^(with|your|in)$/i.test(word)) return true
  return at === count - 1 && /^here$/i.test(word)
}

function labelOf(words: readonly string[]): string {
  const text = words.join(' ').toLowerCase().slice(0, 80)
  const spoken = text.replace(capitals, (word) => (word.toLowerCase() === 'ids' ? 'IDs' : word.toUpperCase()))
  return spoken === '' ? 'Value' : spoken.charAt(0).toUpperCase() + spoken.slice(1)
}

function camelCase(words: readonly string[]): string {
  const joined = words
    .map((word, at) => (at === 0 ? word.toLowerCase() : word.charAt(0).toUpperCase() + word.slice(1).toLowerCase()))
    .join('')
    .slice(0, 60)
  return /^[A-Za-z_]/.test(joined) ? joined : `value${joined}`
}
