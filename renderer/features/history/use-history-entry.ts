import { useEffect, useState } from 'react'
import type { AppError } from '../../../shared/core/app-error.ts'
import type { HistoryEntry } from '../../../shared/domain/history.ts'
import { api } from '../../lib/api.ts'

/** All that was kept of one exchange; both null until main has answered. */
export type Looked = { readonly entry: HistoryEntry | null; readonly failure: AppError | null }

/** One exchange, asked of main. */
export function useHistoryEntry(connectionId: string, id: string | null): Looked {
  const [looked, setLooked] = useState<Looked>({ entry: null, failure: null })
  useEffect(() => {
    if (id === null) return
    let current = true
    void api.history.entry({ connectionId, id }).then((result) => {
      if (!current) return
      setLooked(result.ok ? { entry: result.value, failure: null } : { entry: null, failure: result.error })
    })
    return () => {
      current = false
    }
  }, [connectionId, id])
  return looked.entry?.id === id || looked.failure ? looked : { entry: null, failure: null }
}
