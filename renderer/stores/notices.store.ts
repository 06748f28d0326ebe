/** Short notices about things that happened away from where the person looks. Failures stay where they happened. */
import { create } from 'zustand'

/** What can still be done about what a notice tells of: `Undo`. */
export type NoticeAct = { readonly label: string; readonly run: () => void }

export type Notice = {
  readonly id: number
  readonly text: string
  /** `warning` stays until it is closed. */
  readonly tone: 'info' | 'warning'
  readonly act: NoticeAct | null
}

type NoticesState = {
  /** Oldest first; every warning, and of the others the last three. */
  readonly notices: readonly Notice[]
  /** Shows a notice and tells its id. */
  readonly say: (text: string, tone?: Notice['tone'], act?: NoticeAct) => number
  readonly dismiss: (id: number) => void
}

let lastId = 0

export const useNotices = create<NoticesState>((set, get) => ({
  notices: [],
  say: (text, tone = 'info', act) => {
    lastId += 1
    const others = get().notices.filter((notice) => notice.text !== text)
    set({ notices: kept([...others, { id: lastId, text, tone, act: act ?? null }]) })
    return lastId
  },
  dismiss: (id) => set({ notices: get().notices.filter((notice) => notice.id !== id) }),
}))

/** What nobody has closed must not be lost because more came. */
function kept(notices: readonly Notice[]): readonly Notice[] {
  const passing = notices.filter(({ tone }) => tone === 'info').slice(-3)
  return notices.filter((notice) => notice.tone === 'warning' || passing.includes(notice))
}
