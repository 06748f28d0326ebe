import { useCallback, useEffect, useReducer, useRef, useState } from 'react'
import type { AppError } from '../../shared/core/app-error.ts'
import type { Result } from '../../shared/core/result.ts'
import { readNow, useTimedView } from './use-now.ts'

type Timed = { readonly hideAt: number }

/** A secret being shown. */
export type Reveal<T extends Timed> = {
  /** The only place in the window where the secret ever is; null as soon as its time is up. */
  readonly revealed: T | null
  readonly secondsLeft: number
  readonly busy: boolean
  readonly failure: AppError | null
  readonly show: () => void
  readonly hide: () => void
}

/** A secret itself, asked of main, for as long as main allows: gone at `hideAt`, when the window loses the focus, and when this view goes. */
export function useReveal<T extends Timed>(ask: () => Promise<Result<T>>): Reveal<T> {
  const [revealed, setRevealed] = useState<T | null>(null)
  const [failure, setFailure] = useState<AppError | null>(null)
  const [busy, setBusy] = useState(false)
  /** Counts the times it was shown or hidden, so that an answer that comes too late is dropped. */
  const turn = useRef(0)
  const [, drawAgain] = useReducer((times: number) => times + 1, 0)
  const { secondsLeft } = useTimedView((now) => countDown(revealed, now))

  const hide = useCallback(() => {
    turn.current += 1
    setRevealed(null)
    setBusy(false)
  }, [])

  const show = useCallback(async () => {
    turn.current += 1
    const mine = turn.current
    setBusy(true)
    const result = await ask()
    if (turn.current !== mine) return
    setBusy(false)
    setFailure(result.ok ? null : result.error)
    setRevealed(result.ok ? result.value : null)
  }, [ask])

  const watching = busy || revealed !== null
  useEffect(() => {
    if (!watching) return
    const hideWhenHidden = () => document.visibilityState === 'hidden' && hide()
    window.addEventListener('blur', hide)
    document.addEventListener('visibilitychange', hideWhenHidden)
    return () => {
      window.removeEventListener('blur', hide)
      document.removeEventListener('visibilitychange', hideWhenHidden)
    }
  }, [watching, hide])

  useEffect(() => {
    if (!revealed) return
    const timer = setTimeout(hide, Math.max(0, revealed.hideAt - readNow()))
    return () => clearTimeout(timer)
  }, [revealed, hide])

  // React keeps the drawing before the last one, props and state and all. One more, and the secret is in neither.
  useEffect(() => {
    if (!revealed) drawAgain()
  }, [revealed])

  useEffect(
    () => () => {
      turn.current += 1
    },
    [],
  )
  return { revealed: secondsLeft > 0 ? revealed : null, secondsLeft, busy, failure, show: () => void show(), hide }
}

function countDown(revealed: Timed | null, now: number) {
  if (!revealed) return { secondsLeft: 0, nextChangeAt: null }
  const secondsLeft = Math.max(0, Math.ceil((revealed.hideAt - now) / 1000))
  return { secondsLeft, nextChangeAt: secondsLeft > 0 ? revealed.hideAt - (secondsLeft - 1) * 1000 : null }
}
