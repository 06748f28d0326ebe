/** Going over to another connection with the open request: it is opened there, and stays here as it is. */
import type { Connection } from '../../shared/domain/connection.ts'
import { underServersOf } from '../../shared/domain/other-environments.ts'
import { emptyForm, type RequestForm } from '../../shared/domain/request-form.ts'
import { isSameForm } from '../../shared/domain/same-form.ts'
import { maxTabs } from '../../shared/domain/saved-request.ts'
import { bringForward, changeTab, type Desk, frontOf, hasUnsavedWork, newTab, openTab, replaceFront } from './desk.ts'
import { useNotices } from './notices.store.ts'
import { nothingTried, useTryOutcomes } from './try-outcomes.store.ts'
import { useWorkbench } from './workbench.store.ts'

/** A tab as it was when its request was taken along; `request` is the same at every connection it was taken to. */
type Taken = { readonly request: string; readonly form: RequestForm }

/** By tab id. */
const taken = new Map<string, Taken>()

/**
 * Opens the request in front of `from` at `to`; where it was before and nothing was written since, there. `starts` are forms that
 * nobody wrote. False, and a notice, where no more can be open there.
 */
export async function takeAlong(from: Connection, to: Connection, starts: readonly RequestForm[]): Promise<boolean> {
  const desk = useWorkbench.getState().desks[from.id]
  if (desk === undefined) return false
  const { id, form } = frontOf(desk)
  const request = taken.get(id)?.request ?? id
  const moved = { ...form, url: underServersOf(form.url, from, to) }
  await useWorkbench.getState().load(to.id, emptyForm)
  const there = useWorkbench.getState().desks[to.id]
  if (there === undefined) return false
  const next = placed(there, request, moved, starts)
  if (next.tabs.length > maxTabs) {
    const full = `${maxTabs} requests are open at “${to.name}”, as many as there can be. Close one there first.`
    useNotices.getState().say(full, 'warning')
    return false
  }
  taken.set(id, { request, form })
  taken.set(frontOf(next).id, { request, form: moved })
  useWorkbench.getState().edit(to.id, () => next)
  return true
}

function placed(desk: Desk, request: string, form: RequestForm, starts: readonly RequestForm[]): Desk {
  const known = desk.tabs.find((tab) => {
    const before = taken.get(tab.id)
    return before?.request === request && isSameForm(before.form, tab.form)
  })
  if (known !== undefined)
    return bringForward(
      changeTab(desk, known.id, (tab) => ({ ...tab, form })),
      known.id,
    )
  const front = frontOf(desk)
  const wasTried = (useTryOutcomes.getState().outcomes[front.id] ?? nothingTried) !== nothingTried
  const isUntouched = front.savedId === null && !hasUnsavedWork(front, starts) && !wasTried
  const tab = newTab(crypto.randomUUID(), form)
  return isUntouched ? replaceFront(desk, tab) : openTab(desk, tab)
}
