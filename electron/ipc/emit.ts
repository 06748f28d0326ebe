/** The door out of the main process: the only file that pushes anything to a window. */
import type { Api } from '../../shared/ipc/index.ts'
import { trustedContents } from './trusted-senders.ts'

type Features = Api['events']
type Names<F extends keyof Features> = keyof Features[F] & string
type Listener<F extends keyof Features, E> = E extends keyof Features[F] ? Features[F][E] : never

/** Every channel that events are pushed on: `feature!event`. */
export type EventChannel = { [F in keyof Features]: `${F}!${Names<F>}` }[keyof Features]

/** What an event of this channel carries. */
export type EventPayload<C extends EventChannel> = C extends `${infer F extends keyof Features}!${infer E}`
  ? Listener<F, E> extends (listener: (payload: infer P) => void) => unknown
    ? P
    : never
  : never

/** Tells all windows. */
export type Emit = <C extends EventChannel>(channel: C, payload: EventPayload<C>) => void

/**
 * Makes the function that tells every trusted window that shows our page; a window that is still loading asks by itself.
 * `isHushed`: Hallpass is locked, and this is for an open window only.
 */
export function createEmitter(isHushed: (channel: EventChannel) => boolean): Emit {
  return (channel, payload) => {
    if (isHushed(channel)) return
    for (const contents of trustedContents()) contents.send(channel, payload)
  }
}
