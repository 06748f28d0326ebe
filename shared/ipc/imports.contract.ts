import type { Brought, BroughtChoice, Taken } from '../bring-in/brought.ts'
import type { Channels, EventChannels } from './contract.ts'

/**
 * Bringing something in: read first, then taken or let go. Reading changes nothing. What cannot be read fails with
 * `invalid-input` (field `text`, `file` or `url`).
 */
export type ImportsContract = {
  /** A text that was pasted or dropped. `from`: the file's name, empty for what was pasted. */
  read: (input: { text: string; from: string }) => Brought
  /** Has the person choose a file; null when they closed the dialog. */
  readFile: () => Brought | null
  /** Fetches it from an address, without any sign-in. */
  readUrl: (input: { url: string }) => Brought
  /** Fails with `not-found` (`import`) when it was let go in the meantime; then nothing has changed. */
  take: (input: { id: string; choice: BroughtChoice }) => Taken
  drop: (input: { id: string }) => void
  /** A text that another program handed over, such as a link that was pressed; once. Null: none. */
  handedOver: () => string | null
}

export type ImportsEvents = {
  /** There is something to be asked for with `handedOver`. */
  handedOver: null
}

export const importsChannels = {
  read: 'imports:read',
  readFile: 'imports:readFile',
  readUrl: 'imports:readUrl',
  take: 'imports:take',
  drop: 'imports:drop',
  handedOver: 'imports:handedOver',
} as const satisfies Channels<ImportsContract, 'imports'>

export const importsEvents = {
  handedOver: 'imports!handedOver',
} as const satisfies EventChannels<ImportsEvents, 'imports'>
