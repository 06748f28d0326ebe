import { AppFailure } from '../../shared/core/app-error.ts'
import { readExtraParameters } from '../../shared/domain/extra-parameters.ts'
import { issuerOf } from '../../shared/domain/oauth-address.ts'
import { oauthGrantTypes } from '../../shared/domain/oauth-grants.ts'
import { redirectOf } from '../../shared/domain/redirect-uri.ts'
import { resourcesOf } from '../../shared/domain/resource-indicators.ts'
import { readAuthorizationAnswer } from '../oauth/authorization-answer.ts'
import { authorizationAddress, makeProof, type Pkce, type RequestProof } from '../oauth/authorization-request.ts'
import { pushAuthorization } from '../oauth/pushed-authorization.ts'
import type { Interaction } from '../ports/interaction.ts'
import type { IssuedToken } from '../sign-in/issued-token.ts'
import { dpopThumbprint } from '../signatures/dpop.ts'
import { textsOf } from './answered-id-token.ts'
import {
  askingClient,
  askTokenEndpoint,
  given,
  neededEndpoint,
  type OAuthRun,
  scopeParameter,
  withDpopKey,
} from './ask-token-endpoint.ts'
import { authorizationFields, redirectFields } from './authorization-fields.ts'
import { defineFlow } from './define-flow.ts'
import { clientIdField, scopeField } from './oauth-fields.ts'
import { waitForPerson } from './wait-for-person.ts'

/** How long the browser is waited for. */
export const browserWaitMs = 5 * 60_000

/**
 * Authorization code grant in the system's browser (RFC 6749 section 4.1, RFC 8252), with PKCE, `state` and, for an ID token,
 * a `nonce`. Nothing goes to the token endpoint before the answer was found to be this sign-in's own. Without a person it
 * ends as `sign-in-over`.
 */
export const authorizationCode = defineFlow({
  id: 'authorization-code',
  fields: [],
  form: [clientIdField, ...redirectFields, scopeField, ...authorizationFields],
  async run(attempt) {
    const run = withDpopKey(attempt)
    const { provider, ports, values } = run
    const { interaction } = ports
    if (interaction === null) {
      throw new AppFailure({ code: 'sign-in-over', provider: provider.name, needsPerson: true })
    }
    // Whatever is missing is said before the browser opens.
    const endpoint = neededEndpoint(run, 'authorization')
    neededEndpoint(run, 'token')
    const proof = await makeProof(pkceOf(values.pkce), asksIdToken(run))
    const way = await openWay(run, interaction)
    const address = await addressOf(run, endpoint, requestOf(run, proof, way.redirectUri))
    const came = await throughTheBrowser(run, interaction, way, address)
    const code = readAuthorizationAnswer(came, {
      state: proof.state,
      issuer: issuerToCompare(run),
      mustNameIssuer: values.answerIssuer === 'must',
      clientId: values.clientId ?? '',
      provider: provider.name,
      secrets: secretsOf(proof),
    })
    return exchange(run, proof, way.redirectUri, code)
  },
})

/** How the browser comes back: where to, and when it has. */
type Way = { readonly redirectUri: string; readonly isPasted: boolean; readonly arrived: () => Promise<URL> }

async function openWay({ values }: OAuthRun, interaction: Interaction): Promise<Way> {
  const read = redirectOf(values)
  if (!read.ok) throw new AppFailure({ code: 'invalid-input', field: read.field, reason: read.reason })
  const { choice } = read
  if (choice.kind === 'paste') {
    const { redirectUri } = choice
    return { redirectUri, isPasted: true, arrived: async () => new URL(await interaction.pasted()) }
  }
  const door = await interaction.redirects.open(
    choice.kind === 'app-link' ? { kind: 'app-link', path: 'sign-in' } : { ...choice, mayMove: choice.port === null },
  )
  return { redirectUri: door.redirectUri, isPasted: false, arrived: () => door.arrived }
}

/** Parameters that make the request what it is: nobody else may set them. */
const ours = [
  ...['response_type', 'client_id', 'redirect_uri', 'state', 'nonce'],
  ...['code_challenge', 'code_challenge_method', 'dpop_jkt'],
]

