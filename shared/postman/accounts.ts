/** `auth` blocks as sign-ins and what was filled in; each way in once, wherever it stands. */
import { isKeyHeader } from '../core/check-header.ts'
import { takeLogin } from '../curl-import/address.ts'
import { isSecretParameter } from '../curl-import/secret-names.ts'
import type { SignIn } from '../domain/provider.ts'
import { splitAddress } from '../domain/query-rows.ts'
import { basicSignIn, keySignIn, tokenSignIn } from '../domain/usual-sign-ins.ts'
import { variableNameFrom } from '../domain/variable.ts'
import { looksSecret } from '../login/looks-secret.ts'
import { type AuthBlock, authBlockOf } from './auth-settings.ts'
import { type FilledIn, oauth2Of } from './oauth2-auth.ts'
import type { Findings, FoundAccount } from './postman-reading.ts'
import { hasVariable, type Resolvers } from './postman-variables.ts'

/** What a block means to the requests it is for. */
export type AuthMeaning =
  | { readonly kind: 'account'; readonly account: number }
  | { readonly kind: 'none' }
  /** A key in the address: a row of the query, its value still to be put where secrets are. */
  | { readonly kind: 'in-query'; readonly name: string; readonly value: string }

export type Accounts = {
  /** The meaning of an `auth` member that stands at `where`; null where it says nothing of its own. */
  readonly of: (auth: unknown, where: string) => AuthMeaning | null
  readonly found: () => readonly FoundAccount[]
  /** The sign-ins that they are of, each once. */
  readonly signIns: () => readonly SignIn[]
}

const mostAccounts = 50

export function createAccounts(resolvers: Resolvers, findings: Findings): Accounts {
  const accounts = new Map<string, FoundAccount>()
  const signIns = new Map<string, SignIn>()
  /** A sign-in without its id, as text → its id. */
  const ids = new Map<string, string>()

  const add = ({ signIn, servers, values, secrets }: FilledIn, where: string): AuthMeaning => {
    const { id: wanted, ...rest } = signIn
    const signInId = ids.get(JSON.stringify(rest)) ?? freeId(wanted, signIns)
    const key = JSON.stringify([signInId, servers, values, secrets])
    const at = [...accounts.keys()].indexOf(key)
    if (at !== -1) return { kind: 'account', account: at }
    if (accounts.size >= mostAccounts) {
      findings.notTaken.add(`More than ${mostAccounts} ways to sign in are in the file; the last ones were left out.`)
      return { kind: 'none' }
    }
    ids.set(JSON.stringify(rest), signInId)
    signIns.set(signInId, { ...signIn, id: signInId })
    accounts.set(key, {
      signInId,
      where,
      ...withoutUnresolved(withoutOpenSecrets({ servers, values, secrets }, findings)),
    })
    return { kind: 'account', account: accounts.size - 1 }
  }

  return {
    of(auth, where) {
      const block = authBlockOf(auth)
      if (block === null) return null
      const text = (key: string) => resolvers.plain(block.text(key))
      const secret = (key: string) => resolvers.secret(block.text(key))
      switch (block.type) {
        case 'noauth':
          return { kind: 'none' }
        case 'bearer':
          return add(filledIn(tokenSignIn('token'), { apiKey: secret('token').trim() }), where)
        case 'basic':
          return add(
            filledIn(basicSignIn('basic'), { password: secret('password') }, { username: text('username') }),
            where,
          )
        case 'apikey':
          return ofKey(block, text('key').trim(), secret('value').trim(), where)
        case 'oauth2':
          return ofOAuth(block, secret('accessToken').trim(), where)
        default:
          findings.notTaken.add(`${capital(where)} signs in by ${nameOf(block.type)}, which Hallpass does not do.`)
          return { kind: 'none' }
      }
    },
    found: () => [...accounts.values()],
    signIns: () => [...signIns.values()],
  }

  function ofKey(block: AuthBlock, name: string, value: string, where: string): AuthMeaning {
    if (block.text('in') === 'query') return { kind: 'in-query', name: name || 'key', value: block.text('value') }
    if (!isKeyHeader(name)) {
      findings.notTaken.add(`The key of ${where} was left out: its header has no name that can be sent.`)
      return { kind: 'none' }
    }
    // `Authorization: Token abc` is often kept as one value: the word belongs before every token.
    const [, scheme = '', key = value] = /^([A-Za-z-]{1,20}) +(\S+)$/.exec(value) ?? []
    return add(filledIn(keySignIn(variableNameFrom(name), name, scheme), { apiKey: key }), where)
  }

  function ofOAuth(block: AuthBlock, token: string, where: string): AuthMeaning {
    const hasNoGrant = block.text('grant_type') === '' && block.text('accessTokenUrl') === ''
    if (hasNoGrant && token !== '') return add(filledIn(tokenSignIn('token'), { apiKey: token }), where)
    const filled = oauth2Of(block, resolvers, findings)
    if (filled !== null) return add(filled, where)
    findings.notTaken.add(`The OAuth 2 grant of ${where} is not known to Hallpass.`)
    return { kind: 'none' }
  }
}

