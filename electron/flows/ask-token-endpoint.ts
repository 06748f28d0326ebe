/** The token request of every grant: where it goes, who asks, and what the person wants to go along. */
import { AppFailure } from '../../shared/core/app-error.ts'
import { readExtraParameters } from '../../shared/domain/extra-parameters.ts'
import { endpointOf, issuerOf } from '../../shared/domain/oauth-address.ts'
import {
  type ClientAuthMethod,
  type OAuthEndpoint,
  type OAuthSettings,
  showsCertificate,
} from '../../shared/domain/oauth-settings.ts'
import { resourcesOf } from '../../shared/domain/resource-indicators.ts'
import type { ClientAuthCall, ClientAuthKind } from '../oauth/client-auth/define-client-auth.ts'
import { clientAuthOf } from '../oauth/client-auth/index.ts'
import type { AskingClient } from '../oauth/post-as-client.ts'
import { createServerClock, type ServerClock } from '../oauth/server-clock.ts'
import type { TokenParameters } from '../oauth/token-parameters.ts'
import { type DatedStatement, requestToken } from '../oauth/token-request.ts'
import type { IssuedToken } from '../sign-in/issued-token.ts'
import { makeDpopKey } from '../signatures/dpop.ts'
import { textsOf, withBearer, withIdToken } from './answered-id-token.ts'
import type { FlowRun } from './define-flow.ts'

/** A run of any grant. */
export type OAuthRun = FlowRun<OAuthSettings, never>

/** What one grant says of itself. */
export type GrantQuestion = {
  /** As on the wire, for example `client_credentials`. */
  readonly grantType: string
  readonly parameters: TokenParameters
  readonly statement?: DatedStatement
  /** The form fields that may be wrong when the grant is refused; `client`: those that say who the client is. */
  readonly grantFields: readonly string[] | 'client'
  /** What of the parameters is secret, besides what stands in the form's secret fields. */
  readonly secrets?: readonly string[]
  /** An ID token in the answer may be made out to somebody else than the client. */
  readonly isForOthers?: boolean
  /** What an ID token in the answer must repeat (OpenID Connect Core section 3.1.2.1). */
  readonly nonce?: string
  /** What an error code of this grant's own means; null for one of every grant. */
  readonly refused?: (error: string, serverSaid: string | undefined) => Error | null
}

// The library wants a client id even where none is sent (`unidentified` adds nothing).
const notSent = 'not-sent'

/**
 * Asks, reads the answer, and checks the ID token in it, which becomes the token that is used where the person wants that.
 * Throws `AppFailure`, or `RefreshRefused` when a refresh token was refused.
 */
export async function askTokenEndpoint(run: OAuthRun, question: GrantQuestion): Promise<IssuedToken> {
  const issued = withoutKnownApi(run, await ask(run, question))
  return withBearer(run, await withIdToken(run, question, issued))
}

/** That the API is elsewhere is no news where the connection has that address. */
function withoutKnownApi({ connection }: OAuthRun, issued: IssuedToken): IssuedToken {
  const known = new Set(Object.values(connection.servers).map((address) => new URL(address).origin))
  const notes = issued.notes.filter((note) => note.kind !== 'api-elsewhere' || !known.has(note.address))
  return { ...issued, notes }
}

async function ask(run: OAuthRun, question: GrantQuestion): Promise<IssuedToken> {
  const { client, clientFields, secrets } = await askingClient(run)
  const { dpopKey } = withDpopKey(run)
  const step = question.grantType === 'refresh_token' ? 'refresh' : 'token'
  return requestToken({
    ...client,
    grantType: question.grantType,
    parameters: { ...askedFor(run, step), ...question.parameters },
    ...(question.statement === undefined ? {} : { statement: question.statement }),
    ...(dpopKey === undefined ? {} : { dpopKey }),
    extra: readExtraParameters(run.values.extraParameters).filter((one) => one.step === step),
    provider: run.provider.name,
    grantFields: question.grantFields === 'client' ? clientFields : question.grantFields,
    clientFields,
    secrets: [...secrets, ...(question.secrets ?? [])],
    refused: question.refused ?? (() => null),
  })
}

