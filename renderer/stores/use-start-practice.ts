import { useState } from 'react'
import type { AppError } from '../../shared/core/app-error.ts'
import { usePractice } from './practice.store.ts'

/** Starting the practice servers from a button: whether it is under way, and what went wrong. */
export type StartPractice = {
  readonly starting: boolean
  readonly failure: AppError | null
  readonly start: () => void
}

/** `onStarted` is called once the servers run and their connections are there. */
export function useStartPractice(onStarted: () => void): StartPractice {
  const startServers = usePractice((state) => state.start)
  const [starting, setStarting] = useState(false)
  const [failure, setFailure] = useState<AppError | null>(null)
  const start = async () => {
    setStarting(true)
    setFailure(null)
    const result = await startServers()
    setStarting(false)
    if (result.ok) onStarted()
    else setFailure(result.error)
  }
  return { starting, failure, start: () => void start() }
}
