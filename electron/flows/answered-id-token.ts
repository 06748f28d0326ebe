/** The ID token in a token answer: checked, and put in the access token's place where the person wants that. */
import { AppFailure } from '../../shared/core/app-error.ts'
import type { IdTokenSummary } from '../../shared/domain/id-token.ts'
import { endpointOf, issuerOf } from '../../shared/domain/oauth-address.ts'
import type { TokenNote } from '../../shared/domain/token.ts'
import { checkIdToken } from '../oauth/check-id-token.ts'
import { assertTokenUsable } from '../sign-in/carry.ts'
import type { IssuedToken } from '../sign-in/issued-token.ts'
import type { GrantQuestion, OAuthRun } from './ask-token-endpoint.ts'

/**
 * With what the ID token says. Throws `id-token-refused`; but one that nobody asked for is passed over instead, since
 * servers that know nothing of OpenID Connect may mean something else by that name.
 */
export async function withIdToken(run: OAuthRun, question: GrantQuestion, issued: IssuedToken): Promise<IssuedToken> {
  const { idToken, ...without } = issued
  if (idToken === undefined) return issued
  try {
    return { ...issued, idTokenSummary: await check(run, question, issued, idToken) }
  } catch (thrown) {
    const isRefused = thrown instanceof AppFailure && thrown.error.code === 'id-token-refused'
    if (isRefused && !isAskedFor(run, question)) return without
    throw thrown
  }
}

/** Also where the issuer or its keys are known: then the server is one that speaks OpenID Connect. */
function isAskedFor({ connection, values, settings }: OAuthRun, { nonce }: GrantQuestion): boolean {
  const texts = textsOf(values)
  const isKnown =
    issuerOf(settings, connection.servers, texts) ?? endpointOf('jwks', settings, connection.servers, texts)
  if (isKnown !== null) return true
  const scopes = (values.scope ?? settings.scope ?? '').split(/\s+/)
  return nonce !== undefined || values.bearer === 'id-token' || scopes.includes('openid')
}

function check(run: OAuthRun, question: GrantQuestion, issued: IssuedToken, idToken: string): Promise<IdTokenSummary> {
  const { connection, ports, provider, settings, values } = run
  const texts = textsOf(values)
  return checkIdToken({
    idToken,
    accessToken: issued.accessToken,
    ...(question.nonce === undefined ? {} : { nonce: question.nonce }),
    issuer: issuerOf(settings, connection.servers, texts),
    clientId: values.clientId ?? '',
    isForClient: question.isForOthers !== true,
    jwksAddress: endpointOf('jwks', settings, connection.servers, texts),
    clientSecret: values.clientSecret ?? '',
    now: ports.clock.now(),
    clockOffsetMs: issued.lifetime.clockOffsetMs,
    provider: provider.name,
    acceptsInsecure: connection.acceptsInsecure,
    verifyTls: connection.verifyTls,
    http: ports.http,
  })
}

/**
 * With the ID token as the token, where the form says so (`bearer`). Only access tokens are bound to a key: it goes without a
 * proof. Throws `no-id-token` where none came.
 */
export function withBearer(run: OAuthRun, issued: IssuedToken): IssuedToken {
  if (run.values.bearer !== 'id-token') return issued
  const { isDpopBound = false, ...unbound } = issued
  const { idToken, idTokenSummary, accessToken, obtainedAt, notes } = issued
  const { provider, connection, settings, values } = run
  if (idToken === undefined) throw new AppFailure({ code: 'no-id-token', provider: provider.name })
  const asked = endpointOf('token', settings, connection.servers, textsOf(values))
  assertTokenUsable(idToken, asked === null ? provider.name : new URL(asked).host)
  const expiresAt = idTokenSummary?.expiresAt ?? null
  const ending: TokenNote[] = expiresAt === null ? [{ kind: 'lifetime-unknown' }] : []
  return {
    ...unbound,
    accessToken: idToken,
    accessTokenBeside: accessToken,
    ...(isDpopBound ? { isBesideDpopBound: true } : {}),
    lifetime: {
      expiresAt,
      expirySource: expiresAt === null ? 'unknown' : 'jwt',
      lifetimeMs: expiresAt === null ? null : expiresAt - obtainedAt,
      clockOffsetMs: issued.lifetime.clockOffsetMs,
    },
    notes: [...notes.filter(({ kind }) => !aboutAccessToken.has(kind)), ...ending, { kind: 'id-token-is-bearer' }],
  }
}

/** What was said of the access token alone. */
const aboutAccessToken: ReadonlySet<string> = new Set([
  ...['lifetime-unknown', 'lifetime-ignored', 'lifetime-as-text'],
  ...['dpop-bound', 'dpop-not-bound'],
])

/** A form's values, those left out as empty ones. */
export function textsOf(values: Readonly<Partial<Record<string, string>>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, value ?? '']))
}
