import { type RefObject, useLayoutEffect, useMemo, useRef } from 'react'

/** The one place of a typed secret: its input. Never in a state, never in an attribute of the page. */
export type SecretBox<Element extends HTMLInputElement | HTMLTextAreaElement = HTMLInputElement> = {
  /** For the input's `ref`; it takes no `value`. */
  readonly ref: RefObject<Element | null>
  /** What is typed now; empty while the input is not there. */
  readonly read: () => string
}

/** A secret that is read when it is needed, and emptied when its place goes. */
export function useSecretBox<
  Element extends HTMLInputElement | HTMLTextAreaElement = HTMLInputElement,
>(): SecretBox<Element> {
  const ref = useRef<Element>(null)
  // A layout effect: it cleans up while the input is still attached.
  useLayoutEffect(() => {
    const input = ref.current
    return () => {
      if (input) input.value = ''
      if (ref.current) ref.current.value = ''
    }
  }, [])
  return useMemo(() => ({ ref, read: () => ref.current?.value ?? '' }), [])
}
