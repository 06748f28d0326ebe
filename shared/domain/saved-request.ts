import type { RequestForm } from './request-form.ts'

/** A request kept under a name, for a connection. */
export type SavedRequest = {
  readonly id: string
  readonly name: string
  /** The folder's name; null: in none. Folders are one level, and there while something is in them. */
  readonly folder: string | null
  readonly form: RequestForm
  /** When it was last saved, ms. */
  readonly updatedAt: number
}

/** A request that is to be saved. */
export type NewRequest = Pick<SavedRequest, 'name' | 'folder' | 'form'>

/** A saved request as it stands in the list. */
export type SavedSummary = Omit<SavedRequest, 'form'> & Pick<RequestForm, 'method' | 'url'>

/** A request that is open: what stands in its form, saved or not. */
export type RequestTab = {
  readonly id: string
  /** The saved request it belongs to; null: to none yet. */
  readonly savedId: string | null
  readonly form: RequestForm
}

/** An open request, and how it was last saved; null when it never was. */
export type OpenTab = RequestTab & { readonly savedForm: RequestForm | null }

/** Everything on the desk of one connection. */
export type Workbench = {
  /** In the order the person gave them. */
  readonly saved: readonly SavedSummary[]
  /** In the order of the tabs. */
  readonly tabs: readonly OpenTab[]
  readonly activeTabId: string | null
  /** Whole sentences on what could not be brought back; empty when all is well. */
  readonly notices: readonly string[]
}

/** What is kept of the open requests between two moments: their order, which one is in front, and those that changed. */
export type TabsChange = {
  readonly order: readonly string[]
  readonly activeTabId: string | null
  readonly changed: readonly RequestTab[]
}

/** Saved requests that one connection takes. */
export const maxSaved = 2000

/** Requests that can be open at a time, for one connection. */
export const maxTabs = 50

/** Longest name of a saved request or a folder, characters. */
export const maxNameLength = 200
