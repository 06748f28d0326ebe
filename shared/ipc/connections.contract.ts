import type { Connection, ConnectionDraft } from '../domain/connection.ts'
import type { Channels, EventChannels } from './contract.ts'

export type ConnectionsContract = {
  list: () => readonly Connection[]
  /**
   * Tries the sign-in with what the form holds and saves connection, secrets and token only if it worked.
   * With `id` it edits: secrets left out are kept. `attemptId` is the window's own, for `cancel`.
   */
  connect: (input: { id?: string; draft: ConnectionDraft; attemptId: string }) => Connection
  /** Saves without trying. A token got with other values is forgotten. */
  save: (input: { id?: string; draft: ConnectionDraft }) => Connection
  /** Ends a `connect` under way; that call then fails with `cancelled`. */
  cancel: (input: { attemptId: string }) => void
  /** Deletes the connection, its secrets and its token. */
  remove: (input: { id: string }) => void
  setKeepFresh: (input: { id: string; keepFresh: boolean }) => Connection
  /** Lets this connection's token go to one more host (`name` or `name:port`). */
  allowHost: (input: { id: string; host: string }) => Connection
}

/** One connection was added, changed or removed: a list of thousands is not told anew for that. */
export type ConnectionChange =
  | { readonly kind: 'put'; readonly connection: Connection }
  | { readonly kind: 'removed'; readonly id: string }

export type ConnectionsEvents = { changed: ConnectionChange }

export const connectionsChannels = {
  list: 'connections:list',
  connect: 'connections:connect',
  save: 'connections:save',
  cancel: 'connections:cancel',
  remove: 'connections:remove',
  setKeepFresh: 'connections:setKeepFresh',
  allowHost: 'connections:allowHost',
} as const satisfies Channels<ConnectionsContract, 'connections'>

export const connectionsEvents = { changed: 'connections!changed' } as const satisfies EventChannels<
  ConnectionsEvents,
  'connections'
>
