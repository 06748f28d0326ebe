/** One try to connect at a time: under way since when, stopped, or how it failed. */
import { useCallback, useEffect, useRef, useState } from 'react'
import type { AppError } from '../../../shared/core/app-error.ts'
import type { Result } from '../../../shared/core/result.ts'
import type { Connection, ConnectionDraft } from '../../../shared/domain/connection.ts'
import { readNow } from '../../lib/use-now.ts'
import { useConnections } from '../../stores/connections.store.ts'

/** Where the try is. */
export type AttemptState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'trying'; readonly since: number; readonly attemptId: string }
  | { readonly kind: 'saving' }
  | { readonly kind: 'stopped' }
  | { readonly kind: 'failed'; readonly error: AppError }

/** The running try and the ways to start and end it. `id` is the connection that is edited, if any. */
export function useAttempt(id: string | undefined) {
  const [state, setState] = useState<AttemptState>({ kind: 'idle' })
  const running = useRef<string | null>(null)
  const { connect, save, cancel } = useConnections.getState()

  const end = useCallback((error: AppError | null) => {
    running.current = null
    if (!error) setState({ kind: 'idle' })
    else setState(error.code === 'cancelled' ? { kind: 'stopped' } : { kind: 'failed', error })
  }, [])

  const tryAndSave = async (draft: ConnectionDraft): Promise<Result<Connection> | null> => {
    const attemptId = crypto.randomUUID()
    running.current = attemptId
    setState({ kind: 'trying', since: readNow(), attemptId })
    const result = await connect({ ...(id ? { id } : {}), draft, attemptId })
    // A try that the person left behind has nothing more to say.
    if (running.current !== attemptId) return null
    end(result.ok ? null : result.error)
    return result
  }

  const saveOnly = async (draft: ConnectionDraft): Promise<Result<Connection> | null> => {
    setState({ kind: 'saving' })
    const result = await save({ ...(id ? { id } : {}), draft })
    end(result.ok ? null : result.error)
    return result
  }

  const stop = useCallback(() => {
    if (running.current) void cancel(running.current)
  }, [cancel])

  // Leaving the form ends its try.
  useEffect(
    () => () => {
      stop()
      running.current = null
    },
    [stop],
  )

  return { state, tryAndSave, saveOnly, stop, clear: () => setState({ kind: 'idle' }) }
}
