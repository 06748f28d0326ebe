import { type RefObject, useEffect, useRef } from 'react'

/** Height that the beginning of an answer needs to be seen, px. */
const enough = 160

/** Brings what came back into sight when it has just come and stands below the window's edge. */
export function useShowOutcome(isSending: boolean, place: RefObject<HTMLElement | null>): void {
  const wasSending = useRef(isSending)
  useEffect(() => {
    const hasEnded = wasSending.current && !isSending
    wasSending.current = isSending
    const top = place.current?.getBoundingClientRect().top ?? 0
    if (!hasEnded || top < window.innerHeight - enough) return
    const isCalm = window.matchMedia('(prefers-reduced-motion: reduce)').matches
    place.current?.scrollIntoView({ block: 'start', behavior: isCalm ? 'auto' : 'smooth' })
  }, [isSending, place])
}
