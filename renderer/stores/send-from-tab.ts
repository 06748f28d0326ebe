/** Sending from an open request. What comes of it goes to the store, so that it is there whatever is shown meanwhile. */
import type { RequestDraft } from '../../shared/domain/http-exchange.ts'
import { api, type SendUnderWay } from '../lib/api.ts'
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

/** Takes over what was sent at this connection before Hallpass was locked: its outcome comes to the tab it was sent from. */
export async function rejoinSends(connectionId: string): Promise<void> {
  const left = await api.requests.left({ connectionId })
  if (left.ok) await Promise.all(left.value.map(rejoin))
}

async function rejoin({ sendId, tabId, startedAt }: SendUnderWay): Promise<void> {
  const store = useTryOutcomes.getState()
  store.started(tabId, sendId, startedAt)
  const result = await api.requests.rejoin({ sendId })
  store.ended(tabId, sendId, result.ok ? { exchange: result.value } : { failure: result.error })
  useArrivals.getState().forget(sendId)
}
