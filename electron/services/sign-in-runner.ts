/** Runs the flow that a connection's sign-in names. Keeps nothing. */
import { AppFailure } from '../../shared/core/app-error.ts'
import type { Connection } from '../../shared/domain/connection.ts'
import { fieldValue, shownFields } from '../../shared/domain/form-field.ts'
import { fieldsOfRequest } from '../../shared/domain/login-fields.ts'
import { endpointOf, issuerOf } from '../../shared/domain/oauth-address.ts'
import type { OAuthEndpoint } from '../../shared/domain/oauth-settings.ts'
import type { FlowId, SignIn } from '../../shared/domain/provider.ts'
import { systemName } from '../../shared/domain/system-name.ts'
import type { TokenSummary } from '../../shared/domain/token.ts'
import { askingClient } from '../flows/ask-token-endpoint.ts'
import type { Flow, FlowConnection, FlowPorts, FlowRun } from '../flows/define-flow.ts'
import { flows } from '../flows/index.ts'
import { clientAuths } from '../oauth/client-auth/index.ts'
import { RefreshRefused } from '../oauth/refresh-refused.ts'
import type { Interaction } from '../ports/interaction.ts'
import type { SystemProxy } from '../ports/system-proxy.ts'
import type { IssuedToken } from '../sign-in/issued-token.ts'
import type { Catalogue, Known } from './catalogue.ts'
import { type NetworkSubject, overNetwork } from './over-network.ts'

/** The parts of a connection (or of a form not saved yet) that a sign-in needs. */
export type SignInSubject = FlowConnection & NetworkSubject & Pick<Connection, 'providerId' | 'signInId' | 'values'>

/** The world as sign-ins get it. */
export type SignInPorts = Omit<FlowPorts, 'interaction'> & {
  readonly systemProxy: SystemProxy
  readonly catalogue: Catalogue
}

/** How one sign-in is to be run. */
export type SignInRun = {
  readonly signal: AbortSignal /** The person who waits for it, if one does. */
  readonly interaction: Interaction | null
  /** How far the server's clock was ahead of ours at the token before, ms. */
  readonly serverAheadMs?: number | undefined
}

/**
 * Signs in with a connection's values and secrets. Fails with `missing-secret` before asking any server, and with
 * `sign-in-over` for a refresh token that the person had and the server refuses.
 */
export async function signIn(
  subject: SignInSubject,
  secrets: Readonly<Record<string, string>>,
  ports: SignInPorts,
  run: SignInRun,
): Promise<IssuedToken> {
  const known = whatIs(subject, ports)
  const values = valuesOf(known.signIn, subject, secrets)
  return runFlow(known.signIn.flow, known, subject, secrets, ports, run, values).catch((thrown) => {
    if (!(thrown instanceof RefreshRefused)) throw thrown
    const { serverSaid } = thrown
    throw new AppFailure({
      code: 'sign-in-over',
      provider: known.provider.name,
      fields: ['refreshToken'],
      ...(serverSaid === undefined ? {} : { serverSaid }),
    })
  })
}

/** What is signed in to, under the name that this connection's failures call it by. */
export function whatIs(subject: SignInSubject, { catalogue }: SignInPorts): Known {
  const known = catalogue.whatIs(subject)
  return { ...known, provider: { ...known.provider, name: systemName(known.provider, subject.servers) } }
}

/** True when this sign-in's tokens are renewed by a refresh token. */
export function renewsByRefresh({ renewal }: SignIn): boolean {
  return renewal.kind === 'refresh-token' || renewal.kind === 'second-request'
}

/** What of a kept token its renewal needs. */
type TokenToRenew = {
  readonly refreshToken: string
  readonly dpopKey?: string
  readonly summary: Pick<TokenSummary, 'clockOffsetMs'>
}

/**
 * Renews with a refresh token, and the key it is bound to, if it is to one. Throws `RefreshRefused` when the server no longer
 * accepts it.
 */
export async function refresh(
  subject: SignInSubject,
  secrets: Readonly<Record<string, string>>,
  { refreshToken, dpopKey, summary }: TokenToRenew,
  ports: SignInPorts,
  signal: AbortSignal,
): Promise<IssuedToken> {
  const known = whatIs(subject, ports)
  const { signIn } = known
  const values = { ...givenValues(signIn, subject, secrets), refreshToken }
  if (signIn.renewal.kind === 'second-request' && signIn.flow === 'http-login') {
    const needed = fieldsOfRequest(signIn.settings.renewal?.request ?? signIn.settings.request)
    const missing = missingOf(signIn, values).filter((name) => needed.includes(name))
    if (missing.length > 0) throw new AppFailure({ code: 'missing-secret', fields: missing })
    const run = { signal, interaction: null }
    return runFlow(signIn.flow, known, subject, secrets, ports, run, values, {}, 'renew')
  }
  if (signIn.renewal.kind !== 'refresh-token') throw new AppFailure({ code: 'unexpected' })
  const { clientAuth } = signIn.renewal
  // Of a sign-in that names them, only those that say who the client is are needed: nobody signs in.
  const needed = clientAuth === 'unidentified' ? [] : clientFields
  const missing = missingOf(signIn, values).filter((name) => needed.includes(name))
  if (missing.length > 0) throw new AppFailure({ code: 'missing-secret', fields: missing })
  const own = { clientAuth, dpopKey }
  const run = { signal, interaction: null, serverAheadMs: summary.clockOffsetMs }
  return runFlow('refresh-token', known, subject, secrets, ports, run, values, own)
}

