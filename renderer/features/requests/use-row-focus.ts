import { type FocusEvent, type RefObject, useLayoutEffect, useRef } from 'react'

/**
 * Keeps the focus in a list whose rows (`data-saved`) move and go: on the same row where that moved, else on the one that
 * took its place.
 */
export function useRowFocus(list: RefObject<HTMLElement | null>, ids: readonly string[]) {
  const last = useRef<{ readonly id: string; readonly at: number } | null>(null)
  useLayoutEffect(() => {
    if (last.current === null || document.activeElement !== document.body) return
    const { id, at } = last.current
    const wanted = ids.includes(id) ? id : (ids[at] ?? ids.at(-1))
    if (wanted !== undefined) list.current?.querySelector<HTMLElement>(`[data-saved="${CSS.escape(wanted)}"]`)?.focus()
  }, [ids, list])
  return {
    onFocus: ({ target }: FocusEvent<HTMLElement>) => {
      const id = target.dataset.saved
      last.current = id === undefined ? null : { id, at: ids.indexOf(id) }
    },
    onBlur: () => {
      last.current = null
    },
  }
}