function filledIn(
  signIn: SignIn,
  secrets: Readonly<Record<string, string>>,
  values: Readonly<Record<string, string>> = {},
): FilledIn {
  return { signIn, servers: {}, values, secrets }
}

function freeId(id: string, taken: ReadonlyMap<string, unknown>): string {
  let free = id
  for (let count = 2; taken.has(free); count += 1) free = `${id}-${count}`
  return free
}

/**
 * What may be shown of a way in holds nothing that opens something: a key is often put where the user name stands, and
 * addresses have keys and passwords in them.
 */
function withoutOpenSecrets(
  { servers, values, secrets }: Pick<FilledIn, 'servers' | 'values' | 'secrets'>,
  { notTaken }: Findings,
): Pick<FilledIn, 'servers' | 'values' | 'secrets'> {
  const address = (written: string): string => {
    const { url } = takeLogin(written)
    const { before, query, after } = splitAddress(url)
    const kept = (query ?? '').split('&').filter((pair) => {
      const [name = '', value = ''] = pair.split('=', 2)
      return !isSecretParameter(name) && !looksSecret(name, value)
    })
    const clean = query === null || kept.length === 0 ? `${before}${after}` : `${before}?${kept.join('&')}${after}`
    if (clean !== written) {
      notTaken.add('A user name, a password or a key in the address of a sign-in was left out.')
    }
    return clean
  }
  const { username = '' } = values
  const isKey = username !== '' && !hasVariable(username) && (secrets.password === '' || looksSecret('', username))
  return {
    servers: Object.fromEntries(Object.entries(servers).map(([id, written]) => [id, address(written)])),
    values: isKey ? { ...values, username: '' } : values,
    secrets,
  }
}

/** Takes out what is still a variable: its value is not in the file, and the person fills it in. */
function withoutUnresolved(filled: Pick<FilledIn, 'servers' | 'values' | 'secrets'>) {
  const missing: string[] = []
  const kept = (values: Readonly<Record<string, string>>) =>
    Object.fromEntries(
      Object.entries(values).filter(([name, value]) => {
        if (value !== '' && !hasVariable(value)) return true
        missing.push(labels[name] ?? name)
        return false
      }),
    )
  return { servers: kept(filled.servers), values: kept(filled.values), secrets: kept(filled.secrets), missing }
}

const labels: Readonly<Record<string, string>> = {
  apiKey: 'the token or key',
  username: 'the user name',
  password: 'the password',
  clientId: 'the client ID',
  clientSecret: 'the client secret',
  authorization: 'the authorization endpoint',
  token: 'the token endpoint',
  deviceAuthorization: 'the device authorization endpoint',
  scope: 'the scope',
  redirectUri: 'the redirect URI',
  extraParameters: 'further parameters',
}

const names: Readonly<Record<string, string>> = {
  digest: 'Digest',
  hawk: 'Hawk',
  awsv4: 'an AWS signature',
  ntlm: 'NTLM',
  oauth1: 'OAuth 1.0',
  edgegrid: 'Akamai EdgeGrid',
  jwt: 'a JWT that Postman signs',
  asap: 'Atlassian ASAP',
}

function nameOf(type: string): string {
  return Object.hasOwn(names, type) ? (names[type] ?? type) : `“${type.slice(0, 40)}”`
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
