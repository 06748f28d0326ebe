/** An API on 127.0.0.1 that lets in bound tokens only, and checks their proofs as RFC 9449 section 4.3 asks, over jose. */
import { createHash } from 'node:crypto'
import { calculateJwkThumbprint, EmbeddedJWK, type JWTPayload, jwtVerify } from 'jose'
import { type Arrived, startTestServer, type TestAnswer, type TestServer } from './test-server.ts'

/** What a test may want otherwise. `nonce` is what every proof must hold; its clock is `aheadMs` ahead of ours. */
export type ProofServerChoices = {
  nonce?: string
  aheadMs?: number
  /** What is answered once token and proof were accepted; `{"ok":true}` by default. */
  answer?: (request: Arrived) => TestAnswer | null
}

export type ProofServer = TestServer & {
  /** The proofs it accepted, oldest first. */
  readonly accepted: JWTPayload[]
  /** May be changed while it runs. */
  readonly choices: ProofServerChoices
}

const window = 60

/** Starts it for one test. A token is good for it when its `cnf.jkt` is the thumbprint of the proof's key. */
export async function startProofServer(choices: ProofServerChoices = {}): Promise<ProofServer> {
  const accepted: JWTPayload[] = []
  const server: TestServer = await startTestServer(async (request) => {
    const date = new Date(Date.now() + (choices.aheadMs ?? 0)).toUTCString()
    const outcome = await check(request, server.url, choices, accepted)
    const nonce = choices.nonce === undefined ? {} : { 'dpop-nonce': choices.nonce }
    if (typeof outcome === 'string') {
      return {
        status: 401,
        headers: { date, ...nonce, 'www-authenticate': `Bearer, DPoP algs="ES256", error="${outcome}"` },
      }
    }
    accepted.push(outcome)
    const answer = choices.answer?.(request) ?? { body: '{"ok":true}', headers: { 'content-type': 'application/json' } }
    return { ...answer, headers: { date, ...nonce, ...answer.headers } }
  })
  return { ...server, accepted, choices }
}

/** The proof; or what is wrong, in the words of RFC 9449 section 7.1. */
async function check(
  { method, path, headers }: Arrived,
  ownUrl: string,
  { nonce, aheadMs = 0 }: ProofServerChoices,
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
    payload.htu === new URL(path, ownUrl).href.replace(/[?#].*$/, '') &&
    payload.ath === createHash('sha256').update(token).digest('base64url')
  const isReplayed = accepted.some(({ jti }) => jti === payload.jti)
  if (!fits || isReplayed) return 'invalid_dpop_proof'
  if (nonce !== undefined && payload.nonce !== nonce) return 'use_dpop_nonce'
  const bound = await calculateJwkThumbprint(protectedHeader.jwk ?? {})
  return boundTo(token) === bound ? payload : 'invalid_token'
}

/** The thumbprint of the key that a token (JWT) is bound to (section 6.1). Its signature is not this server's concern. */
export function boundTo(token: string): unknown {
  const payload = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString() || '{}')
  return payload.cnf?.jkt
}
