import type { PickedFile } from '../domain/http-exchange.ts'
import type { Channels } from './contract.ts'

/** Files to send. Where they are stays in the main process: the window has an id, a name and a size. */
export type FilesContract = {
  /** Has the person choose a file in the system's own dialog; null when they closed it. */
  choose: () => PickedFile | null
  /** A file chosen earlier as it is now; fails with `request-refused` when it can no longer be sent. */
  look: (input: { file: PickedFile }) => PickedFile
}

export const filesChannels = { choose: 'files:choose', look: 'files:look' } as const satisfies Channels<
  FilesContract,
  'files'
>
