import { useEffect, useState } from 'react'
import type { Result } from '../../../shared/core/result.ts'
import type { HttpLoginAnswer } from '../../../shared/domain/http-login.ts'
import { api, type LoginReading, type LoginStep, type TriedLogin } from '../../lib/api.ts'
import { hasToken } from './draft-problems.ts'

/** Null while it is not known. */
export type Reading = Result<LoginReading> | null

/** What a sign-in would make of the answer that came; null while that is not known, or nothing is chosen that could be read. */
export function useReading(
  step: LoginStep,
  tried: TriedLogin | null,
  answer: HttpLoginAnswer,
  documented: string,
): Reading {
  const [reading, setReading] = useState<Reading>(null)
  useEffect(() => {
    let isOver = false
    const isRefusal = tried !== null && (tried.status < 200 || tried.status > 299)
    if (tried === null || !(hasToken(answer) || isRefusal)) setReading(null)
    else {
      const seconds = Number(documented)
      const known = Number.isInteger(seconds) && seconds > 0 && seconds <= 1e9
      void api.logins
        .read({ step, answer, ...(known ? { documentedLifetimeSeconds: seconds } : {}) })
        .then((result) => {
          if (!isOver) setReading(result)
        })
    }
    return () => {
      isOver = true
    }
  }, [step, tried, answer, documented])
  return reading
}
