/**
 * Trying a login while it is being described: sends its request once, keeps the answer in memory, and says what a sign-in
 * would make of it. Neither the answer nor what was typed leaves the main process; nothing is saved.
 */
import { AppFailure } from '../../shared/core/app-error.ts'
import { type HttpLoginAnswer, refreshTokenField } from '../../shared/domain/http-login.ts'
import { previewOf } from '../../shared/domain/mask.ts'
import type { Provider, SignIn } from '../../shared/domain/provider.ts'
import type { LoginReading, LoginStep, LoginTrial, TriedLogin } from '../../shared/ipc/logins.contract.ts'
import { isJwtShaped } from '../../shared/jwt/jwt-runs.ts'
import { httpLogin } from '../flows/http-login.ts'
import type { HttpAnswer } from '../ports/http.ts'
import type { IssuedToken } from '../sign-in/issued-token.ts'
import { signInLimits } from '../sign-in/limits.ts'
import type { ConnectionStore } from './connection-store.ts'
import type { CredentialStore } from './credential-store.ts'
import { offerHttp } from './offer-http.ts'
import { overNetwork } from './over-network.ts'
import { type PreparedTrial, prepareTrial } from './prepare-trial.ts'
import { showTried } from './show-tried.ts'
import type { SignInPorts } from './sign-in-runner.ts'

/** What trials work with. */
export type LoginTrialsParts = {
  readonly connections: ConnectionStore
  readonly credentials: CredentialStore
  readonly ports: SignInPorts
}

export type LoginTrials = ReturnType<typeof createLoginTrials>

type Kept = { readonly trial: PreparedTrial; readonly answer: HttpAnswer }

export function createLoginTrials({ connections, credentials, ports }: LoginTrialsParts) {
  const kept = new Map<LoginStep, Kept>()
  const running = new Map<string, AbortController>()

  async function send(login: LoginTrial, signal: AbortSignal): Promise<TriedLogin> {
    const refreshToken = login.renews === undefined ? undefined : await keptRefreshToken(login.renews)
    const trial = await prepareTrial(login, refreshToken, connections, credentials)
    const { request, subject, saved } = trial
    const http = overNetwork(ports.http, subject, async () => saved, ports.systemProxy)
    const { verifyTls } = login
    const answer = await http({ ...request, verifyTls, ...signInLimits, signal }).catch((thrown) => {
      throw offerHttp(thrown, trial.assumedHttps)
    })
    if (signal.aborted) throw new AppFailure({ code: 'cancelled' })
    if (login.renews === undefined) kept.clear()
    kept.set(login.renews === undefined ? 'sign-in' : 'renewal', { trial, answer })
    return showTried(answer, trial.host, trial.secrets)
  }

  async function keptRefreshToken(answer: HttpLoginAnswer): Promise<string> {
    const { refreshToken } = await issuedBy(keptOf('sign-in'), answer)
    if (refreshToken !== null) return refreshToken
    throw new AppFailure({
      code: 'invalid-input',
      field: 'refreshToken',
      reason: 'The answer to the sign-in has no refresh token where you said. Choose it there first.',
    })
  }

  function keptOf(step: LoginStep): Kept {
    const one = kept.get(step)
    if (one === undefined) throw new AppFailure({ code: 'not-found', what: 'exchange' })
    return one
  }

  return {
    async try(trialId: string, login: LoginTrial): Promise<TriedLogin> {
      const controller = new AbortController()
      running.set(trialId, controller)
      try {
        return await send(login, controller.signal)
      } finally {
        running.delete(trialId)
      }
    },

    async read(input: {
      readonly step: LoginStep
      readonly answer: HttpLoginAnswer
      readonly documentedLifetimeSeconds?: number
    }): Promise<LoginReading> {
      const { step, answer, documentedLifetimeSeconds } = input
      return readingOf(await issuedBy(keptOf(step), answer, documentedLifetimeSeconds))
    },

    cancel(trialId: string): void {
      running.get(trialId)?.abort()
    },

    forget(): void {
      for (const controller of running.values()) controller.abort()
      kept.clear()
    },
  }

  /** The token that a sign-in with these settings gets out of the answer: the flow itself, asking nobody. */
  function issuedBy({ trial, answer }: Kept, settings: HttpLoginAnswer, documented?: number): Promise<IssuedToken> {
    const signIn = signInOf(trial, settings, documented)
    return httpLogin.run({
      provider: { ...nobody, name: trial.host, signIns: [signIn] },
      signIn,
      settings: signIn.settings,
      connection: trial.subject,
      input: trial.input,
      values: trial.input,
      ports: { http: async () => answer, clock: ports.clock, interaction: null },
      signal: new AbortController().signal,
    })
  }
}

const nobody: Provider = {
  id: 'tried',
  name: '',
  monogram: '?',
  hue: 0,
  summary: '',
  docsUrl: '',
  servers: [],
  signIns: [],
  use: { header: 'Authorization', scheme: 'Bearer' },
  examples: [],
}

function signInOf({ login }: PreparedTrial, answer: HttpLoginAnswer, documented: number | undefined) {
  return {
    id: 'tried',
    label: '',
    summary: '',
    flow: 'http-login',
    settings: {
      request: login.request,
      answer,
      ...(documented === undefined ? {} : { documentedLifetimeSeconds: documented }),
    },
    // What the second request has is as secret as what was typed.
    fields: login.fields.filter(({ name }) => name !== refreshTokenField),
    renewal: { kind: 'none' },
  } as const satisfies SignIn
}

function readingOf({ accessToken, refreshToken, lifetime, carryHeaders, basePath, notes }: IssuedToken): LoginReading {
  return {
    preview: previewOf(accessToken),
    format: isJwtShaped(accessToken) ? 'jwt' : 'opaque',
    length: accessToken.length,
    expiresAt: lifetime.expiresAt,
    expirySource: lifetime.expirySource,
    lifetimeMs: lifetime.lifetimeMs,
    refreshPreview: refreshToken === null ? null : previewOf(refreshToken),
    carryNames: carryHeaders.map(({ name }) => name),
    basePath,
    notes,
  }
}
