/** The device code grant against the certified server, where a person types the code. */
import { describe, expect, it, onTestFinished } from 'vitest'
import { plainNetwork } from '../../shared/domain/network.ts'
import type { Provider } from '../../shared/domain/provider.ts'
import type { SignInStep } from '../../shared/domain/sign-in-step.ts'
import { oauthServer } from '../../shared/providers/oauth-server.ts'
import { type AuthorizationServerOptions, startAuthorizationServer } from '../http/test-authorization-server.ts'
import { failureOf, startEngine } from '../http/test-server.ts'
import { typeCode } from '../http/test-types-code.ts'
import { completeSignIn } from './complete-sign-in.ts'
import { deviceCode } from './device-code.ts'

type Step = Extract<SignInStep, { kind: 'device-code' }>

const grant = 'urn:ietf:params:oauth:grant-type:device_code'
const secret = 'a secret that is long enough for HMAC'

/** A sign-in whose person does `act` when the code is shown. Time between two questions passes at once. */
async function signIn(act: (step: Step) => Promise<void>, options: AuthorizationServerOptions = {}) {
  const server = await startAuthorizationServer({
    clients: [
      { client_id: 'tv', client_secret: secret, grant_types: [grant, 'refresh_token'] },
      { client_id: 'public', token_endpoint_auth_method: 'none', grant_types: [grant, 'refresh_token'] },
    ],
    ...options,
  })
  onTestFinished(server.close)
  const run = (values: Readonly<Record<string, string>>) => {
    const known = oauthServer.signIns.find(({ flow }) => flow === 'device-code')
    if (known === undefined) throw new Error('There is no sign-in with a code')
    let typed: Promise<void> = Promise.resolve()
    const provider: Provider = oauthServer
    const { issuer, endpoints } = server
    return deviceCode.run({
      provider,
      signIn: completeSignIn(known),
      settings: known.settings,
      connection: {
        servers: {
          issuer,
          token: endpoints.token,
          deviceAuthorization: endpoints.deviceAuthorization,
          jwks: endpoints.jwks,
        },
        acceptsInsecure: false,
        verifyTls: true,
        basicEncoding: 'exact',
        network: plainNetwork,
      },
      input: values,
      values,
      ports: {
        http: startEngine().http,
        clock: {
          now: () => Date.now(),
          // The first question comes once the person has done what they do.
          after(_ms, next) {
            void typed.then(next)
            return () => {}
          },
        },
        interaction: {
          show(step) {
            if (step.kind === 'device-code') typed = act(step)
          },
          browse: async () => true,
          redirects: { open: () => Promise.reject(new Error('not asked for')) },
          pasted: () => Promise.reject(new Error('not asked for')),
        },
      },
      signal: new AbortController().signal,
    })
  }
  return { server, run }
}

const byBasic = { clientId: 'tv', clientAuth: 'client_secret_basic', clientSecret: secret, scope: 'openid email' }

describe('a code typed at the certified server', () => {
  it.each([
    ['a client with a secret', byBasic],
    ['a client with a secret in the body', { ...byBasic, clientAuth: 'client_secret_post' }],
    ['a public client', { clientId: 'public', clientAuth: 'none', scope: 'openid' }],
  ])('brings a token for %s, and an ID token that is right', async (_who, values) => {
    const { run } = await signIn(({ address, userCode }) => typeCode(address, userCode))
    const issued = await run({ ...values, scope: values.scope })
    expect(issued).toMatchObject({
      refreshToken: expect.any(String),
      idTokenSummary: { subject: 'ada', check: { outcome: 'checked' } },
    })
  })

  it('may be in the address already', async () => {
    const whole: (string | null)[] = []
    const { run } = await signIn(async ({ address, userCode, wholeAddress }) => {
      whole.push(wholeAddress)
      await typeCode(address, userCode)
    })
    await run(byBasic)
    expect(whole[0]).toMatch(/\?user_code=[A-Z]{4}-[A-Z]{4}$/)
  })

  it('is turned down by the person', async () => {
    const { run } = await signIn(({ address, userCode }) => typeCode(address, userCode, 'abort'))
    expect((await failureOf(run(byBasic))).error).toMatchObject({ code: 'sign-in-denied' })
  })

  it('has ended when nobody typed it', async () => {
    const wait = () => new Promise<void>((resolve) => setTimeout(resolve, 1_100))
    const { run } = await signIn(wait, { configuration: { ttl: { DeviceCode: 1 } } })
    expect((await failureOf(run(byBasic))).error).toMatchObject({ code: 'code-expired' })
  })

  it('is not given to a client with a wrong secret', async () => {
    const { run } = await signIn(async () => {})
    expect((await failureOf(run({ ...byBasic, clientSecret: 'wrong' }))).error).toMatchObject({
      code: 'credentials-refused',
      fields: ['clientId', 'clientSecret'],
    })
  })
})
