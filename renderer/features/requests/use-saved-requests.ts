import { useMemo } from 'react'
import type { AppError } from '../../../shared/core/app-error.ts'
import type { Result } from '../../../shared/core/result.ts'
import type { Connection } from '../../../shared/domain/connection.ts'
import type { RequestForm } from '../../../shared/domain/request-form.ts'
import { stepTarget } from '../../../shared/domain/saved-list.ts'
import type { OpenTab, SavedSummary } from '../../../shared/domain/saved-request.ts'
import { describeFailure } from '../../../shared/words/describe-failure.ts'
import { api, type SavedChange } from '../../lib/api.ts'
import { changeTab } from '../../stores/desk.ts'
import { useNotices } from '../../stores/notices.store.ts'
import { useWorkbench } from '../../stores/workbench.store.ts'

/** Where a request is saved: in place of one, or (null) as a new one. */
export type SavePlace = { readonly id: string | null; readonly name: string; readonly folder: string | null }

export type SavedRequests = {
  /** Saves what stands in an open request. Tells why not; null when it was saved. */
  readonly save: (tab: OpenTab, place: SavePlace) => Promise<AppError | null>
  /** Saves an open request once more; a failure is said where it can be seen. */
  readonly saveAgain: (tab: OpenTab, place: SavePlace) => void
  /** Saves a form that is not open, under a name. */
  readonly saveForm: (form: RequestForm, name: string) => void
  readonly rename: (id: string, name: string) => void
  readonly move: (id: string, folder: string | null) => void
  /** One step up or down within its folder; whether there was one. */
  readonly step: (id: string, step: 'up' | 'down') => void
  readonly duplicate: (id: string) => void
  readonly remove: (one: SavedSummary) => void
}

/**
 * What can be done with the saved requests of a connection. `onSaid` gets what is seen anyway, for those who cannot see it. The
 * same object as long as these are the same.
 */
export function useSavedRequests({ id }: Connection, onSaid: (said: string) => void): SavedRequests {
  return useMemo(() => savedRequestsOf(id, onSaid), [id, onSaid])
}

function savedRequestsOf(connectionId: string, onSaid: (said: string) => void): SavedRequests {
  const { edit } = useWorkbench.getState()
  const { say } = useNotices.getState()
  const deskNow = () => useWorkbench.getState().desks[connectionId]

  /** Takes over the list after a change; a failure is said where it can be seen. */
  const take = async (work: Promise<Result<SavedChange>>): Promise<SavedChange | null> => {
    const result = await work
    if (result.ok) edit(connectionId, (desk) => ({ ...desk, saved: result.value.saved }))
    else say(describeFailure(result.error).sentence, 'warning')
    return result.ok ? result.value : null
  }
  const place = (id: string, folder: string | null, beforeId: string | null) =>
    void take(api.workbench.place({ connectionId, id, folder, beforeId }))

  const save: SavedRequests['save'] = async (tab, { id, name, folder }) => {
    const { form } = tab
    const result = await api.workbench.save({ connectionId, id, name, folder, form })
    if (!result.ok) return result.error
    const { saved, id: savedId } = result.value
    edit(connectionId, (desk) => changeTab({ ...desk, saved }, tab.id, (now) => ({ ...now, savedId, savedForm: form })))
    onSaid(`“${name}” is saved.`)
    return null
  }

  return {
    save,
    saveAgain: (tab, where) =>
      void save(tab, where).then((failure) => failure && say(describeFailure(failure).sentence, 'warning')),
    saveForm: (form, name) =>
      void take(api.workbench.save({ connectionId, id: null, name, folder: null, form })).then(
        (change) => change && onSaid(`“${name}” is among your saved requests.`),
      ),
    rename: (id, name) => void take(api.workbench.rename({ connectionId, id, name })),
    move: (id, folder) => place(id, folder, null),
    step: (id, step) => {
      const saved = deskNow()?.saved ?? []
      const beforeId = stepTarget(saved, id, step)
      const folder = saved.find((one) => one.id === id)?.folder ?? null
      if (beforeId !== undefined) place(id, folder, beforeId)
    },
    duplicate: (id) => void take(api.workbench.duplicate({ connectionId, id })),
    remove: async ({ id, name }) => {
      const open = deskNow()?.tabs.filter(({ savedId }) => savedId === id) ?? []
      if ((await take(api.workbench.remove({ connectionId, id }))) === null) return
      const link = (savedId: string | null) => (tab: OpenTab) => ({
        ...tab,
        savedId,
        savedForm: savedId === null ? null : (open.find((one) => one.id === tab.id)?.savedForm ?? null),
      })
      const linkAll = (savedId: string | null) =>
        edit(connectionId, (desk) => open.reduce((now, tab) => changeTab(now, tab.id, link(savedId)), desk))
      linkAll(null)
      const undo = async () => {
        if ((await take(api.workbench.restore({ connectionId, id }))) !== null) linkAll(id)
      }
      say(`“${name}” was deleted.`, 'info', { label: 'Undo', run: () => void undo() })
    },
  }
}
