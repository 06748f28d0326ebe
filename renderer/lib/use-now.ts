/**
 * The one clock. All countdowns share one timer; it sleeps until the first of them changes, stands still while the
 * window is hidden, and is right at once when the window comes back or the computer's clock jumped.
 */
import { useLayoutEffect, useSyncExternalStore } from 'react'

/** The longest that a timer can sleep; longer ones fire at once. */
const longestSleep = 2 ** 31 - 1
/** While anything counts, the clocks are compared at least this often: a sleeping computer stops timers, not time. */
const compareEvery = 10_000
/** A difference between the two clocks beyond this is a jump, not an inaccuracy. */
const jump = 750

const listeners = new Set<() => void>()
const wakeUps = new Set<{ readonly at: number }>()
let now = Date.now()
let steady = performance.now()
let timer: ReturnType<typeof setTimeout> | undefined

/** The instant right now, in ms, for event handlers; what is drawn uses `useNow` or `useTimedView`. */
export function readNow(): number {
  return Date.now()
}

/** The current instant; draws again when `nextChangeAt` has come. `null`: only when somebody else's has. */
export function useNow(nextChangeAt: number | null): number {
  const seen = useSyncExternalStore(subscribe, cachedNow)
  useLayoutEffect(() => wakeAt(nextChangeAt))
  return seen
}

/** A view that depends on the time and knows when it next changes, kept right: `useTimedView((now) => viewExpiry(token, now))`. */
export function useTimedView<V extends { readonly nextChangeAt: number | null }>(viewAt: (now: number) => V): V {
  const view = viewAt(useSyncExternalStore(subscribe, cachedNow))
  useLayoutEffect(() => wakeAt(view.nextChangeAt))
  return view
}

function cachedNow(): number {
  return now
}

function subscribe(listener: () => void): () => void {
  if (listeners.size === 0) watchTheWindow()
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
    if (listeners.size === 0) leaveTheWindow()
  }
}

function wakeAt(at: number | null): () => void {
  // Whoever draws now may have got something newer than the time last told (a token of this second).
  if (Date.now() - now >= 1000 || Date.now() < now) tell()
  const wakeUp = { at: at ?? Number.POSITIVE_INFINITY }
  wakeUps.add(wakeUp)
  arm()
  return () => {
    wakeUps.delete(wakeUp)
  }
}

function arm(): void {
  clearTimeout(timer)
  timer = undefined
  if (document.visibilityState === 'hidden' || wakeUps.size === 0) return
  const next = Math.min(...Array.from(wakeUps, (wakeUp) => wakeUp.at))
  if (next === Number.POSITIVE_INFINITY) return
  const sleep = Math.min(Math.max(next - Date.now(), 0), compareEvery, longestSleep)
  timer = setTimeout(onTimer, sleep)
}

function onTimer(): void {
  const jumped = Math.abs(Date.now() - now - (performance.now() - steady)) > jump
  const due = Array.from(wakeUps).some((wakeUp) => wakeUp.at <= Date.now())
  if (jumped || due) tell()
  arm()
}

function tell(): void {
  now = Date.now()
  steady = performance.now()
  for (const listener of Array.from(listeners)) listener()
}

function onWindowBack(): void {
  if (document.visibilityState !== 'hidden') tell()
  arm()
}

function watchTheWindow(): void {
  document.addEventListener('visibilitychange', onWindowBack)
  window.addEventListener('focus', onWindowBack)
}

function leaveTheWindow(): void {
  document.removeEventListener('visibilitychange', onWindowBack)
  window.removeEventListener('focus', onWindowBack)
  clearTimeout(timer)
}
