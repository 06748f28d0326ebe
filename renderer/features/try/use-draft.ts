import { useCallback } from 'react'
import type { Connection } from '../../../shared/domain/connection.ts'
import type { Provider } from '../../../shared/domain/provider.ts'
import { type TryDraft, useTryDrafts } from '../../stores/try-drafts.store.ts'
import { emptyDraft } from './empty-draft.ts'
import { draftOfExample } from './request-of.ts'

export type ChangeDraft = (change: Partial<TryDraft>) => void

/** A connection's request as it stands in the form; at first the provider's first example. */
export function useDraft(connection: Connection, provider: Provider | undefined): readonly [TryDraft, ChangeDraft] {
  const kept = useTryDrafts((state) => state.drafts[connection.id])
  const write = useTryDrafts((state) => state.write)
  const first = provider?.examples[0]
  const draft = kept ?? (first ? draftOfExample(first, undefined) : emptyDraft)
  const change = useCallback<ChangeDraft>(
    (changed) => write(connection.id, { ...(useTryDrafts.getState().drafts[connection.id] ?? draft), ...changed }),
    [write, connection.id, draft],
  )
  return [draft, change]
}
