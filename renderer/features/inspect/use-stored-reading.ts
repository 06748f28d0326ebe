import { useEffect, useState } from 'react'
import type { AppError } from '../../../shared/core/app-error.ts'
import { api, type StoredReading, type WhichToken } from '../../lib/api.ts'

type StoredReadingState = {
  readonly stored: StoredReading | null
  readonly failure: AppError | null
  /** When the token that was read was obtained: it may be the one before for a moment. */
  readonly readOf: number | null
}

const nothing: StoredReadingState = { stored: null, failure: null, readOf: null }

/** Main's reading of a stored token, read again whenever there is a new one. The last stays until the next is there. */
export function useStoredReading(
  connectionId: string,
  obtainedAt: number | null,
  turn = 0,
  which?: WhichToken,
): StoredReadingState {
  const [{ of, ...state }, setState] = useState<StoredReadingState & { readonly of?: WhichToken | undefined }>(nothing)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a newer token, or asking again (`turn`), is the reason to read again.
  useEffect(() => {
    if (obtainedAt === null) return setState(nothing)
    let current = true
    api.inspector.readStored({ connectionId, ...(which === undefined ? {} : { which }) }).then((result) => {
      if (!current) return
      setState(
        result.ok
          ? { stored: result.value, failure: null, readOf: obtainedAt, of: which }
          : { ...nothing, failure: result.error, of: which },
      )
    })
    return () => {
      current = false
    }
  }, [connectionId, obtainedAt, turn, which])
  // Of the other token there is nothing to show yet.
  return of === which ? state : nothing
}
