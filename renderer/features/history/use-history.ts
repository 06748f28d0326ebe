import { useCallback, useEffect, useState } from 'react'
import type { AppError } from '../../../shared/core/app-error.ts'
import type { HistoryLine } from '../../../shared/domain/history.ts'
import { api } from '../../lib/api.ts'

export type History = {
  /** Newest first; null until main has answered. */
  readonly lines: readonly HistoryLine[] | null
  readonly keepsBodies: boolean
  readonly failure: AppError | null
  /** Does something to the history, and asks for it anew. */
  readonly change: (act: () => ReturnType<typeof api.history.clear>) => Promise<void>
}

const pause = 150

/** A connection's history, asked of main a moment after the last letter of a search. */
export function useHistory(connectionId: string, search: string): History {
  const [lines, setLines] = useState<readonly HistoryLine[] | null>(null)
  const [keepsBodies, setKeepsBodies] = useState(false)
  const [failure, setFailure] = useState<AppError | null>(null)
  /** Counts what was changed; each change asks anew. */
  const [changes, setChanges] = useState(0)

  // biome-ignore lint/correctness/useExhaustiveDependencies: what was changed is to be seen.
  useEffect(() => {
    let current = true
    const ask = async () => {
      const result = await api.history.list({ connectionId, search })
      if (!current) return
      if (result.ok) {
        setLines(result.value.lines)
        setKeepsBodies(result.value.keepsBodies)
      } else setFailure(result.error)
    }
    const timer = setTimeout(ask, search === '' ? 0 : pause)
    return () => {
      current = false
      clearTimeout(timer)
    }
  }, [connectionId, search, changes])

  const change = useCallback<History['change']>(async (act) => {
    const result = await act()
    setFailure(result.ok ? null : result.error)
    setChanges((before) => before + 1)
  }, [])
  return { lines, keepsBodies, failure, change }
}