/** Everything that is asked, RFC 6749 section 4.1.1. */
function requestOf(run: OAuthRun, proof: RequestProof, redirectUri: string): URLSearchParams {
  const { values } = run
  const parameters = new URLSearchParams({
    response_type: 'code',
    ...given('client_id', values.clientId),
    redirect_uri: redirectUri,
    ...scopeParameter(run),
    ...proof.parameters,
    ...given('login_hint', values.loginHint),
    ...given('audience', values.audience),
    // The code is of use only to whoever has the key (RFC 9449 section 10).
    ...(run.dpopKey === undefined ? {} : { dpop_jkt: dpopThumbprint(run.dpopKey) }),
  })
  for (const resource of resourcesOf(values)) parameters.append('resource', resource)
  for (const { step, name, value } of readExtraParameters(values.extraParameters)) {
    if (step !== 'authorization') continue
    if (ours.includes(name)) {
      const reason = `Hallpass itself sets “${name}”: it is part of what keeps a sign-in safe. Take it out.`
      throw new AppFailure({ code: 'invalid-input', field: 'extraParameters', reason })
    }
    parameters.append(name, value)
  }
  return parameters
}

/** What the browser opens: the request itself, or a reference to one that was sent ahead (RFC 9126 section 4). */
async function addressOf(run: OAuthRun, endpoint: string, parameters: URLSearchParams): Promise<string> {
  if (run.values.par !== 'yes') return authorizationAddress(endpoint, parameters)
  const { client, clientFields, secrets } = await askingClient(run)
  const address = neededEndpoint(run, 'pushedAuthorization')
  const question = { address, parameters, provider: run.provider.name, clientFields, secrets }
  const request_uri = await pushAuthorization(client, question)
  return authorizationAddress(endpoint, new URLSearchParams({ client_id: client.clientId, request_uri }))
}

/** Opens the browser, says so, and waits until it is back. */
async function throughTheBrowser(run: OAuthRun, interaction: Interaction, way: Way, address: string): Promise<URL> {
  const { clock } = run.ports
  const { redirectUri, isPasted } = way
  const endsAt = clock.now() + browserWaitMs
  const step = { kind: 'browser', address, redirectUri, isPasted, endsAt } as const
  interaction.show({ ...step, state: 'open' })
  const late = { code: 'sign-in-unfinished', provider: run.provider.name, seconds: browserWaitMs / 1000 } as const
  const waiting = waitForPerson(way.arrived(), { clock, signal: run.signal, ms: browserWaitMs, late })
  // Should the browser not open, nobody is left to hear of the wait.
  waiting.catch(() => {})
  if (!(await interaction.browse(address))) interaction.show({ ...step, state: 'not-opened' })
  const came = await waiting
  interaction.show({ ...step, state: 'back' })
  return came
}

/** The code for a token, RFC 6749 section 4.1.3. */
function exchange(run: OAuthRun, proof: RequestProof, redirectUri: string, code: string): Promise<IssuedToken> {
  const provider = run.provider.name
  return askTokenEndpoint(run, {
    grantType: oauthGrantTypes['authorization-code'],
    parameters: { code, redirect_uri: redirectUri, ...given('code_verifier', proof.verifier ?? '') },
    grantFields: [],
    secrets: [code, ...secretsOf(proof)],
    ...(proof.nonce === null ? {} : { nonce: proof.nonce }),
    refused: (error, said) =>
      error === 'invalid_grant'
        ? new AppFailure({
            code: 'authorization-refused',
            provider,
            error,
            ...(said === undefined ? {} : { serverSaid: said }),
          })
        : null,
  })
}

/** The issuer as it stands; one with a gap in it (`{tenantid}`) names nobody. */
function issuerToCompare({ settings, connection, values }: OAuthRun): string | null {
  const issuer = issuerOf(settings, connection.servers, textsOf(values))
  return issuer === null || issuer.includes('{') ? null : issuer
}

function asksIdToken(run: OAuthRun): boolean {
  return (scopeParameter(run).scope ?? '').split(' ').includes('openid')
}

function pkceOf(value: string | undefined): Pkce {
  return value === 'plain' || value === 'none' ? value : 'S256'
}

function secretsOf({ state, verifier, nonce }: RequestProof): readonly string[] {
  return [state, verifier, nonce].filter((secret) => secret !== null)
}
