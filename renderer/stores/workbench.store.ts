/** The desks: what is open and saved at each connection. What was typed is kept by main a moment later (keep-tabs.ts). */
import { create } from 'zustand'
import type { AppError } from '../../shared/core/app-error.ts'
import { emptyForm, type RequestForm } from '../../shared/domain/request-form.ts'
import { api } from '../lib/api.ts'
import { useConnections } from './connections.store.ts'
import { changeTab, type Desk, deskOf, newTab } from './desk.ts'

type WorkbenchState = {
  /** By connection id; not there until main has answered. */
  readonly desks: Readonly<Record<string, Desk>>
  /** Why what is typed is not kept, or was not brought back; null when all is well. */
  readonly failures: Readonly<Record<string, AppError | null>>
  /** Asks main for a desk, once. `first` stands on one that is empty. */
  readonly load: (connectionId: string, first: RequestForm) => Promise<void>
  /** Changes a desk that is there. */
  readonly edit: (connectionId: string, change: (desk: Desk) => Desk) => void
  /** Writes into the form of a tab. */
  readonly write: (connectionId: string, tabId: string, change: Partial<RequestForm>) => void
  readonly failed: (connectionId: string, failure: AppError | null) => void
}

const nothingKept = { saved: [], tabs: [], activeTabId: null, notices: [] }
const loading = new Set<string>()

export const useWorkbench = create<WorkbenchState>()((set, get) => ({
  desks: {},
  failures: {},
  load: async (connectionId, first) => {
    if (get().desks[connectionId] !== undefined || loading.has(connectionId)) return
    loading.add(connectionId)
    const result = await api.workbench.load({ connectionId })
    loading.delete(connectionId)
    const desk = deskOf(result.ok ? result.value : nothingKept, newTab(crypto.randomUUID(), first))
    set(({ desks }) => ({ desks: { ...desks, [connectionId]: desk } }))
    if (!result.ok) get().failed(connectionId, result.error)
  },
  edit: (connectionId, change) => {
    const desk = get().desks[connectionId]
    if (desk === undefined) return
    const next = change(desk)
    if (next !== desk) set(({ desks }) => ({ desks: { ...desks, [connectionId]: next } }))
  },
  write: (connectionId, tabId, change) =>
    get().edit(connectionId, (desk) => changeTab(desk, tabId, (tab) => ({ ...tab, form: { ...tab.form, ...change } }))),
  failed: (connectionId, failure) => set(({ failures }) => ({ failures: { ...failures, [connectionId]: failure } })),
}))

/** What stands in the form of a tab; an empty one where there is none. */
export function useForm(connectionId: string, tabId: string): RequestForm {
  return useWorkbench(({ desks }) => desks[connectionId]?.tabs.find(({ id }) => id === tabId)?.form) ?? emptyForm
}

/** The desk of a deleted connection goes with it. */
useConnections.subscribe(({ connections, loaded }) => {
  const { desks } = useWorkbench.getState()
  const ids = new Set(connections.map(({ id }) => id))
  if (!loaded || Object.keys(desks).every((id) => ids.has(id))) return
  useWorkbench.setState({ desks: Object.fromEntries(Object.entries(desks).filter(([id]) => ids.has(id))) })
})
