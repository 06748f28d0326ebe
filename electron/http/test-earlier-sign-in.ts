/** What an earlier sign-in of a person left at the test authorization server: the beginning of a connection without a browser. */
import type Provider from 'oidc-provider'

/** What it was for. Left out: ada's, with all that an ID token and userinfo say, bound to nothing. */
type EarlierSignIn = {
  readonly accountId?: string
  readonly scope?: string
  /** The thumbprint of the key it is bound to (RFC 9449 section 5). */
  readonly boundTo?: string
  /** The one API that `read` is for. */
  readonly resource?: string
}

/** Its refresh token. */
export async function earlierRefreshToken(
  provider: Provider,
  clientId: string,
  { accountId = 'ada', scope = 'openid profile email offline_access read', boundTo, resource }: EarlierSignIn = {},
): Promise<string> {
  const client = await provider.Client.find(clientId)
  if (client === undefined) throw new Error(`No client ${clientId}`)
  const grant = new provider.Grant({ accountId, clientId })
  grant.addOIDCScope(resource === undefined ? scope : scope.replace(/ ?\bread\b/, ''))
  if (resource !== undefined) grant.addResourceScope(resource, 'read')
  const grantId = await grant.save()
  const facts = { accountId, client, grantId, gty: 'authorization_code', scope }
  const binding = {
    ...(boundTo === undefined ? {} : { jkt: boundTo }),
    ...(resource === undefined ? {} : { resource }),
  }
  return new provider.RefreshToken({ ...facts, ...binding } as never).save()
}
