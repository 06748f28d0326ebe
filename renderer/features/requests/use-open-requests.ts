import { useMemo } from 'react'
import type { Connection } from '../../../shared/domain/connection.ts'
import { formOfExample } from '../../../shared/domain/example-form.ts'
import type { RequestDraft } from '../../../shared/domain/http-exchange.ts'
import type { ExampleRequest, Provider } from '../../../shared/domain/provider.ts'
import { formOf } from '../../../shared/domain/request-form.ts'
import { maxTabs, type OpenTab } from '../../../shared/domain/saved-request.ts'
import { describeFailure } from '../../../shared/words/describe-failure.ts'
import { api } from '../../lib/api.ts'
import {
  bringForward,
  closeTab,
  type Desk,
  frontOf,
  hasUnsavedWork,
  newTab,
  openTab,
  reopenTab,
  replaceFront,
  stepForward,
} from '../../stores/desk.ts'
import { useNotices } from '../../stores/notices.store.ts'
import { sendFromTab } from '../../stores/send-from-tab.ts'
import { useTryOutcomes } from '../../stores/try-outcomes.store.ts'
import { useWorkbench } from '../../stores/workbench.store.ts'
import { titleOf } from './request-title.ts'

/** Opens a request of the past. */
export type OpenPast = (draft: RequestDraft, send: boolean) => void

export type OpenRequests = {
  readonly isUnsaved: (tab: OpenTab) => boolean
  readonly show: (tabId: string) => void
  readonly openNew: () => void
  readonly openSaved: (id: string) => void
  readonly openExample: (example: ExampleRequest) => void
  /** Opens something that was sent before; sends it as well if `send`. */
  readonly openPast: OpenPast
  readonly close: (tabId: string) => void
  readonly reopen: () => void
  readonly step: (step: 1 | -1) => void
}

/** What can be done with the requests that are open at a connection. The same object as long as these are the same. */
export function useOpenRequests({ id }: Connection, provider: Provider | undefined): OpenRequests {
  return useMemo(() => openRequestsOf(id, provider), [id, provider])
}

function openRequestsOf(connectionId: string, provider: Provider | undefined): OpenRequests {
  const { edit } = useWorkbench.getState()
  const { say } = useNotices.getState()
  const starts = (provider?.examples ?? []).map((example) => formOfExample(example))
  const deskNow = () => useWorkbench.getState().desks[connectionId]
  const change = (work: (desk: Desk) => Desk) => edit(connectionId, work)
  const isUnsaved = (tab: OpenTab) => hasUnsavedWork(tab, starts)

  /** In front: beside what is there, or in its place where nothing was written yet. */
  const open = (tab: OpenTab) => {
    const desk = deskNow()
    if (desk === undefined) return
    const front = frontOf(desk)
    const isUntouched = front.savedId === null && !isUnsaved(front)
    const wasTried = useTryOutcomes.getState().outcomes[front.id] !== undefined
    if (isUntouched && !wasTried) change((now) => replaceFront(now, tab))
    else openBeside(tab)
  }
  const openBeside = (tab: OpenTab) => addOne((desk) => openTab(desk, tab))
  /** Does what opens one more, where there is room for it. */
  const addOne = (work: (desk: Desk) => Desk) => {
    const isFull = (deskNow()?.tabs.length ?? 0) >= maxTabs
    if (isFull) say(`${maxTabs} requests are open, as many as there can be. Close one first.`, 'warning')
    else change(work)
  }

  return {
    isUnsaved,
    show: (tabId) => change((desk) => bringForward(desk, tabId)),
    openNew: () => {
      openBeside(newTab(crypto.randomUUID()))
      // The next thing to do is to write where it goes.
      requestAnimationFrame(() => document.querySelector<HTMLElement>('[name="request-url"]')?.focus())
    },
    openExample: (example) => open(newTab(crypto.randomUUID(), formOfExample(example))),
    openPast: (draft, send) => {
      const tab = newTab(crypto.randomUUID(), formOf(draft))
      open(tab)
      if (send && deskNow()?.activeTabId === tab.id) void sendFromTab(tab.id, draft)
    },
    openSaved: (id) => {
      const known = deskNow()?.tabs.find(({ savedId }) => savedId === id)
      if (known) {
        change((desk) => bringForward(desk, known.id))
        return
      }
      void api.workbench.read({ connectionId, id }).then((result) => {
        if (!result.ok) say(describeFailure(result.error).sentence, 'warning')
        else if (!deskNow()?.tabs.some(({ savedId }) => savedId === id)) {
          const { form } = result.value
          open({ id: crypto.randomUUID(), savedId: id, form, savedForm: form })
        }
      })
    },
    close: (tabId) => {
      const desk = deskNow()
      const tab = desk?.tabs.find(({ id }) => id === tabId)
      if (!desk || !tab) return
      const sendId = useTryOutcomes.getState().outcomes[tabId]?.sendId
      if (sendId) void api.requests.cancel({ sendId })
      change((now) => closeTab(now, tabId, newTab(crypto.randomUUID(), starts[0])))
      if (!isUnsaved(tab)) return
      const undo = { label: 'Undo', run: () => addOne((now) => reopenTab(now, tabId)) }
      say(`“${titleOf(tab, desk.saved)}” was closed without being saved.`, 'info', undo)
    },
    reopen: () => addOne((desk) => reopenTab(desk)),
    step: (step) => change((desk) => stepForward(desk, step)),
  }
}
