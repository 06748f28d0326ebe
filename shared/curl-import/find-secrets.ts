/** Finds the secrets in a request that was read from a command. A placeholder is none. */

import { decodeFormText } from '../core/decode-form-text.ts'
import type { CurlReading, CurlRequest, CurlSecret, CurlSecretPlace } from './curl-reading.ts'
import { isPlaceholder } from './placeholders.ts'
import { isSecretName, isSecretParameter } from './secret-names.ts'

/** Where the user name and password came from. */
export type LoginSource = 'after -u' | 'in the address'

/** Enough for any real request, and little enough to be shown. */
const MOST = 100

export function findSecrets(
  request: CurlRequest,
  loginSource: LoginSource,
  variables: readonly string[],
): CurlReading['secrets'] {
  const secrets: CurlSecret[] = []
  const add = (what: string, where: CurlSecretPlace, value: string): void => {
    if (secrets.length < MOST && value !== '' && !isPlaceholder(value, variables)) secrets.push({ what, where, value })
  }

  addLogin(request, loginSource, add)
  for (const { name, value } of request.headers) addHeader(name, value, add)
  for (const { name, value } of queryOf(request.url)) {
    if (isSecretParameter(name)) add(`the ${name} in the address`, { in: 'query', name }, value)
  }
  for (const { name, value } of namedInBody(request.body)) {
    if (isSecretName(name)) add(`the ${name} in the body`, { in: 'body', name }, value)
  }
  if (request.proxy?.kind === 'server' && request.proxy.login !== null) {
    add('the password for the proxy', { in: 'proxy' }, request.proxy.login.password)
  }
  add(
    'the passphrase of the client certificate',
    { in: 'client-certificate' },
    request.clientCertificate?.passphrase ?? '',
  )
  return secrets
}

type Add = (what: string, where: CurlSecretPlace, value: string) => void

function addLogin({ basic }: CurlRequest, source: LoginSource, add: Add): void {
  if (basic === null) return
  if (basic.password !== '') add(`the password ${source}`, { in: 'basic', part: 'password' }, basic.password)
  // `-u sk_live_…:` is how a key is sent as a user name without a password.
  else if (/^\S{16,}$/.test(basic.user)) add(`the key ${source}`, { in: 'basic', part: 'user' }, basic.user)
}

function addHeader(name: string, value: string, add: Add): void {
  const where = { in: 'header', name } as const
  const lower = name.toLowerCase()
  if (lower !== 'authorization' && lower !== 'proxy-authorization') {
    if (lower === 'cookie') add('the cookie', where, value)
    else if (isSecretName(name)) add(`the ${name} header`, where, value)
    return
  }
  const space = value.indexOf(' ')
  const scheme = space < 0 ? '' : value.slice(0, space).toLowerCase()
  add(`${AUTHORIZATION_WORDS[scheme] ?? 'the value'} in the ${name} header`, where, value.slice(space + 1).trim())
}

const AUTHORIZATION_WORDS: Readonly<Record<string, string>> = {
  bearer: 'the bearer token',
  token: 'the token',
  basic: 'the user name and password',
}

type Named = { readonly name: string; readonly value: string }

function queryOf(url: string): readonly Named[] {
  const start = url.indexOf('?')
  return start < 0 ? [] : pairsOf(url.slice(start + 1).split('#', 1)[0] ?? '')
}

function pairsOf(text: string): readonly Named[] {
  return text.split('&', 1_000).flatMap((pair) => {
    const equals = pair.indexOf('=')
    const raw = pair.slice(equals + 1)
    return equals < 0 ? [] : [{ name: decodeFormText(pair.slice(0, equals)) ?? '', value: decodeFormText(raw) ?? raw }]
  })
}

function namedInBody(body: CurlRequest['body']): readonly Named[] {
  switch (body.kind) {
    case 'form':
      return body.fields
    case 'json':
      return membersOf(body.text)
    case 'text':
      return [...pairsOf(body.text), ...membersOf(body.text)]
    case 'multipart':
      return body.parts.map(({ name, value }) => ({ name, value: value.kind === 'text' ? value.text : '' }))
    default:
      return []
  }
}

/** Members with a text as their value, at any depth, of a text that need not be quite JSON. */
function membersOf(text: string): readonly Named[] {
  const members = text.matchAll(
    /["']([^"'\\\n]{1,100})["']\s{0,20}:\s{0,20}(?:"((?:[^"\\]|\\.){0,20000})"|'([^'\n]{0,20000})')/g,
  )
  return [...members].map(([, name = '', double, single]) => ({
    name,
    value: double === undefined ? (single ?? '') : unescapeJson(double),
  }))
}

function unescapeJson(text: string): string {
  try {
    return String(JSON.parse(`"${text}"`))
  } catch {
    return text
  }
}
