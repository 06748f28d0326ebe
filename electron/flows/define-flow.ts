import type { Connection } from '../../shared/domain/connection.ts'
import type { FlowId, FlowSettings, Provider, SignIn } from '../../shared/domain/provider.ts'
import type { Clock } from '../ports/clock.ts'
import type { Http } from '../ports/http.ts'
import type { IssuedToken } from '../sign-in/issued-token.ts'

/** The parts of a connection that a flow may know. */
export type FlowConnection = Pick<Connection, 'servers' | 'acceptsInsecure' | 'verifyTls' | 'basicEncoding'>

/** The world as a flow gets it. */
export type FlowPorts = { readonly http: Http; readonly clock: Clock }

/** One run of a flow: whom to ask (provider data), for whom (connection, input), and the way to end it. */
export type FlowRun<Settings, Field extends string> = {
  readonly provider: Provider
  readonly signIn: SignIn
  readonly settings: Settings
  readonly connection: FlowConnection
  /** The form's values by field name, secrets included; fields the person left out are empty. */
  readonly input: Readonly<Record<Field, string>>
  readonly ports: FlowPorts
  readonly signal: AbortSignal
}

/** What a flow needs to know besides its run: `refresh-token` renews any sign-in, so it takes the sign-in's own. */
type SettingsOf<F extends FlowId> = F extends keyof FlowSettings ? FlowSettings[F] : FlowSettings['password']

/** One flow: the fields its code reads, and the code. Throws `AppFailure` for everything a person can meet. */
export type Flow<F extends FlowId, Field extends string> = {
  readonly id: F
  /** The field names this flow reads. Every sign-in that names the flow must have them (a test checks it). */
  readonly fields: readonly Field[]
  readonly run: (run: FlowRun<SettingsOf<F>, Field>) => Promise<IssuedToken>
}

/** Ties a flow's fields to what its code may read: an undeclared field does not compile. */
export function defineFlow<const F extends FlowId, const Field extends string>(flow: Flow<F, Field>): Flow<F, Field> {
  return flow
}
