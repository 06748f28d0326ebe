/**
 * The time line of each connection across restarts: its last events, sealed under the connection's own key. A convenience:
 * what cannot be written or read is not missed aloud.
 */
import { isObject } from '../../shared/core/is-object.ts'
import type { TokenEvent } from '../../shared/domain/token.ts'
import type { SealedDocuments, SealedKind } from '../ports/sealed-documents.ts'
import type { ConnectionStore } from './connection-store.ts'
import { mostEvents, type TokenStates } from './token-states.ts'

/** An event as it is kept. Why an attempt failed is not: it would say which servers were asked. */
type KeptEvent = Omit<TokenEvent, 'error'>

type EventsDocument = { readonly events: readonly KeptEvent[] }

const kinds: Readonly<Record<TokenEvent['kind'], true>> = {
  'signed-in': true,
  renewed: true,
  failed: true,
  'refused-by-server': true,
  forgotten: true,
  'key-saved': true,
}

const eventsKind: SealedKind<EventsDocument> = {
  name: 'token-events',
  title: 'time lines',
  fresh: { events: [] },
  migrations: [],
  isValid: (value): value is EventsDocument =>
    isObject(value) &&
    Array.isArray(value.events) &&
    value.events.every(
      (event) => isObject(event) && typeof event.at === 'number' && Object.hasOwn(kinds, String(event.kind)),
    ),
}

export type KeptEventsParts = {
  readonly sealed: SealedDocuments
  readonly connections: ConnectionStore
  readonly states: Pick<TokenStates, 'recall'>
}

export type KeptEvents = ReturnType<typeof createKeptEvents>

export function createKeptEvents({ sealed, connections, states }: KeptEventsParts) {
  const recalled = new Set<string>()

  return {
    /** Keeps an event of a connection that is there. Never fails, and nobody waits for it. */
    record(connectionId: string, { error: _, ...event }: TokenEvent): void {
      // A deleted connection's key is gone, and must not be made again.
      if (!connections.list().some(({ id }) => id === connectionId)) return
      void sealed
        .of(connectionId, eventsKind)
        .update(({ events }) => ({ events: [...events, event].slice(-mostEvents) }))
        .catch(() => {})
    },

    /** Brings back, once, what happened before Hallpass was closed. Never fails. */
    async recall(connectionId: string): Promise<void> {
      if (recalled.has(connectionId)) return
      recalled.add(connectionId)
      const { events } = await sealed
        .of(connectionId, eventsKind)
        .read()
        .catch(() => eventsKind.fresh)
      states.recall(connectionId, events)
    },
  }
}
