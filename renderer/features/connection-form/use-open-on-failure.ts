import { type RefObject, useEffect, useRef } from 'react'

/**
 * For the element round a fold: opens the fold when something in it failed, and closes nothing. Opened in place, since to
 * draw it anew would lose the secrets that are typed in it.
 */
export function useOpenOnFailure(failed: boolean): RefObject<HTMLDivElement | null> {
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (failed) place.current?.querySelector('details')?.setAttribute('open', '')
  }, [failed])
  return place
}