/** A connection's client at its authorization server, for questions besides sign-ins. Holds its secrets. */
export type OwnClient = Awaited<ReturnType<typeof askingClient>> & {
  readonly provider: string
  readonly clientId: string
  readonly clientSecret: string
  readonly issuer: string | null
  /** Where an endpoint of this connection's server is; null where that is not known. */
  readonly addressOf: (endpoint: OAuthEndpoint) => string | null
}

/** Fails with `not-found` for a sign-in that is none of OAuth 2. */
export async function clientOf(
  subject: SignInSubject,
  secrets: Readonly<Record<string, string>>,
  ports: SignInPorts,
): Promise<OwnClient> {
  const { provider, signIn } = whatIs(subject, ports)
  const { settings } = signIn
  if (!('endpoints' in settings)) throw new AppFailure({ code: 'not-found', what: 'provider' })
  const values = givenValues(signIn, subject, secrets)
  const world = { ...overItsNetwork(subject, secrets, ports), interaction: null }
  const { signal } = new AbortController()
  const run = { provider, signIn, settings, connection: subject, input: {}, values, ports: world, signal }
  return {
    ...(await askingClient(run)),
    provider: provider.name,
    clientId: values.clientId ?? '',
    clientSecret: values.clientSecret ?? '',
    issuer: issuerOf(settings, subject.servers, values),
    addressOf: (endpoint) => endpointOf(endpoint, settings, subject.servers, values),
  }
}

function runFlow(
  id: FlowId,
  { provider, signIn }: Known,
  subject: SignInSubject,
  secrets: Readonly<Record<string, string>>,
  ports: SignInPorts,
  { signal, interaction, serverAheadMs }: SignInRun,
  values: Readonly<Record<string, string>>,
  own: Pick<FlowRun<unknown, never>, 'clientAuth' | 'dpopKey'> = {},
  act: 'run' | 'renew' = 'run',
): Promise<IssuedToken> {
  // The registry ties each flow to its settings; which of them this is, is known only here.
  const flow = flows[id] as unknown as Flow<FlowId, string>
  const input = Object.fromEntries(flow.fields.map((name) => [name, values[name] ?? '']))
  return (flow[act] ?? flow.run)({
    provider,
    signIn,
    settings: signIn.settings as never,
    connection: subject,
    input: { ...values, ...input },
    values,
    ...own,
    serverAheadMs,
    ports: { ...overItsNetwork(subject, secrets, ports), interaction },
    signal,
  })
}

/** What says who the client is, by any of the ways that there are. */
const clientFields = [
  'clientId',
  ...clientAuths.flatMap(({ fields }) => fields.filter(({ required }) => required).map(({ name }) => name)),
]

/** Everything that goes to a connection's servers goes over its network. */
function overItsNetwork(
  subject: SignInSubject,
  secrets: Readonly<Record<string, string>>,
  { http, clock, systemProxy }: SignInPorts,
): Omit<FlowPorts, 'interaction'> {
  return { clock, http: overNetwork(http, subject, async () => secrets, systemProxy) }
}

/** The values that count, with how fields start where nothing was given. Fails with `missing-secret` where one is needed. */
function valuesOf(
  signIn: SignIn,
  subject: SignInSubject,
  secrets: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  const values = givenValues(signIn, subject, secrets)
  const missing = missingOf(signIn, values)
  if (missing.length > 0) throw new AppFailure({ code: 'missing-secret', fields: missing })
  return values
}

function givenValues(
  signIn: SignIn,
  subject: SignInSubject,
  secrets: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  const shown = shownFields(signIn.fields, subject.values)
  return Object.fromEntries(
    shown.map((field) => [field.name, field.secret ? (secrets[field.name] ?? '') : fieldValue(field, subject.values)]),
  )
}

function missingOf(signIn: SignIn, values: Readonly<Record<string, string>>): readonly string[] {
  const shown = shownFields(signIn.fields, values)
  return shown.filter(({ name, required }) => required && values[name] === '').map(({ name }) => name)
}
