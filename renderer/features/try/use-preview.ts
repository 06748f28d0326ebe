import { useEffect, useState } from 'react'
import type { AppError } from '../../../shared/core/app-error.ts'
import type { Connection } from '../../../shared/domain/connection.ts'
import type { RequestPreview } from '../../../shared/domain/http-exchange.ts'
import type { RequestForm } from '../../../shared/domain/request-form.ts'
import type { Variable } from '../../../shared/domain/variable.ts'
import { api } from '../../lib/api.ts'
import { useConnection } from '../../stores/connections.store.ts'
import { useTokenState } from '../../stores/tokens.store.ts'
import { requestOf } from './request-of.ts'

export type Preview = { readonly preview: RequestPreview | null; readonly failure: AppError | null }

const pause = 200

/** What would go out for the draft, asked of main a moment after the last change. The last preview stays until the next is there. */
export function usePreview(connection: Connection, draft: RequestForm, variables: readonly Variable[] | null): Preview {
  const { authorization } = draft
  const ownerId = authorization.kind === 'other' ? authorization.connectionId : connection.id
  const owner = useConnection(ownerId)
  const obtainedAt = useTokenState(ownerId)?.token?.obtainedAt
  const [state, setState] = useState<Preview>({ preview: null, failure: null })
  // biome-ignore lint/correctness/useExhaustiveDependencies: another token, set-up or variable changes what goes out.
  useEffect(() => {
    let current = true
    const timer = setTimeout(async () => {
      const result = await api.requests.preview({ draft: requestOf(connection.id, draft) })
      if (!current) return
      setState(result.ok ? { preview: result.value, failure: null } : { preview: null, failure: result.error })
    }, pause)
    return () => {
      current = false
      clearTimeout(timer)
    }
  }, [connection, owner, draft, obtainedAt, variables])
  return state
}
