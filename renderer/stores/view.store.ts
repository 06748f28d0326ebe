/** Where the person is: one union, so that impossible places cannot be written. */
import { create } from 'zustand'
import type { ConnectionStart } from '../../shared/domain/connection.ts'

/** The tabs of a connection. */
export type ConnectionTab = 'token' | 'inspect' | 'try' | 'set-up'

/** What can be done with tokens that belong to no connection. */
export type ReadingTool = 'read' | 'compare' | 'build'

export type View =
  | { readonly kind: 'welcome' }
  | { readonly kind: 'choose-system' }
  /** `start`: what the form begins with, where something is known beforehand. */
  | { readonly kind: 'connect'; readonly providerId: string; readonly start?: ConnectionStart }
  /** Commands, cards, files of other tools. */
  | { readonly kind: 'bring-in' }
  /** A login that answers with a token, described by a person; `providerId` is the system to change, null makes one. */
  | { readonly kind: 'make-system'; readonly providerId: string | null }
  | { readonly kind: 'connection'; readonly id: string; readonly tab: ConnectionTab }
  /** The page of faults; `from` is the practice connection it was opened from. */
  | { readonly kind: 'practice'; readonly from: string }
  | { readonly kind: 'read-tokens'; readonly tool: ReadingTool }
  | { readonly kind: 'settings' }
  | { readonly kind: 'backup'; readonly act: 'make' | 'take' }

type ViewState = {
  /** Null until it is known whether there are connections: nothing is shown that would jump away. */
  readonly view: View | null
  readonly show: (view: View) => void
  /** Shows a connection; on the tab that was open, if a connection is shown now. */
  readonly showConnection: (id: string, tab?: ConnectionTab) => void
}

export const useView = create<ViewState>((set, get) => ({
  view: null,
  show: (view) => set({ view }),
  showConnection: (id, tab) => {
    const { view } = get()
    const openTab = view?.kind === 'connection' ? view.tab : 'token'
    set({ view: { kind: 'connection', id, tab: tab ?? openTab } })
  },
}))
