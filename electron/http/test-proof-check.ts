/** Checks proofs as RFC 9449 section 4.3 asks, over jose: what an API that lets in bound tokens only has to do. */
import { createHash } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import { calculateJwkThumbprint, EmbeddedJWK, type JWTPayload, jwtVerify } from 'jose'

/** A request that came in. `url` is the whole address under which the API knows itself. */
export type ProvenRequest = { readonly method: string; readonly url: string; readonly headers: IncomingHttpHeaders }

/** `nonce` is what every proof must hold; the API's clock is `aheadMs` ahead of ours. */
export type ProofRules = { readonly nonce?: string; readonly aheadMs?: number }

const window = 60

/** The proof; or what is wrong, in the words of RFC 9449 section 7.1. `accepted`: those that count no second time. */
export async function checkProof(
  { method, url, headers }: ProvenRequest,
  { nonce, aheadMs = 0 }: ProofRules,
  accepted: readonly JWTPayload[],
): Promise<JWTPayload | string> {
  const token = /^DPoP (\S+)$/.exec(headers.authorization ?? '')?.[1]
  if (token === undefined) return 'invalid_token'
  const currentDate = new Date(Date.now() + aheadMs)
  const options = { typ: 'dpop+jwt', algorithms: ['ES256'], currentDate, maxTokenAge: window, clockTolerance: 2 }
  const verified = await jwtVerify(String(headers.dpop ?? ''), EmbeddedJWK, options).catch(() => null)
  if (verified === null) return 'invalid_dpop_proof'
  const { payload, protectedHeader } = verified
  const fits =
    payload.htm === method &&
    payload.htu === url.replace(/[?#].*$/, '') &&
    payload.ath === createHash('sha256').update(token).digest('base64url')
  const isReplayed = accepted.some(({ jti }) => jti === payload.jti)
  if (!fits || isReplayed) return 'invalid_dpop_proof'
  if (nonce !== undefined && payload.nonce !== nonce) return 'use_dpop_nonce'
  const bound = await calculateJwkThumbprint(protectedHeader.jwk ?? {})
  return boundTo(token) === bound ? payload : 'invalid_token'
}

/** The thumbprint of the key that a token (JWT) is bound to (section 6.1). Its signature is not checked here. */
export function boundTo(token: string): unknown {
  const payload = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString() || '{}')
  return payload.cnf?.jkt
}
