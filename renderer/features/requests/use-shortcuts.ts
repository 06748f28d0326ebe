import { useEffectEvent, useLayoutEffect } from 'react'
import type { OpenRequests } from './use-open-requests.ts'

type Acts = Pick<OpenRequests, 'openNew' | 'reopen' | 'step'> & {
  readonly closeFront: () => void
  readonly save: () => void
}

/** Ctrl (⌘) T, W, S and Shift T as with tabs everywhere; Ctrl Tab steps through them. Not while a dialog is open. */
export function useShortcuts({ openNew, reopen, step, closeFront, save }: Acts): void {
  const actOf = (event: KeyboardEvent): (() => void) | null => {
    const { ctrlKey, metaKey, shiftKey, altKey } = event
    if (altKey || !(ctrlKey || metaKey)) return null
    if (event.key === 'Tab') return ctrlKey ? () => step(shiftKey ? -1 : 1) : null
    const key = event.key.toLowerCase()
    if (key === 't') return shiftKey ? reopen : openNew
    if (shiftKey) return null
    if (key === 'w') return closeFront
    return key === 's' ? save : null
  }
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    const act = actOf(event)
    if (act === null || document.querySelector('[role="dialog"][data-open], [role="alertdialog"][data-open]')) return
    event.preventDefault()
    act()
  })
  // There as soon as the requests can be seen: a key pressed at once is not lost.
  useLayoutEffect(() => {
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [])
}
