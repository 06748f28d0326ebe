import { useCallback } from 'react'
import type { RequestForm } from '../../../shared/domain/request-form.ts'
import { useForm, useWorkbench } from '../../stores/workbench.store.ts'

export type ChangeDraft = (change: Partial<RequestForm>) => void

/** Whether an open request belongs to a saved one. */
export function useIsSaved(connectionId: string, tabId: string): boolean {
  return (
    useWorkbench(({ desks }) => desks[connectionId]?.tabs.some((tab) => tab.id === tabId && tab.savedId !== null)) ??
    false
  )
}

/** An open request as it stands in the form. */
export function useDraft(connectionId: string, tabId: string): readonly [RequestForm, ChangeDraft] {
  const form = useForm(connectionId, tabId)
  const write = useWorkbench((state) => state.write)
  const change = useCallback<ChangeDraft>(
    (changed) => write(connectionId, tabId, changed),
    [write, connectionId, tabId],
  )
  return [form, change]
}
