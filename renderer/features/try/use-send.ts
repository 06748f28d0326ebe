import { useCallback } from 'react'
import type { RequestDraft } from '../../../shared/domain/http-exchange.ts'
import { api } from '../../lib/api.ts'
import { readNow } from '../../lib/use-now.ts'
import { nothingTried, type TryOutcome, useTryOutcomes } from '../../stores/try-outcomes.store.ts'

export type Sending = {
  readonly outcome: TryOutcome
  readonly send: (request: RequestDraft) => void
  readonly cancel: () => void
}

/** Sending an open request. The outcome goes to the store, so that it is there even if something else was opened meanwhile. */
export function useSend(tabId: string): Sending {
  const outcome = useTryOutcomes((state) => state.outcomes[tabId]) ?? nothingTried
  const send = useCallback(
    async (request: RequestDraft) => {
      const store = useTryOutcomes.getState()
      if (store.outcomes[tabId]?.sendId) return
      const sendId = crypto.randomUUID()
      store.started(tabId, sendId, readNow())
      const result = await api.requests.send({ draft: request, sendId, tabId })
      store.ended(tabId, sendId, result.ok ? { exchange: result.value } : { failure: result.error })
    },
    [tabId],
  )
  const cancel = useCallback(() => {
    const sendId = useTryOutcomes.getState().outcomes[tabId]?.sendId
    if (sendId) void api.requests.cancel({ sendId })
  }, [tabId])
  return { outcome, send: (request) => void send(request), cancel }
}
