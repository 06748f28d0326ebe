/** An API on 127.0.0.1 that lets in bound tokens only, and checks their proofs (DPoP, RFC 9449). */
import type { JWTPayload } from 'jose'
import { checkProof } from './test-proof-check.ts'
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

/** Starts it for one test. A token is good for it when its `cnf.jkt` is the thumbprint of the proof's key. */
export async function startProofServer(choices: ProofServerChoices = {}): Promise<ProofServer> {
  const accepted: JWTPayload[] = []
  const server: TestServer = await startTestServer(async (request) => {
    const date = new Date(Date.now() + (choices.aheadMs ?? 0)).toUTCString()
    const { method, path, headers } = request
    const outcome = await checkProof({ method, url: new URL(path, server.url).href, headers }, choices, accepted)
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
