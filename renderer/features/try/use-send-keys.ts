import { type FormEvent, type KeyboardEvent, useEffect } from 'react'

/** Enter in a field, and Ctrl or Cmd with Enter anywhere in the form, send; Escape ends what is under way. */
export function useSendKeys(isSending: boolean, send: () => void, cancel: () => void) {
  useEffect(() => {
    if (!isSending) return
    const onEscape = (event: globalThis.KeyboardEvent) => {
      if (event.key === 'Escape' && !event.defaultPrevented) cancel()
    }
    window.addEventListener('keydown', onEscape)
    return () => window.removeEventListener('keydown', onEscape)
  }, [isSending, cancel])
  return {
    onSubmit: (event: FormEvent) => {
      event.preventDefault()
      send()
    },
    onKeyDown: (event: KeyboardEvent) => {
      if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
      event.preventDefault()
      send()
    },
  }
}
