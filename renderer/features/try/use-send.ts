import { useCallback } from 'react'
import type { RequestDraft } from '../../../shared/domain/http-exchange.ts'
import { api } from '../../lib/api.ts'
import { readNow } from '../../lib/use-now.ts'
import { nothingTried, type TryOutcome, useTryDrafts } from '../../stores/try-drafts.store.ts'

export type Sending = {
  readonly outcome: TryOutcome
  readonly send: (request: RequestDraft) => void
  readonly cancel: () => void
}

/** Sending a connection's request. The outcome goes to the store, so that it is there even if another view was opened meanwhile. */
export function useSend(connectionId: string): Sending {
  const outcome = useTryDrafts((state) => state.outcomes[connectionId]) ?? nothingTried
  const send = useCallback(
    async (request: RequestDraft) => {
      const store = useTryDrafts.getState()
      if (store.outcomes[connectionId]?.sendId) return
      const sendId = crypto.randomUUID()
      store.started(connectionId, sendId, readNow())
      const result = await api.requests.send({ draft: request, sendId })
      store.ended(connectionId, sendId, result.ok ? { exchange: result.value } : { failure: result.error })
    },
    [connectionId],
  )
  const cancel = useCallback(() => {
    const sendId = useTryDrafts.getState().outcomes[connectionId]?.sendId
    if (sendId) void api.requests.cancel({ sendId })
  }, [connectionId])
  return { outcome, send: (request) => void send(request), cancel }
}
