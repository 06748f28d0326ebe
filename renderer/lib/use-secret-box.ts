import { type RefCallback, useState } from 'react'

/** The one place of a typed secret: its input. Never in a state, never in an attribute of the page. */
export type SecretBox<Element extends HTMLInputElement | HTMLTextAreaElement = HTMLInputElement> = {
  /** For the input's `ref`; it takes no `value`. */
  readonly ref: RefCallback<Element>
  /** What is typed now; empty while the input is not there. */
  readonly read: () => string
}

/** A secret that is read when it is needed, and emptied when its input goes, whoever takes it away. */
export function useSecretBox<
  Element extends HTMLInputElement | HTMLTextAreaElement = HTMLInputElement,
>(): SecretBox<Element> {
  const [box] = useState(() => createBox<Element>())
  return box
}

function createBox<Element extends HTMLInputElement | HTMLTextAreaElement>(): SecretBox<Element> {
  let current: Element | null = null
  return {
    ref: (input) => {
      current = input
      return () => {
        // An input that left the page may live on in memory for a while; what was typed must not.
        if (input) input.value = ''
        if (current === input) current = null
      }
    },
    read: () => current?.value ?? '',
  }
}
