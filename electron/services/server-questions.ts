/**
 * What a connection's own authorization server can be asked once there is a token: whose it is, what it is worth, to end it, to
 * sign the person out. Nothing goes to any other host.
 */
import { claimOf } from '../../shared/claims/claim-of.ts'
import { AppFailure } from '../../shared/core/app-error.ts'
import type { OAuthEndpoint } from '../../shared/domain/oauth-settings.ts'
import type { Introspection, WhichToken } from '../../shared/ipc/inspector.contract.ts'
import type { Revocation, Userinfo } from '../../shared/ipc/tokens.contract.ts'
import { partOfText } from '../../shared/jwt/decode-part.ts'
import { askUserinfo } from '../oauth/ask-userinfo.ts'
import { introspectAsClient } from '../oauth/introspect-token.ts'
import { revokeToken } from '../oauth/revoke-token.ts'
import type { Links } from '../ports/links.ts'
import type { ConnectionStore } from './connection-store.ts'
import type { CredentialStore } from './credential-store.ts'
import type { DpopProofs } from './dpop-proofs.ts'
import { assertTokenBelongs } from './request-target.ts'
import { clientOf, type OwnClient, type SignInPorts } from './sign-in-runner.ts'
import { accessTokenAlone, secretsOf, type TokenRecord, tokenOf } from './token-record.ts'
import type { TokenService } from './token-service.ts'

/** What the service works with. */
export type ServerQuestionsParts = {
  readonly connections: ConnectionStore
  readonly credentials: CredentialStore
  readonly tokens: TokenService
  readonly ports: SignInPorts
  readonly links: Links
  readonly proofs: DpopProofs
}

type TokenKind = 'access_token' | 'refresh_token'

export type ServerQuestions = ReturnType<typeof createServerQuestions>

export function createServerQuestions({
  connections,
  credentials,
  tokens,
  ports,
  links,
  proofs,
}: ServerQuestionsParts) {
  /** The client, and the address it asks. Fails with `not-found` where the connection has no such address. */
  async function asking(connectionId: string, endpoint: OAuthEndpoint) {
    const connection = connections.get(connectionId)
    const own = await clientOf(connection, await credentials.read(connectionId), ports)
    const address = own.addressOf(endpoint)
    if (address === null) throw new AppFailure({ code: 'not-found', what: 'connection' })
    assertTokenBelongs(new URL(address), connection)
    return { connection, own, address }
  }

  async function kept(connectionId: string): Promise<TokenRecord> {
    connections.get(connectionId)
    const record = await tokens.known(connectionId)
    if (record === null) throw new AppFailure({ code: 'not-found', what: 'token' })
    return record
  }

  async function end(own: OwnClient, address: string, record: TokenRecord, token: string, kind: TokenKind) {
    const { provider, clientFields } = own
    const secrets = [...own.secrets, ...secretsOf(record)]
    return revokeToken(own.client, { address, token, kind, provider, clientFields, secrets })
  }

  return {
    /** Whose token it is; the token is made fresh first. */
    async userinfo(connectionId: string): Promise<Userinfo> {
      const { own, address } = await asking(connectionId, 'userinfo')
      const { record } = await tokens.fresh(connectionId)
      const { acceptsInsecure, verifyTls, http } = own.client
      const answer = await askUserinfo({
        address,
        accessToken: tokenOf(record, 'access-token') ?? '',
        proofs: proofs.of(accessTokenAlone(record)),
        subject: record.summary.idToken?.subject ?? null,
        clientId: own.clientId,
        clientSecret: own.clientSecret,
        issuer: own.issuer,
        jwksAddress: own.addressOf('jwks'),
        now: ports.clock.now(),
        provider: own.provider,
        secrets: [...own.secrets, ...secretsOf(record)],
        acceptsInsecure,
        verifyTls,
        http,
      })
      const { part } = partOfText(answer.text, 'answer', claimOf)
      return { ...answer, rows: part.readable ? part.rows : [] }
    },

    /**
     * What a token is worth (RFC 7662), asked in the name of the connection's own client. `which`: one beside the token that is
     * used.
     */
    async introspect(connectionId: string, which?: WhichToken): Promise<Introspection> {
      const { own, address } = await asking(connectionId, 'introspection')
      const record = await kept(connectionId)
      const token = tokenOf(record, which)
      if (token === undefined) throw new AppFailure({ code: 'not-found', what: 'token' })
      const secrets = [...own.secrets, ...secretsOf(record)]
      const answer = await introspectAsClient(own.client, address, token, own.clientFields, secrets)
      const { part } = partOfText(answer.text, 'answer', claimOf)
      return { ...answer, rows: part.readable ? part.rows : [] }
    },

    /** Ends the refresh token first: without it, nothing new comes of the other. Both stay here. */
    async revoke(connectionId: string): Promise<Revocation> {
      const { own, address } = await asking(connectionId, 'revocation')
      const record = await kept(connectionId)
      const tokensOf = [
        ['refresh-token', 'refresh_token', record.refreshToken ?? undefined],
        ['access-token', 'access_token', tokenOf(record, 'access-token')],
      ] as const
      const ended: Revocation['ended'][number][] = []
      const left: Revocation['left'][number][] = []
      for (const [name, kind, token] of tokensOf) {
        if (token === undefined) continue
        const outcome = await end(own, address, record, token, kind).catch((thrown) => {
          // The first is ended already: that has to be told.
          if (ended.length === 0 || !(thrown instanceof AppFailure)) throw thrown
          return 'left' as const
        })
        if (outcome === 'ended') ended.push(name)
        else left.push(name)
      }
      return { host: new URL(address).host, ended, left }
    },

    /**
     * Opens the page in the browser (OpenID Connect RP-Initiated Logout). The ID token goes along only by the person's choice, and
     * nothing says where to go on: no address for that is registered. Fails with `invalid-input` where no browser starts.
     */
    async signOut(connectionId: string, withHint: boolean): Promise<void> {
      const { connection, own, address } = await asking(connectionId, 'endSession')
      const url = new URL(address)
      if (own.clientId !== '') url.searchParams.set('client_id', own.clientId)
      if (withHint) {
        const { idToken } = await kept(connectionId)
        if (idToken !== undefined) url.searchParams.set('id_token_hint', idToken)
      }
      await links.openSignIn(url.href, connection.acceptsInsecure).catch((thrown) => {
        if (thrown instanceof AppFailure) throw thrown
        const reason = withHint
          ? 'The browser did not open. Some systems take no address as long as one with an ID token: try without it.'
          : 'The browser did not open. Is there one on this computer?'
        throw new AppFailure({ code: 'invalid-input', reason })
      })
    },
  }
}
