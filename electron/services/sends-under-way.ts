/** Sendings that outlive the window they were begun in: Hallpass was locked meanwhile, and the next window takes them over. */
import { AppFailure } from '../../shared/core/app-error.ts'
import type { Exchange } from '../../shared/domain/http-exchange.ts'
import type { SendUnderWay } from '../../shared/ipc/requests.contract.ts'

type Sending = SendUnderWay & {
  readonly connectionId: string
  readonly outcome: Promise<Exchange>
  /** The window that waited for it is gone. */
  isLeft: boolean
  isOver: boolean
}

export type SendsUnderWay = ReturnType<typeof createSendsUnderWay>

export function createSendsUnderWay() {
  const sendings = new Map<string, Sending>()
  return {
    /** Runs it; its outcome is kept for the next window where this one is gone by then. */
    async run(about: SendUnderWay & { connectionId: string }, work: () => Promise<Exchange>): Promise<Exchange> {
      const outcome = work()
      const sending: Sending = { ...about, outcome, isLeft: false, isOver: false }
      sendings.set(about.sendId, sending)
      try {
        return await outcome
      } finally {
        sending.isOver = true
        if (!sending.isLeft) sendings.delete(about.sendId)
      }
    },

    /** The window goes: what runs is kept for the next one, what ended and was not asked for is not. */
    leave(): void {
      for (const sending of sendings.values()) {
        if (sending.isOver) sendings.delete(sending.sendId)
        else sending.isLeft = true
      }
    },

    /** What an earlier window began at this connection. */
    left: (connectionId: string): readonly SendUnderWay[] =>
      [...sendings.values()]
        .filter((one) => one.isLeft && one.connectionId === connectionId)
        .map(({ sendId, tabId, startedAt }) => ({ sendId, tabId, startedAt })),

    /** Waits for it in the place of the window that is gone. Fails as the sending does, or with `not-found`. */
    async rejoin(sendId: string): Promise<Exchange> {
      const sending = sendings.get(sendId)
      if (sending === undefined) throw new AppFailure({ code: 'not-found', what: 'exchange' })
      sending.isLeft = false
      try {
        return await sending.outcome
      } finally {
        if (!sending.isLeft) sendings.delete(sendId)
      }
    },
  }
}
