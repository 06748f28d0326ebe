/** What an authorization request is made of (RFC 6749 section 4.1.1, RFC 7636, OpenID Connect Core section 3.1.2.1). */
import {
  calculatePKCECodeChallenge,
  generateRandomCodeVerifier,
  generateRandomNonce,
  generateRandomState,
} from 'oauth4webapi'

/** How the code is protected on its way; all but `S256` are weaknesses. */
export type Pkce = 'S256' | 'plain' | 'none'

/** What ties an answer to the request, made anew for each. */
export type RequestProof = {
  readonly state: string
  /** What the ID token must repeat; null where none is asked for. */
  readonly nonce: string | null
  /** What the token request proves itself with; null without PKCE. Secret. */
  readonly verifier: string | null
  /** All of it as the authorization request says it. */
  readonly parameters: Readonly<Record<string, string>>
}

/** Makes the proof. `asksIdToken`: the scope has `openid` in it. */
export async function makeProof(pkce: Pkce, asksIdToken: boolean): Promise<RequestProof> {
  const state = generateRandomState()
  const nonce = asksIdToken ? generateRandomNonce() : null
  const verifier = pkce === 'none' ? null : generateRandomCodeVerifier()
  return {
    state,
    nonce,
    verifier,
    parameters: {
      state,
      ...(nonce === null ? {} : { nonce }),
      ...(verifier === null ? {} : { code_challenge: await challengeOf(verifier, pkce), code_challenge_method: pkce }),
    },
  }
}

/** The address for the browser; a query that the endpoint has already stays (RFC 6749 section 3.1). */
export function authorizationAddress(endpoint: string, parameters: URLSearchParams): string {
  const url = new URL(endpoint)
  for (const [name, value] of parameters) url.searchParams.append(name, value)
  return url.href
}

async function challengeOf(verifier: string, pkce: Pkce): Promise<string> {
  return pkce === 'plain' ? verifier : calculatePKCECodeChallenge(verifier)
}
