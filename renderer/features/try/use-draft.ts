import { useCallback } from 'react'
import type { Connection } from '../../../shared/domain/connection.ts'
import type { Provider } from '../../../shared/domain/provider.ts'
import { emptyForm, type RequestForm } from '../../../shared/domain/request-form.ts'
import { useTryDrafts } from '../../stores/try-drafts.store.ts'
import { draftOfExample } from './request-of.ts'

export type ChangeDraft = (change: Partial<RequestForm>) => void

/** A connection's request as it stands in the form; at first the provider's first example. */
export function useDraft(connection: Connection, provider: Provider | undefined): readonly [RequestForm, ChangeDraft] {
  const kept = useTryDrafts((state) => state.drafts[connection.id])
  const write = useTryDrafts((state) => state.write)
  const first = provider?.examples[0]
  const draft = kept ?? (first ? draftOfExample(first, undefined) : emptyForm)
  const change = useCallback<ChangeDraft>(
    (changed) => write(connection.id, { ...(useTryDrafts.getState().drafts[connection.id] ?? draft), ...changed }),
    [write, connection.id, draft],
  )
  return [draft, change]
}
