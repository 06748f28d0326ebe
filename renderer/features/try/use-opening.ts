import { useCallback, useState } from 'react'

/** The dialog of variables: whether it is open, for which one, and what had the focus before. */
export type Opening = {
  /** Null while it is closed. A null name is all of them. */
  readonly opened: { readonly name: string | null; readonly from: Element | null } | null
  readonly open: (name: string | null) => void
  readonly close: () => void
}

export function useOpening(): Opening {
  const [opened, setOpened] = useState<Opening['opened']>(null)
  return {
    opened,
    open: useCallback((name) => setOpened({ name, from: document.activeElement }), []),
    close: useCallback(() => setOpened(null), []),
  }
}
