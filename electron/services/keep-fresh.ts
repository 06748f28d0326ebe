/**
 * "Keep fresh": renews tokens in the background for the connections that ask for it, with jitter, shortly before they
 * would no longer be fresh enough. Stops after three refusals in a row until the person acts; what passes by itself (no
 * network, a server in trouble) is tried again, less and less often.
 */
import { type AppError, type AppErrorCode, AppFailure } from '../../shared/core/app-error.ts'
import type { Connection } from '../../shared/domain/connection.ts'
import { freshnessMarginMs } from '../../shared/domain/expiry.ts'
import type { TokenState } from '../../shared/domain/token.ts'
import type { Clock } from '../ports/clock.ts'
import { pauseAskedFor } from '../sign-in/pause-asked-for.ts'

const mostRefusals = 3
const retryMs = 30_000
const longestRetryMs = 10 * 60_000
const longestTimerMs = 2 ** 31 - 1
/** What is overdue is renewed this much later, ms: never within the change that tells of it. */
const soonMs = 1000

// Says nothing about whether the sign-in would be accepted.
const passing: ReadonlySet<AppErrorCode> = new Set<AppErrorCode>([
  'cancelled',
  'offline',
  'server-not-found',
  'server-unreachable',
  'proxy-unreachable',
  'connection-lost',
  'timeout',
  'rate-limited',
  'server-failed',
  'storage-failed',
])

/** Without a status there was no answer to a sign-in at all, only bytes that are none. */
function mayPass(error: AppError): boolean {
  return passing.has(error.code) || (error.code === 'unexpected-answer' && error.status === 0)
}

/** What keeping fresh works with. `random` gives 0–1. */
export type KeepFreshParts = {
  readonly clock: Clock
  readonly random: () => number
  readonly connection: (id: string) => Connection | undefined
  readonly renew: (id: string) => Promise<unknown>
  /** Told when a connection's next renewal is planned, or none any more (null). What `tokenChanged` hears because of it is not listened to. */
  readonly planned: (id: string, at: number | null) => void
}

/** Told of every change of a token or connection; plans the next renewal. */
export type KeepFresh = {
  readonly tokenChanged: (state: TokenState) => void
  /** Renews nothing until `goOn`: Hallpass is locked. What comes due meanwhile is renewed then. */
  readonly rest: () => void
  readonly goOn: () => void
  readonly stop: () => void
}

export function createKeepFresh(parts: KeepFreshParts): KeepFresh {
  const plans = new Map<string, { readonly at: number; readonly cancel: () => void }>()
  const failures = new Map<string, { readonly tries: number; readonly refusals: number }>()
  let stopped = false
  let resting = false
  const dueMeanwhile = new Set<string>()
  let telling = false

  // Telling changes the state, and every change is told back: to plan on hearing of one's own plan would never end.
  function tell(id: string, at: number | null): void {
    telling = true
    parts.planned(id, at)
    telling = false
  }

  function forget(id: string): void {
    dueMeanwhile.delete(id)
    plans.get(id)?.cancel()
    plans.delete(id)
  }

  function planNothing(id: string): void {
    forget(id)
    if (!stopped) tell(id, null)
  }

  function plan(id: string, at: number): void {
    if (stopped || plans.get(id)?.at === at) return
    forget(id)
    const wait = Math.max(0, Math.min(at - parts.clock.now(), longestTimerMs))
    const cancel = parts.clock.after(wait, () => {
      plans.delete(id)
      if (at > parts.clock.now()) plan(id, at)
      else if (resting) dueMeanwhile.add(id)
      else void renew(id)
    })
    plans.set(id, { at, cancel })
    tell(id, at)
  }

  async function renew(id: string): Promise<void> {
    if (parts.connection(id)?.keepFresh !== true) return planNothing(id)
    try {
      await parts.renew(id)
      failures.delete(id)
    } catch (thrown) {
      const before = failures.get(id) ?? { tries: 0, refusals: 0 }
      const passes = thrown instanceof AppFailure && mayPass(thrown.error)
      const refusals = before.refusals + (passes ? 0 : 1)
      failures.set(id, { tries: before.tries + 1, refusals })
      if (refusals >= mostRefusals || parts.connection(id) === undefined) return planNothing(id)
      const pause = Math.max(Math.min(longestRetryMs, retryMs * 2 ** before.tries), pauseAskedFor(thrown))
      plan(id, parts.clock.now() + pause)
    }
  }

  return {
    tokenChanged(state) {
      const id = state.connectionId
      if (state.working || telling) return
      const wanted = parts.connection(id)?.keepFresh === true
      if (!wanted || state.token?.expiresAt == null) return planNothing(id)
      if (state.lastError !== null) return
      failures.delete(id)
      const { expiresAt, lifetimeMs } = state.token
      const tenth = Math.max(0, lifetimeMs ?? 0) / 10
      const margin = freshnessMarginMs(lifetimeMs)
      // Up to a tenth of the lifetime earlier, so that many tokens got together are not all renewed at once.
      const jitter = parts.random() * Math.min(30_000, tenth)
      const planned = plans.get(id)
      const earliest = expiresAt - margin - tenth
      const soonest = parts.clock.now() + soonMs
      const latest = Math.max(expiresAt - margin, soonest)
      if (planned !== undefined && planned.at >= earliest && planned.at <= latest) return
      plan(id, Math.max(expiresAt - margin - jitter, soonest))
    },
    rest() {
      resting = true
    },
    goOn() {
      resting = false
      for (const id of [...dueMeanwhile]) plan(id, parts.clock.now() + soonMs)
    },
    stop() {
      stopped = true
      for (const id of [...plans.keys()]) forget(id)
    },
  }
}
