/** What people call the fields of a sign-in form, whichever way a provider spells their names. */
const NAMES: ReadonlyMap<string, string> = new Map([
  ['user', 'user name'],
  ['username', 'user name'],
  ['email', 'e-mail address'],
  ['password', 'password'],
  ['clientid', 'client ID'],
  ['clientsecret', 'client secret'],
  ['refreshtoken', 'refresh token'],
  ['privatekey', 'private key'],
  ['assertion', 'assertion'],
  ['subjecttoken', 'token to exchange'],
  ['actortoken', 'token of whoever acts'],
  ['token', 'token'],
  ['key', 'API key'],
  ['apikey', 'API key'],
  ['proxypassword', 'proxy password'],
  ['clientcertificate', 'client certificate'],
])

/** Fields by name in one phrase: "this user name and password", "the API key". Without fields, or with unknown ones: "… sign-in". */
export function nameFields(fields: readonly string[], article: string): string {
  const names = fields.map((field) => NAMES.get(field.toLowerCase().replace(/[^a-z]/g, '')))
  const known = names.filter((name) => name !== undefined)
  if (known.length === 0 || known.length < names.length) return `${article} sign-in`
  const last = known.at(-1) ?? ''
  const first = known.slice(0, -1)
  return first.length === 0 ? `${article} ${last}` : `${article} ${first.join(', ')} and ${last}`
}
