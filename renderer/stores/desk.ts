/** What is open at one connection, and what can be done with it. Pure: ids are given. */
import { emptyForm, type RequestForm } from '../../shared/domain/request-form.ts'
import { isEmptyForm, isSameForm } from '../../shared/domain/same-form.ts'
import type { OpenTab, SavedSummary, Workbench } from '../../shared/domain/saved-request.ts'

/** A request that was closed, and where it stood. */
export type ClosedTab = { readonly tab: OpenTab; readonly at: number }

/** The desk of one connection. */
export type Desk = {
  readonly saved: readonly SavedSummary[]
  /** At least one. */
  readonly tabs: readonly OpenTab[]
  readonly activeTabId: string
  /** What can still be opened again, last one last. */
  readonly closed: readonly ClosedTab[]
  /** Whole sentences on what could not be brought back. */
  readonly notices: readonly string[]
}

/** Closed requests that can be opened again. */
const maxClosed = 10

/** A tab with a request that is not saved. */
export function newTab(id: string, form: RequestForm = emptyForm): OpenTab {
  return { id, savedId: null, form, savedForm: null }
}

/** The desk as main kept it; with `first` on it where nothing was open. */
export function deskOf({ saved, tabs, activeTabId, notices }: Workbench, first: OpenTab): Desk {
  const open = tabs.length > 0 ? tabs : [first]
  const front = open.find(({ id }) => id === activeTabId) ?? open.at(-1) ?? first
  return { saved, tabs: open, activeTabId: front.id, closed: [], notices }
}

/** The tab in front. */
export function frontOf({ tabs, activeTabId }: Desk): OpenTab {
  const tab = tabs.find(({ id }) => id === activeTabId) ?? tabs[0]
  if (tab === undefined) throw new Error('A desk without a request')
  return tab
}

/** The desk with one tab changed; one that is not there changes nothing. */
export function changeTab(desk: Desk, id: string, change: (tab: OpenTab) => OpenTab): Desk {
  if (!desk.tabs.some((tab) => tab.id === id)) return desk
  return { ...desk, tabs: desk.tabs.map((tab) => (tab.id === id ? change(tab) : tab)) }
}

/** Brings a tab to the front. */
export function bringForward(desk: Desk, id: string): Desk {
  return desk.tabs.some((tab) => tab.id === id) ? { ...desk, activeTabId: id } : desk
}

/** Opens a tab at a place (else right after the one in front), in front. */
export function openTab(desk: Desk, tab: OpenTab, at?: number): Desk {
  const after = desk.tabs.findIndex(({ id }) => id === desk.activeTabId) + 1
  return { ...desk, tabs: desk.tabs.toSpliced(at ?? after, 0, tab), activeTabId: tab.id }
}

/** Puts a tab in the place of the one in front. */
export function replaceFront(desk: Desk, tab: OpenTab): Desk {
  const { id } = frontOf(desk)
  return { ...desk, tabs: desk.tabs.map((one) => (one.id === id ? tab : one)), activeTabId: tab.id }
}

/** Closes a tab; the one beside it comes to the front, or `fresh` when it was the only one. */
export function closeTab(desk: Desk, id: string, fresh: OpenTab): Desk {
  const at = desk.tabs.findIndex((tab) => tab.id === id)
  const tab = desk.tabs[at]
  if (tab === undefined) return desk
  const others = desk.tabs.toSpliced(at, 1)
  const tabs = others.length > 0 ? others : [fresh]
  const beside = tabs[Math.min(at, tabs.length - 1)] ?? fresh
  const activeTabId = desk.activeTabId === id ? beside.id : desk.activeTabId
  return { ...desk, tabs, activeTabId, closed: [...desk.closed, { tab, at }].slice(-maxClosed) }
}

/** Opens a closed tab where it was: the one with this id, else the last one. */
export function reopenTab(desk: Desk, id?: string): Desk {
  const found = id === undefined ? desk.closed.at(-1) : desk.closed.find(({ tab }) => tab.id === id)
  if (found === undefined) return desk
  const closed = desk.closed.filter((one) => one !== found)
  const saved = desk.saved.some((one) => one.id === found.tab.savedId)
  const tab = saved ? found.tab : { ...found.tab, savedId: null, savedForm: null }
  return openTab({ ...desk, closed }, tab, Math.min(found.at, desk.tabs.length))
}

/** The tab beside the one in front comes forward; runs round the ends. */
export function stepForward(desk: Desk, step: 1 | -1): Desk {
  const { tabs } = desk
  const at = tabs.findIndex(({ id }) => id === desk.activeTabId)
  return { ...desk, activeTabId: tabs[(at + step + tabs.length) % tabs.length]?.id ?? desk.activeTabId }
}

/** Whether something stands in a tab that is saved nowhere. `starts` are forms that nobody wrote: the examples. */
export function hasUnsavedWork({ form, savedForm }: OpenTab, starts: readonly RequestForm[]): boolean {
  if (savedForm !== null) return !isSameForm(form, savedForm)
  const written = { ...form, pathValues: {} }
  return !isEmptyForm(written) && !starts.some((start) => isSameForm(written, start))
}
