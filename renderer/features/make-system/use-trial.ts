/** One request that is tried: under way, stopped, how it failed, or what came back. */
import { useCallback, useRef, useState } from 'react'
import type { AppError } from '../../../shared/core/app-error.ts'
import { api, type LoginTrial, type TriedLogin } from '../../lib/api.ts'
import { readNow } from '../../lib/use-now.ts'

/** Where the trial is. */
export type TrialState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'trying'; readonly since: number }
  /** By the person; or main let go of it, since they left their computer. */
  | { readonly kind: 'stopped' }
  | { readonly kind: 'failed'; readonly error: AppError }
  | { readonly kind: 'answered'; readonly tried: TriedLogin }

/** The trial of one of the two requests. */
export type Trial = {
  readonly state: TrialState
  readonly tried: TriedLogin | null
  /** Resolves with what came back; null where nothing did. */
  readonly start: (login: LoginTrial) => Promise<TriedLogin | null>
  readonly stop: () => void
  readonly clear: () => void
}

export function useTrial(): Trial {
  const [state, setState] = useState<TrialState>({ kind: 'idle' })
  const running = useRef<string | null>(null)

  const start = useCallback(async (login: LoginTrial): Promise<TriedLogin | null> => {
    const trialId = crypto.randomUUID()
    running.current = trialId
    setState({ kind: 'trying', since: readNow() })
    const result = await api.logins.try({ trialId, login })
    // A trial that the person left behind has nothing more to say.
    if (running.current !== trialId) return null
    running.current = null
    if (result.ok) setState({ kind: 'answered', tried: result.value })
    else setState(result.error.code === 'cancelled' ? { kind: 'stopped' } : { kind: 'failed', error: result.error })
    return result.ok ? result.value : null
  }, [])

  const stop = useCallback(() => {
    if (running.current) void api.logins.cancel({ trialId: running.current })
  }, [])

  const clear = useCallback(() => setState({ kind: 'idle' }), [])

  return { state, tried: state.kind === 'answered' ? state.tried : null, start, stop, clear }
}
