import { useEffect, useEffectEvent } from 'react'

/** Opens the drawer on Ctrl K (⌘ K) while the list with its find field is not on the screen. */
export function useOpenOnFind(narrow: boolean, open: () => void): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.key.toLowerCase() !== 'k' || !(event.metaKey || event.ctrlKey) || event.shiftKey || event.altKey) return
    event.preventDefault()
    open()
  })
  useEffect(() => {
    if (!narrow) return undefined
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [narrow])
}
