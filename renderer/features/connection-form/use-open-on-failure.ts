import { type RefObject, useEffect, useRef } from 'react'

/**
 * For the element round a fold: opens the fold when something in it failed, and closes nothing. Opened in place, since to
 * draw it anew would lose the secrets that are typed in it.
 */
export function useOpenOnFailure(failed: boolean): RefObject<HTMLDivElement | null> {
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!failed) return
    place.current?.querySelector('details')?.setAttribute('open', '')
    // What is folded away cannot be given the focus: it is given now.
    const isElsewhere = document.activeElement?.getAttribute('aria-invalid') !== 'true'
    if (isElsewhere) place.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  }, [failed])
  return place
}
