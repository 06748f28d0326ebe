/** What happens to a call once its sender is known to be ours: limits, the handler, and the outcome as a `Result`. */
import { fail, ok, type Result } from '../../shared/core/result.ts'
import type { Log } from '../ports/log.ts'
import { describeBug } from './describe-bug.ts'
import { longerInputs } from './input-limits.ts'
import { inputProblem } from './input-problem.ts'
import { toAppError } from './to-app-error.ts'

/** Calls `handler` and turns whatever it does into a `Result`. Rejects only a call that no window of ours makes. */
export async function answerCall(
  channel: string,
  handler: (input: unknown) => Promise<unknown>,
  inputs: readonly unknown[],
  log: Log,
): Promise<Result<unknown>> {
  if (inputs.length > 1) {
    log('call-refused', { channel, why: 'more-than-one-input' })
    throw new Error('A call takes one input.')
  }
  const maxBytes = longerInputs[channel]
  if (inputProblem(inputs[0], maxBytes) === 'too-large') {
    log('call-refused', { channel, why: 'too-large' })
    const most = maxBytes === undefined ? '5 MB' : 'ten million characters'
    return fail({ code: 'invalid-input', reason: `This is larger than ${most}, more than Hallpass takes at once.` })
  }
  try {
    return ok(await handler(inputs[0]))
  } catch (cause) {
    const error = toAppError(cause)
    if (error.code === 'unexpected') log('call-failed', { channel, ...describeBug(cause) })
    // What a person met, as a code: for whoever helps them.
    else if (error.code !== 'cancelled') log('call-refused', { channel, code: error.code })
    return fail(error)
  }
}
