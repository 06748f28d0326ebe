import { AppFailure } from '../../shared/core/app-error.ts'
import { oauthGrantTypes } from '../../shared/domain/oauth-grants.ts'
import { askForDeviceCode, type DeviceCode } from '../oauth/device-authorization.ts'
import type { Clock } from '../ports/clock.ts'
import type { IssuedToken } from '../sign-in/issued-token.ts'
import { pauseAskedFor } from '../sign-in/pause-asked-for.ts'
import {
  askedFor,
  askingClient,
  askTokenEndpoint,
  neededEndpoint,
  type OAuthRun,
  scopeParameter,
  withDpopKey,
} from './ask-token-endpoint.ts'
import { defineFlow } from './define-flow.ts'
import { clientIdField, scopeField } from './oauth-fields.ts'

const slowerMs = 5_000
const longestPauseMs = 60_000

/**
 * Device authorization grant, RFC 8628: the person types a code on a page of the server, and the server is asked again and
 * again until they have. Without a person it ends as `sign-in-over`.
 */
export const deviceCode = defineFlow({
  id: 'device-code',
  fields: [],
  form: [clientIdField, scopeField],
  async run(run) {
    const { interaction } = run.ports
    const address = neededEndpoint(run, 'deviceAuthorization')
    if (interaction === null) {
      throw new AppFailure({ code: 'sign-in-over', provider: run.provider.name, needsPerson: true })
    }
    const { client, clientFields, secrets } = await askingClient(run)
    // What the token will be for is agreed to here already (RFC 8707 section 2; Auth0 takes its audience nowhere else).
    const parameters = { ...scopeParameter(run), ...askedFor(run, 'token') }
    const question = { address, parameters, provider: run.provider.name, clientFields, secrets }
    const code = await askForDeviceCode(client, question)
    const { userCode, wholeAddress, endsAt } = code
    interaction.show({ kind: 'device-code', userCode, address: code.address, wholeAddress, endsAt })
    return untilTyped(withDpopKey(run), code)
  },
})

/** Asks at the server's pace until there is a token, or never will be (RFC 8628 section 3.5). */
async function untilTyped(run: OAuthRun, code: DeviceCode): Promise<IssuedToken> {
  const { clock } = run.ports
  const expired = () => new AppFailure({ code: 'code-expired', provider: run.provider.name })
  let interval = code.intervalMs
  let pause = interval
  for (;;) {
    await wait(clock, Math.min(pause, Math.max(0, code.endsAt - clock.now())), run.signal)
    if (clock.now() >= code.endsAt) throw expired()
    try {
      return await askTokenEndpoint(run, {
        grantType: oauthGrantTypes['device-code'],
        parameters: { device_code: code.deviceCode },
        grantFields: [],
        secrets: [code.deviceCode],
        refused: (error, serverSaid) => refusalOf(error, serverSaid, run.provider.name),
      })
    } catch (thrown) {
      if (thrown instanceof NotTypedYet) {
        if (thrown.isTooFast) interval += slowerMs
        pause = interval
      } else if (mayPass(thrown)) {
        // A shaky network does not end the sign-in: the person may be typing the code on another one.
        pause = Math.max(Math.min(pause * 2, Math.max(longestPauseMs, interval)), pauseAskedFor(thrown))
      } else throw thrown
    }
  }
}

/** The server wants to be asked again; more slowly from now on, if it was too fast. */
class NotTypedYet extends Error {
  readonly isTooFast: boolean

  constructor(isTooFast: boolean) {
    super('not typed yet')
    this.isTooFast = isTooFast
  }
}

/** The error codes of this grant (RFC 8628 section 3.5); null for those of every grant. */
function refusalOf(error: string, serverSaid: string | undefined, provider: string): Error | null {
  switch (error) {
    case 'authorization_pending':
      return new NotTypedYet(false)
    case 'slow_down':
      return new NotTypedYet(true)
    case 'expired_token':
    // What this grant calls by a code of its own, some servers call by that of every grant.
    case 'invalid_grant':
      return new AppFailure({ code: 'code-expired', provider })
    case 'access_denied':
    case 'authorization_declined':
      return new AppFailure({ code: 'sign-in-denied', provider, ...(serverSaid === undefined ? {} : { serverSaid }) })
    default:
      return null
  }
}

const passing: ReadonlySet<string> = new Set([
  ...['server-not-found', 'server-unreachable', 'offline', 'connection-lost', 'timeout'],
  ...['rate-limited', 'server-failed', 'proxy-unreachable'],
])

function mayPass(thrown: unknown): boolean {
  return thrown instanceof AppFailure && passing.has(thrown.error.code)
}

/** Waits, or ends at once as `cancelled`. */
function wait(clock: Clock, ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const cancelled = () => {
      stop()
      reject(new AppFailure({ code: 'cancelled' }))
    }
    const stop = clock.after(ms, () => {
      signal.removeEventListener('abort', cancelled)
      resolve()
    })
    if (signal.aborted) cancelled()
    else signal.addEventListener('abort', cancelled, { once: true })
  })
}
