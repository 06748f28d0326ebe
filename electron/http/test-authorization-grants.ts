/** Grants that oidc-provider leaves to its user, as plain as tests need them: password, token exchange, JWT bearer. */
import { importJWK, type JWK, jwtVerify } from 'jose'
import Provider, { type Client, errors, type TokenEndpointGrantContext } from 'oidc-provider'

/** Their names on the wire. */
export const furtherGrants = {
  password: 'password',
  tokenExchange: 'urn:ietf:params:oauth:grant-type:token-exchange',
  jwtBearer: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
} as const

type Account = { readonly id: string; readonly password: string }

/** Teaches them to a server. `assertionKeys`: whose assertions count, by issuer. */
export function addFurtherGrants(
  provider: Provider,
  account: Account,
  assertionKeys: Readonly<Record<string, JWK>>,
): void {
  provider.registerGrantType<{ username?: string; password?: string }>(
    furtherGrants.password,
    async (context) => {
      const { username, password } = context.oidc.params
      if (username !== account.id || password !== account.password)
        throw new errors.InvalidGrant('wrong user name or password')
      context.body = await issue(context, username)
    },
    ['username', 'password', 'scope'],
  )
  provider.registerGrantType<ExchangeParameters>(
    furtherGrants.tokenExchange,
    async (context) => {
      const { subject_token = '', subject_token_type, requested_token_type } = context.oidc.params
      if (subject_token_type !== accessTokenType)
        throw new errors.InvalidRequest('this subject_token_type is not taken')
      const subject = await provider.AccessToken.find(subject_token)
      // RFC 8693 section 2.2.2.
      if (subject?.isValid !== true) throw new errors.InvalidRequest('the subject token is not valid')
      const answer = await issue(context, subject.accountId)
      context.body = { ...answer, issued_token_type: requested_token_type ?? accessTokenType }
    },
    [
      ...['subject_token', 'subject_token_type', 'actor_token', 'actor_token_type', 'requested_token_type'],
      ...['audience', 'resource', 'scope'],
    ],
    ['audience', 'resource'],
  )
  provider.registerGrantType<{ assertion?: string }>(
    furtherGrants.jwtBearer,
    async (context) => {
      const subject = await subjectOf(context.oidc.params.assertion ?? '', assertionKeys, [
        provider.issuer,
        `${provider.issuer}/token`,
      ])
      context.body = await issue(context, subject)
    },
    ['assertion', 'scope'],
  )
}

const accessTokenType = 'urn:ietf:params:oauth:token-type:access_token'

type ExchangeParameters = {
  subject_token?: string
  subject_token_type?: string
  requested_token_type?: string
}

/** RFC 7523 section 3. Says why not as servers do: `invalid_grant`. */
async function subjectOf(assertion: string, keys: Readonly<Record<string, JWK>>, audience: string[]): Promise<string> {
  try {
    const [, claims = ''] = assertion.split('.')
    const { iss } = JSON.parse(Buffer.from(claims, 'base64url').toString()) as { iss: string }
    const key = keys[iss]
    if (key === undefined) throw new Error('unknown issuer')
    const { payload } = await jwtVerify(assertion, await importJWK(key), { audience, requiredClaims: ['sub', 'exp'] })
    return payload.sub ?? ''
  } catch (thrown) {
    throw new errors.InvalidGrant(`assertion refused: ${thrown instanceof Error ? thrown.message : 'unreadable'}`)
  }
}

/** An access token for someone, and a refresh token where the client may refresh. */
async function issue(context: TokenEndpointGrantContext<object>, accountId: string): Promise<Record<string, unknown>> {
  const { provider, client, params } = context.oidc
  const scope = typeof params.scope === 'string' ? params.scope : 'read'
  const grant = new provider.Grant({ accountId, clientId: client.clientId })
  grant.addOIDCScope(scope)
  const grantId = await grant.save()
  const facts = { accountId, client, grantId, gty: 'further', scope }
  const accessToken = new provider.AccessToken(facts as ConstructorParameters<typeof provider.AccessToken>[0])
  context.oidc.entity('AccessToken', accessToken)
  return {
    access_token: await accessToken.save(),
    expires_in: accessToken.expiration,
    token_type: 'Bearer',
    scope,
    ...(await refreshTokenOf(provider, client, facts)),
  }
}

async function refreshTokenOf(provider: Provider, client: Client, facts: object): Promise<Record<string, string>> {
  if (!client.grantTypeAllowed('refresh_token')) return {}
  const token = new provider.RefreshToken(facts as ConstructorParameters<typeof provider.RefreshToken>[0])
  return { refresh_token: await token.save() }
}
