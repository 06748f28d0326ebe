import { type RefObject, useEffect, useRef, useState } from 'react'
import { type OpenName, openNameAt } from '../../../shared/variables/completion.ts'

/** A field in which a name is being written. */
export type FieldWithName = { readonly field: HTMLInputElement | HTMLTextAreaElement; readonly open: OpenName }

/** The name that is being written in any field of `place`, until it is done, given up or left. */
export function useOpenName(place: RefObject<HTMLElement | null>): readonly [FieldWithName | null, () => void] {
  const [state, setState] = useState<FieldWithName | null>(null)
  const isOpen = useRef(false)
  isOpen.current = state !== null
  useEffect(() => {
    const root = place.current
    if (root === null) return
    const close = () => setState(null)
    const look = (event: Event) => {
      const field = event.target
      if (!isTextField(field) || (event instanceof InputEvent && event.isComposing)) return close()
      const caret = field.selectionStart
      const open = caret === null || caret !== field.selectionEnd ? null : openNameAt(field.value, caret)
      setState(open === null ? null : { field, open })
    }
    // A caret that moves on its own only closes, or follows, what typing has opened.
    const follow = (event: Event) => isOpen.current && look(event)
    root.addEventListener('input', look)
    root.addEventListener('keyup', follow)
    root.addEventListener('click', follow)
    root.addEventListener('focusout', close)
    window.addEventListener('resize', close)
    return () => {
      root.removeEventListener('input', look)
      root.removeEventListener('keyup', follow)
      root.removeEventListener('click', follow)
      root.removeEventListener('focusout', close)
      window.removeEventListener('resize', close)
    }
  }, [place])
  return [state, () => setState(null)]
}

function isTextField(target: EventTarget | null): target is HTMLInputElement | HTMLTextAreaElement {
  if (target instanceof HTMLTextAreaElement) return true
  return target instanceof HTMLInputElement && ['text', 'search', 'url'].includes(target.type)
}
