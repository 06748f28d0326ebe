import { useEffect, useState } from 'react'
import type { AppError } from '../../../shared/core/app-error.ts'
import type { TokenReading } from '../../../shared/jwt/read-token.ts'
import { useTokens } from '../../stores/tokens.store.ts'

type StoredReading = { readonly reading: TokenReading | null; readonly failure: AppError | null }

/** Main's reading of the stored token, read again whenever there is a new one. The last stays until the next is there. */
export function useStoredReading(connectionId: string, obtainedAt: number | null, turn: number): StoredReading {
  const inspect = useTokens((state) => state.inspect)
  const [stored, setStored] = useState<StoredReading>({ reading: null, failure: null })
  // biome-ignore lint/correctness/useExhaustiveDependencies: a newer token, or asking again (`turn`), is the reason to read again.
  useEffect(() => {
    if (obtainedAt === null) return setStored({ reading: null, failure: null })
    let current = true
    inspect(connectionId).then((result) => {
      if (!current) return
      setStored(result.ok ? { reading: result.value, failure: null } : { reading: null, failure: result.error })
    })
    return () => {
      current = false
    }
  }, [inspect, connectionId, obtainedAt, turn])
  return stored
}
