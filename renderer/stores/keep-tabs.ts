/** Tells main what stands in the open requests: a moment after the last key, and at once when the window is left. */
import type { OpenTab, RequestTab } from '../../shared/domain/saved-request.ts'
import { api } from '../lib/api.ts'
import type { Desk } from './desk.ts'
import { useWorkbench } from './workbench.store.ts'

/** ms */
const pause = 400

/** What main has of a desk. */
type Told = { readonly tabs: readonly OpenTab[]; readonly activeTabId: string }

const told = new Map<string, Told>()
const waiting = new Map<string, ReturnType<typeof setTimeout>>()
const underWay = new Set<Promise<void>>()

/** Begins to keep what is typed. Returns the way to stop. */
export function keepTabs(): () => void {
  const stops = [
    useWorkbench.subscribe(({ desks }, before) => {
      for (const [id, desk] of Object.entries(desks)) {
        // As it was loaded, main has it already.
        if (before.desks[id] === undefined) told.set(id, desk)
        else if (before.desks[id] !== desk) keepSoon(id)
      }
      for (const id of Object.keys(before.desks)) if (desks[id] === undefined) forget(id)
    }),
    // The last of these a closing window still sends; the others for when it is killed a little later.
    ...['blur', 'pagehide', 'beforeunload'].map((event) => {
      window.addEventListener(event, keepNow)
      return () => window.removeEventListener(event, keepNow)
    }),
  ]
  return () => {
    for (const stop of stops) stop()
  }
}

/** Tells main everything that is waiting; resolves when it has it, and what it was being told already. */
export async function keepTabsNow(): Promise<void> {
  for (const id of [...waiting.keys()]) keep(id)
  await Promise.all(underWay)
}

function keepNow(): void {
  void keepTabsNow()
}

function keepSoon(id: string): void {
  clearTimeout(waiting.get(id))
  waiting.set(
    id,
    setTimeout(() => keep(id), pause),
  )
}

function forget(id: string): void {
  clearTimeout(waiting.get(id))
  waiting.delete(id)
  told.delete(id)
}

function keep(id: string): void {
  const telling = tell(id)
  underWay.add(telling)
  void telling.finally(() => underWay.delete(telling))
}

async function tell(id: string): Promise<void> {
  clearTimeout(waiting.get(id))
  waiting.delete(id)
  const { desks, failed, failures } = useWorkbench.getState()
  const desk = desks[id]
  const before = told.get(id)
  if (desk === undefined || before === undefined || isTold(desk, before)) return
  const { tabs, activeTabId } = desk
  const changed = tabs.filter((tab) => !before.tabs.includes(tab)).map(withoutSaved)
  told.set(id, { tabs, activeTabId })
  const result = await api.workbench.keepTabs({
    connectionId: id,
    change: { order: tabs.map((tab) => tab.id), activeTabId, changed },
  })
  if (!result.ok && told.has(id)) told.set(id, before)
  const failure = result.ok ? null : result.error
  if ((failures[id] ?? null) !== failure && useWorkbench.getState().desks[id]) failed(id, failure)
}

function isTold({ tabs, activeTabId }: Desk, before: Told): boolean {
  if (activeTabId !== before.activeTabId || tabs.length !== before.tabs.length) return false
  return tabs.every((tab, at) => tab === before.tabs[at])
}

function withoutSaved({ id, savedId, form }: OpenTab): RequestTab {
  return { id, savedId, form }
}
