/** Runs the flow that a connection's sign-in names. Keeps nothing. */
import { AppFailure } from '../../shared/core/app-error.ts'
import type { Connection } from '../../shared/domain/connection.ts'
import type { Provider, SignIn, TokenUse } from '../../shared/domain/provider.ts'
import { findProvider, findSignIn } from '../../shared/providers/index.ts'
import type { FlowConnection, FlowPorts } from '../flows/define-flow.ts'
import { flows } from '../flows/index.ts'
import type { SystemProxy } from '../ports/system-proxy.ts'
import type { IssuedToken } from '../sign-in/issued-token.ts'
import { type NetworkSubject, overNetwork } from './over-network.ts'

/** The parts of a connection (or of a form not saved yet) that a sign-in needs. */
export type SignInSubject = FlowConnection & NetworkSubject & Pick<Connection, 'providerId' | 'signInId' | 'values'>

/** The world as sign-ins get it. */
export type SignInPorts = FlowPorts & { readonly systemProxy: SystemProxy }

/** A connection's provider and sign-in, from the catalogue. Throws `not-found` for a connection to nothing known. */
export function whatIsConnected(subject: Pick<Connection, 'providerId' | 'signInId'>): {
  readonly provider: Provider
  readonly signIn: SignIn
  readonly use: TokenUse
} {
  const provider = findProvider(subject.providerId)
  const signIn = provider === undefined ? undefined : findSignIn(provider, subject.signInId)
  if (provider === undefined || signIn === undefined) throw new AppFailure({ code: 'not-found', what: 'provider' })
  return { provider, signIn, use: signIn.use ?? provider.use }
}

/** Signs in with a connection's values and secrets. Fails with `missing-secret` before asking any server. */
export async function signIn(
  subject: SignInSubject,
  secrets: Readonly<Record<string, string>>,
  ports: SignInPorts,
  signal: AbortSignal,
): Promise<IssuedToken> {
  const known = whatIsConnected(subject)
  const input = inputOf(known.signIn, subject, secrets)
  const run = {
    provider: known.provider,
    signIn: known.signIn,
    connection: subject,
    ports: overItsNetwork(subject, secrets, ports),
    signal,
  }
  switch (known.signIn.flow) {
    case 'http-login':
      return flows['http-login'].run({ ...run, settings: known.signIn.settings, input })
    case 'client-credentials':
      return flows['client-credentials'].run({
        ...run,
        settings: known.signIn.settings,
        input: pick(flows['client-credentials'].fields, input),
      })
    case 'password':
      return flows.password.run({ ...run, settings: known.signIn.settings, input: pick(flows.password.fields, input) })
    case 'api-key':
      return flows['api-key'].run({
        ...run,
        settings: known.signIn.settings,
        input: pick(flows['api-key'].fields, input),
      })
  }
}

/** True when this sign-in's tokens are renewed by a refresh token. */
export function renewsByRefresh(subject: Pick<Connection, 'providerId' | 'signInId'>): boolean {
  return whatIsConnected(subject).signIn.renewal.kind === 'refresh-token'
}

/** Renews with a refresh token. Throws `RefreshRefused` when the server no longer accepts it. */
export async function refresh(
  subject: SignInSubject,
  secrets: Readonly<Record<string, string>>,
  refreshToken: string,
  given: SignInPorts,
  signal: AbortSignal,
): Promise<IssuedToken> {
  const { provider, signIn } = whatIsConnected(subject)
  if (signIn.renewal.kind !== 'refresh-token' || !('tokenPath' in signIn.settings)) {
    throw new AppFailure({ code: 'unexpected' })
  }
  const settings = { ...signIn.settings, clientAuth: signIn.renewal.clientAuth }
  const input = { ...pick(flows['refresh-token'].fields, { ...subject.values, ...secrets }), refreshToken }
  const needed = signIn.renewal.clientAuth === 'none' ? [] : (['clientId', 'clientSecret'] as const)
  const missing = needed.filter((name) => input[name] === '')
  if (missing.length > 0) throw new AppFailure({ code: 'missing-secret', fields: missing })
  const ports = overItsNetwork(subject, secrets, given)
  return flows['refresh-token'].run({ provider, signIn, settings, connection: subject, input, ports, signal })
}

/** Everything that goes to a connection's servers goes over its network. */
function overItsNetwork(
  subject: SignInSubject,
  secrets: Readonly<Record<string, string>>,
  { http, clock, systemProxy }: SignInPorts,
): FlowPorts {
  return { clock, http: overNetwork(http, subject, async () => secrets, systemProxy) }
}

function inputOf(
  signIn: SignIn,
  subject: SignInSubject,
  secrets: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  const value = (name: string, secret: boolean) => (secret ? secrets[name] : subject.values[name]) ?? ''
  const missing = signIn.fields.filter((field) => field.required && value(field.name, field.secret) === '')
  if (missing.length > 0) throw new AppFailure({ code: 'missing-secret', fields: missing.map((field) => field.name) })
  return Object.fromEntries(signIn.fields.map((field) => [field.name, value(field.name, field.secret)]))
}

function pick<const Name extends string>(
  names: readonly Name[],
  input: Readonly<Record<string, string>>,
): Record<Name, string> {
  return Object.fromEntries(names.map((name) => [name, input[name] ?? ''])) as Record<Name, string>
}
