/** Asks an authorization server with a proof (DPoP), and once more as it wants the proof to be (RFC 9449 sections 5 and 8). */
import type { DPoPHandle } from 'oauth4webapi'
import { isDpopNonce } from '../../shared/core/dpop-nonce.ts'
import type { HttpAnswer } from '../ports/http.ts'
import { headerOf, readAnswer } from '../sign-in/answer.ts'
import { clockOffsetMs } from '../sign-in/clock-offset.ts'
import { valueAt } from '../sign-in/lenient-json.ts'
import { dpopHandle } from './dpop-handle.ts'

/** Sends the request, with what adds the proof to it. */
type Ask = (handle: DPoPHandle) => Promise<HttpAnswer>

/**
 * The answer to be read. A server that wants a nonce of its own in the proof is asked again with it; one that refuses the proof
 * while its clock is another is asked again by its clock. Each once: nobody is asked for ever.
 */
export async function askWithProof(dpopKey: string, ask: Ask): Promise<HttpAnswer> {
  let handle = await dpopHandle(dpopKey)
  const asked = async () => {
    const answer = await ask(handle)
    const wantsNonce = errorOf(answer) === 'use_dpop_nonce' && isDpopNonce(headerOf(answer, 'dpop-nonce'))
    // The library took the nonce from the answer, and puts it into the next proof.
    return wantsNonce ? ask(handle) : answer
  }
  const answer = await asked()
  const offset = clockOffsetMs(answer)
  if (errorOf(answer) !== 'invalid_dpop_proof' || offset === 0) return answer
  handle = await dpopHandle(dpopKey, offset)
  return asked()
}

function errorOf(answer: HttpAnswer): unknown {
  if (answer.status >= 200 && answer.status <= 299) return undefined
  return valueAt(readAnswer(answer, [])?.document, 'error')
}
