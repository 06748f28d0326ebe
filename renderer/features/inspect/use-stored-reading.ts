import { useEffect, useState } from 'react'
import type { AppError } from '../../../shared/core/app-error.ts'
import { api, type StoredReading } from '../../lib/api.ts'

type StoredReadingState = {
  readonly stored: StoredReading | null
  readonly failure: AppError | null
  /** When the token that was read was obtained: it may be the one before for a moment. */
  readonly readOf: number | null
}

const nothing: StoredReadingState = { stored: null, failure: null, readOf: null }

/** Main's reading of a stored token, read again whenever there is a new one. The last stays until the next is there. */
export function useStoredReading(connectionId: string, obtainedAt: number | null, turn = 0): StoredReadingState {
  const [state, setState] = useState(nothing)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a newer token, or asking again (`turn`), is the reason to read again.
  useEffect(() => {
    if (obtainedAt === null) return setState(nothing)
    let current = true
    api.inspector.readStored({ connectionId }).then((result) => {
      if (!current) return
      setState(
        result.ok ? { stored: result.value, failure: null, readOf: obtainedAt } : { ...nothing, failure: result.error },
      )
    })
    return () => {
      current = false
    }
  }, [connectionId, obtainedAt, turn])
  return state
}
