import type { Arriving } from '../domain/arriving.ts'
import type { Exchange, RequestDraft, RequestPreview, WentOut } from '../domain/http-exchange.ts'
import type { Channels, EventChannels } from './contract.ts'

/** What went out with each attempt, secrets and all. The window shows it until `hideAt`, an instant in ms. */
export type RevealedSent = { readonly attempts: readonly WentOut[]; readonly hideAt: number }

/** A sending that goes on without the window it was begun in. `startedAt` is an instant in ms. */
export type SendUnderWay = { readonly sendId: string; readonly tabId: string; readonly startedAt: number }

export type RequestsContract = {
  /** What would go out for this draft, secrets masked. Sends nothing. */
  preview: (input: { draft: RequestDraft }) => RequestPreview
  /**
   * Makes the token fresh and sends. `sendId` is the window's own, for `cancel`; `tabId` the open request it is sent from,
   * whose last answer is let go of.
   */
  send: (input: { draft: RequestDraft; sendId: string; tabId?: string }) => Exchange
  /**
   * Ends a `send` under way; that call then fails with `cancelled`. Once a stream of events or lines has begun, the call
   * succeeds instead, with what came of it.
   */
  cancel: (input: { sendId: string }) => void
  /** What was sent at this connection before Hallpass was locked, and has not been asked for since. */
  left: (input: { connectionId: string }) => readonly SendUnderWay[]
  /** Waits for one of those as its `send` did. Fails with `not-found` where it is no longer there. */
  rejoin: (input: { sendId: string }) => Exchange
  /** What went out for an exchange, unmasked: the person's own act, as revealing a token is. Fails with `not-found`. */
  revealSent: (input: { exchangeId: string }) => RevealedSent
  /** Asks where to, and writes the answer's body there. `saved` is false when the person closed the dialog. */
  saveBody: (input: { exchangeId: string }) => { saved: boolean; fileName: string }
}

export const requestsChannels = {
  preview: 'requests:preview',
  send: 'requests:send',
  cancel: 'requests:cancel',
  left: 'requests:left',
  rejoin: 'requests:rejoin',
  revealSent: 'requests:revealSent',
  saveBody: 'requests:saveBody',
} as const satisfies Channels<RequestsContract, 'requests'>

export type RequestsEvents = {
  /** An answer has begun, or more of it came. It may come after its `send` has come back, and then says nothing new. */
  arriving: Arriving
}

export const requestsEvents = {
  arriving: 'requests!arriving',
} as const satisfies EventChannels<RequestsEvents, 'requests'>
