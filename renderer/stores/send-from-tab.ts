/** Sending from an open request. What comes of it goes to the store, so that it is there whatever is shown meanwhile. */
import type { RequestDraft } from '../../shared/domain/http-exchange.ts'
import { api } from '../lib/api.ts'
import { readNow } from '../lib/use-now.ts'
import { useArrivals } from './arrivals.store.ts'
import { useTryOutcomes } from './try-outcomes.store.ts'

/** Sends, unless something is under way from this tab already. */
export async function sendFromTab(tabId: string, request: RequestDraft): Promise<void> {
  const store = useTryOutcomes.getState()
  if (store.outcomes[tabId]?.sendId) return
  const sendId = crypto.randomUUID()
  store.started(tabId, sendId, readNow())
  const result = await api.requests.send({ draft: request, sendId, tabId })
  store.ended(tabId, sendId, result.ok ? { exchange: result.value } : { failure: result.error })
  useArrivals.getState().forget(sendId)
}