/** Who asks in a run, the form fields that say so, and what must not be shown of them. */
export async function askingClient(run: OAuthRun): Promise<{
  readonly client: AskingClient
  readonly clientFields: readonly string[]
  readonly secrets: readonly string[]
}> {
  const { connection, ports, signIn, values } = run
  const auth = clientAuthOf(methodOf(run))
  const serverClock = createServerClock(ports.clock.now, run.serverAheadMs)
  return {
    client: {
      serverClock,
      tokenEndpoint: neededEndpoint(run, 'token'),
      clientId: values.clientId || notSent,
      clientAuth: await auth.make(values, callOf(run, serverClock)),
      acceptsInsecure: connection.acceptsInsecure,
      verifyTls: connection.verifyTls,
      http: ports.http,
      signal: run.signal,
    },
    clientFields: clientFieldsOf(auth),
    secrets: signIn.fields.filter(({ secret }) => secret).map(({ name }) => values[name] ?? ''),
  }
}

/** What client authentications may know of a run. */
function callOf(run: OAuthRun, { now }: ServerClock): ClientAuthCall {
  const hasCertificate = run.connection.network.clientCertificate !== null
  return { ...addressees(run), now, hasCertificate }
}

/** Whom something that is signed here can be made out to: the token endpoint, or the server by its own name. */
export function addressees(run: OAuthRun): Pick<ClientAuthCall, 'tokenEndpoint' | 'issuer'> {
  const { connection, settings, values } = run
  return {
    tokenEndpoint: neededEndpoint(run, 'token'),
    issuer: issuerOf(settings, connection.servers, textsOf(values)),
  }
}

/** The address of an endpoint this grant cannot do without. Throws `invalid-input` with the field it would stand in. */
export function neededEndpoint({ connection, values, provider, settings }: OAuthRun, endpoint: OAuthEndpoint): string {
  const address = endpointOf(endpoint, settings, connection.servers, textsOf(values))
  if (address !== null) return address
  const field = provider.servers.find(({ id }) => id === endpoint)
  const label = field?.label ?? 'an address'
  const reason = `This sign-in needs ${label}, and it is not known for this server. Look it up, or ask its administrator.`
  throw new AppFailure({ code: 'invalid-input', ...(field === undefined ? {} : { field: endpoint }), reason })
}

/** The APIs the token is for: resource indicators (RFC 8707), and the audience that some servers want in their place. */
export function askedFor({ values }: OAuthRun, step: 'token' | 'refresh'): TokenParameters {
  return { resource: resourcesOf(values), ...(step === 'token' ? given('audience', values.audience) : {}) }
}

/**
 * The run with the key that its token is to be bound to, where the person wants that: the one there is, or a new one. For grants
 * that ask more than once, so that all they ask goes by the same key.
 */
export function withDpopKey<R extends Pick<OAuthRun, 'dpopKey' | 'values'>>(run: R): R {
  return run.dpopKey === undefined && run.values.dpop === 'yes' ? { ...run, dpopKey: makeDpopKey() } : run
}

/** The parameter, where the form has a value for it. */
export function given(name: string, value: string | undefined): Readonly<Record<string, string>> {
  return value === undefined || value === '' ? {} : { [name]: value }
}

/** What is asked for: the form's own scope, or the one that this sign-in always asks for (RFC 6749 section 3.3). */
export function scopeParameter({ values, settings }: OAuthRun): Readonly<Record<string, string>> {
  return given('scope', values.scope ?? settings.scope)
}

/** What may be wrong when the server does not know the client. A certificate stands in no field of the sign-in's own. */
function clientFieldsOf({ id, fields }: ClientAuthKind): readonly string[] {
  if (id === 'unidentified') return []
  const certificate = showsCertificate(id) ? ['clientCertificate'] : []
  return ['clientId', ...fields.filter(({ required }) => required).map(({ name }) => name), ...certificate]
}

function methodOf({ clientAuth, values, settings }: OAuthRun): ClientAuthMethod {
  if (clientAuth !== undefined) return clientAuth
  return settings.clientAuth.find((method) => method === values.clientAuth) ?? settings.clientAuth[0] ?? 'none'
}
