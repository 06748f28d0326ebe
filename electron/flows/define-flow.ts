import type { Connection } from '../../shared/domain/connection.ts'
import type { FormField } from '../../shared/domain/form-field.ts'
import type { ClientAuthMethod } from '../../shared/domain/oauth-settings.ts'
import type { FlowId, FlowSettings, Provider, SignIn } from '../../shared/domain/provider.ts'
import type { Clock } from '../ports/clock.ts'
import type { Http } from '../ports/http.ts'
import type { Interaction } from '../ports/interaction.ts'
import type { IssuedToken } from '../sign-in/issued-token.ts'

/** The parts of a connection that a flow may know. */
export type FlowConnection = Pick<Connection, 'servers' | 'acceptsInsecure' | 'verifyTls' | 'network' | 'basicEncoding'>

/** The world as a flow gets it. `interaction` is null where no person waits for the outcome: in the background. */
export type FlowPorts = { readonly http: Http; readonly clock: Clock; readonly interaction: Interaction | null }

/** One run of a flow: whom to ask (provider data), for whom (connection, input), and the way to end it. */
export type FlowRun<Settings, Field extends string> = {
  readonly provider: Provider
  readonly signIn: SignIn
  readonly settings: Settings
  readonly connection: FlowConnection
  /** The form's values by field name, secrets included; fields the person left out are empty. */
  readonly input: Readonly<Record<Field, string>>
  /** All of the form's values by field name, for what every flow of a kind reads in the same way. */
  readonly values: Readonly<Partial<Record<string, string>>>
  /** How the client makes itself known, where that is not as the person chose in the form: for a refresh of its own. */
  readonly clientAuth?: ClientAuthMethod | undefined
  /** The key that what is renewed is bound to (JWK, as JSON; RFC 9449 section 5). */
  readonly dpopKey?: string | undefined
  /** How far the server's clock was ahead of ours when it gave out the token before, ms; left out where there was none. */
  readonly serverAheadMs?: number | undefined
  readonly ports: FlowPorts
  readonly signal: AbortSignal
}

/** One flow: the fields its code reads, and the code. Throws `AppFailure` for everything a person can meet. */
export type Flow<F extends FlowId, Field extends string> = {
  readonly id: F
  /** The field names this flow reads. Every sign-in that names the flow must have them (a test checks it). */
  readonly fields: readonly Field[]
  /** What the form can ask for it, in this order, where a sign-in leaves that to the flow (`asksAll`). */
  readonly form?: readonly FormField[]
  readonly run: (run: FlowRun<FlowSettings[F], Field>) => Promise<IssuedToken>
  /** Gets the next token with the value `refreshToken`, where that is this flow's own business. Throws `RefreshRefused`. */
  readonly renew?: (run: FlowRun<FlowSettings[F], Field>) => Promise<IssuedToken>
}

/** Ties a flow's fields to what its code may read: an undeclared field does not compile. */
export function defineFlow<const F extends FlowId, const Field extends string>(flow: Flow<F, Field>): Flow<F, Field> {
  return flow
}
