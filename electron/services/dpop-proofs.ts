/** Proofs for requests that carry a bound token (DPoP, RFC 9449 section 7), and what servers said of them. In memory only. */
import { isDpopNonce } from '../../shared/core/dpop-nonce.ts'
import type { Clock } from '../ports/clock.ts'
import type { HttpStream } from '../ports/http.ts'
import { headerOf } from '../sign-in/answer.ts'
import { clockOffsetMs } from '../sign-in/clock-offset.ts'
import { dpopProof } from '../signatures/dpop.ts'
import type { Proving } from './send-request.ts'
import type { TokenRecord } from './token-record.ts'

/** Servers that something is remembered of. */
const mostServers = 200

const ignoredMs = 5_000

/** What a server said of the proofs it wants: the nonce to put in, and how far its clock is ahead of ours, ms. */
type Wish = { readonly nonce: string | null; readonly ahead: number }

export type DpopProofs = ReturnType<typeof createDpopProofs>

export function createDpopProofs(clock: Pick<Clock, 'now'>) {
  const wishes = new Map<string, Wish>()

  function remember(server: string, wish: Wish): void {
    wishes.delete(server)
    wishes.set(server, wish)
    const [oldest] = wishes.keys()
    if (wishes.size > mostServers && oldest !== undefined) wishes.delete(oldest)
  }

  return {
    /** What makes the proofs for requests with this token; null for one that is not bound. */
    of({ summary, accessToken, dpopKey }: TokenRecord): Proving | null {
      if (summary.isDpopBound !== true || dpopKey === undefined) return null
      // A nonce is the server's own, and given to one client: connections do not share them.
      const serverOf = ({ origin }: URL) => `${summary.connectionId} ${origin}`
      const wishOf = (url: URL): Wish => wishes.get(serverOf(url)) ?? { nonce: null, ahead: summary.clockOffsetMs }
      return {
        headers(method, url) {
          const { nonce, ahead } = wishOf(url)
          const at = clock.now() + ahead
          return [{ name: 'DPoP', value: dpopProof(dpopKey, { method, url, accessToken, nonce, at }) }]
        },
        learn(url, answer) {
          const before = wishOf(url)
          const given = headerOf(answer, 'dpop-nonce')
          const nonce = isDpopNonce(given) ? given : before.nonce
          const error = proofError(answer)
          const ahead = error === 'invalid_dpop_proof' ? clockOffsetMs(answer) : before.ahead
          if (nonce !== before.nonce || ahead !== before.ahead) remember(serverOf(url), { nonce, ahead })
          if (error === 'use_dpop_nonce') return isDpopNonce(given)
          return error === 'invalid_dpop_proof' && Math.abs(ahead - before.ahead) > ignoredMs
        },
      }
    },
  }
}

/** Whether a server refuses the proof beside a token, which says nothing of the token (RFC 9449 sections 7.1 and 9). */
export function refusesProof(answer: Pick<HttpStream, 'status' | 'headers'>): boolean {
  return proofError(answer) !== null
}

function proofError({ status, headers }: Pick<HttpStream, 'status' | 'headers'>): string | null {
  if (status !== 401) return null
  for (const [name, value] of headers) {
    // A challenge goes on to the scheme of the next one; `error` is a word, quoted or not (RFC 9110 section 11.6.1).
    if (name !== 'www-authenticate') continue
    const found = /(?:^|,)\s*DPoP\s[\s\S]*?\berror\s*=\s*"?([\w-]+)/i.exec(value.slice(0, 2000))
    if (found?.[1] === 'use_dpop_nonce' || found?.[1] === 'invalid_dpop_proof') return found[1]
  }
  return null
}
