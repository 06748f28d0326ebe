/** A text that another program handed over, until the window asks for it. Only the last one counts: a person looks at one. */

export type HandedOver = {
  readonly put: (text: string) => void
  /** The text, once; null when there is none. */
  readonly take: () => string | null
  /** Tells from now on that there is one, and at once where one waits already. */
  readonly listen: (tell: () => void) => void
}

export function createHandedOver(): HandedOver {
  let waiting: string | null = null
  let tell = () => {}
  return {
    put(text) {
      waiting = text
      tell()
    },
    take() {
      const text = waiting
      waiting = null
      return text
    },
    listen(next) {
      tell = next
      if (waiting !== null) tell()
    },
  }
}
