/** Postman’s OAuth 2 settings as a sign-in, and what was filled in. */
import { isObject } from '../core/is-object.ts'
import { itemsOf, textMember } from '../core/members.ts'
import { isSecretName } from '../curl-import/secret-names.ts'
import { type ExtraParameter, writeExtraParameters } from '../domain/extra-parameters.ts'
import type { SignIn } from '../domain/provider.ts'
import { isLoopbackHost } from '../domain/server-address.ts'
import { grantSignIn } from '../domain/usual-sign-ins.ts'
import { looksSecret } from '../login/looks-secret.ts'
import type { AuthBlock } from './auth-settings.ts'
import type { Findings } from './postman-reading.ts'
import { isOnlyVariables, type Resolvers } from './postman-variables.ts'

/** A sign-in, and what stands in its form. */
export type FilledIn = {
  readonly signIn: SignIn
  readonly servers: Readonly<Record<string, string>>
  readonly values: Readonly<Record<string, string>>
  readonly secrets: Readonly<Record<string, string>>
}

type Grant = Parameters<typeof grantSignIn>[1]

/** The many spellings of the grants, over the years. */
const grants: Readonly<Record<string, Grant>> = {
  authorization_code: 'authorization-code',
  authorization_code_with_pkce: 'authorization-code',
  implicit: 'authorization-code',
  password_credentials: 'password',
  password: 'password',
  client_credentials: 'client-credentials',
  device_code: 'device-code',
  device_authorization: 'device-code',
}

/** Null for a grant that Hallpass does not know. */
export function oauth2Of(block: AuthBlock, { plain, secret }: Resolvers, findings: Findings): FilledIn | null {
  const said =
    block
      .text('grant_type')
      .trim()
      .toLowerCase()
      .replace(/[\s-]+/g, '_') || 'authorization_code'
  const flow = Object.hasOwn(grants, said) ? grants[said] : undefined
  if (flow === undefined) return null
  if (said === 'implicit') {
    findings.remarks.add(
      'The collection asks for the implicit flow, which is no longer advised (RFC 9700). In its place stands a sign-in in the browser with an authorization code.',
    )
  }
  const text = (key: string) => plain(block.text(key)).trim()
  const isProgram = flow === 'client-credentials' || flow === 'password'
  const clientSecret = secret(block.text('clientSecret'))
  const inBody = text('client_authentication') === 'body'
  const clientAuth = clientSecret === '' ? 'none' : inBody ? 'client_secret_post' : 'client_secret_basic'
  const prefix = text('headerPrefix')
  if (text('addTokenTo') === 'queryParams') {
    findings.notTaken.add('A token in the address was not taken over: Hallpass sends tokens in a header.')
  }
  return {
    signIn: grantSignIn(flow, flow, { endpoints: {} }),
    servers: withoutEmpty({
      ...(flow === 'authorization-code' && { authorization: text('authUrl') }),
      ...(flow === 'device-code' && { deviceAuthorization: text('deviceAuthorizationUrl') || text('authUrl') }),
      token: text('accessTokenUrl'),
    }),
    values: withoutEmpty({
      clientId: text('clientId'),
      clientAuth: clientSecret === '' && isProgram && text('clientId') === '' ? '' : clientAuth,
      scope: text('scope'),
      ...(flow === 'password' && { username: text('username') }),
      ...(flow === 'authorization-code' && redirectValues(text('redirect_uri') || text('callBackUrl'))),
      ...(text('challengeAlgorithm') === 'plain' && { pkce: 'plain' }),
      ...(prefix !== '' && prefix.toLowerCase() !== 'bearer' && { tokenScheme: prefix }),
      extraParameters: extraParametersOf(block, plain, findings),
    }),
    secrets: withoutEmpty({
      clientSecret,
      ...(flow === 'password' && { password: secret(block.text('password')) }),
    }),
  }
}

function withoutEmpty(values: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ''))
}

/** How the browser comes back: to this computer where the address is one of it, else the person pastes where they ended up. */
function redirectValues(uri: string): Readonly<Record<string, string>> {
  if (!URL.canParse(uri)) return {}
  const { protocol, hostname, port, pathname } = new URL(uri)
  if (protocol !== 'http:' || !isLoopbackHost(hostname)) return { redirect: 'paste', redirectUri: uri }
  const host = hostname === 'localhost' || hostname === '[::1]' ? hostname : '127.0.0.1'
  return { redirect: 'fixed-port', redirectPort: port || '80', redirectPath: pathname, redirectHost: host }
}

const parameterLists = [
  ['authRequestParams', 'authorization'],
  ['tokenRequestParams', 'token'],
  ['refreshRequestParams', 'refresh'],
] as const

const places: Readonly<Record<string, ExtraParameter['in']>> = {
  request_header: 'header',
  request_body: 'body',
  request_url: 'query',
}

function extraParametersOf(block: AuthBlock, plain: (text: string) => string, { notTaken }: Findings): string {
  const rows = parameterLists.flatMap(([list, step]) =>
    itemsOf(block.raw(list), 50).flatMap((one): readonly ExtraParameter[] => {
      const name = textMember(one, 'key')
      if (!isObject(one) || name === '' || one.enabled === false) return []
      const value = plain(textMember(one, 'value'))
      if (isSecretName(name) || (looksSecret(name, value) && !isOnlyVariables(value))) {
        notTaken.add(`The further parameter “${name.slice(0, 60)}” looks like a secret and was left out.`)
        return []
      }
      const place = step === 'authorization' ? 'query' : (places[textMember(one, 'send_as')] ?? 'body')
      return [{ step, in: place, name, value }]
    }),
  )
  return writeExtraParameters(rows)
}
