import { useCallback } from 'react'
import type { RequestDraft } from '../../../shared/domain/http-exchange.ts'
import { api } from '../../lib/api.ts'
import { sendFromTab } from '../../stores/send-from-tab.ts'
import { nothingTried, type TryOutcome, useTryOutcomes } from '../../stores/try-outcomes.store.ts'

export type Sending = {
  readonly outcome: TryOutcome
  readonly send: (request: RequestDraft) => void
  readonly cancel: () => void
}

/** Sending an open request, and what came of it. */
export function useSend(tabId: string): Sending {
  const outcome = useTryOutcomes((state) => state.outcomes[tabId]) ?? nothingTried
  const send = useCallback((request: RequestDraft) => void sendFromTab(tabId, request), [tabId])
  const cancel = useCallback(() => {
    const sendId = useTryOutcomes.getState().outcomes[tabId]?.sendId
    if (sendId) void api.requests.cancel({ sendId })
  }, [tabId])
  return { outcome, send, cancel }
}
