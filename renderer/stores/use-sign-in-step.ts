/** One sign-in that needs the person: what it needs, and what can be done about it. */
import { useState } from 'react'
import type { AppError } from '../../shared/core/app-error.ts'
import type { Result } from '../../shared/core/result.ts'
import type { SignInStep } from '../../shared/domain/sign-in-step.ts'
import { useSignIns } from './sign-ins.store.ts'

/** What the person can do at a step. */
export type SignInActs = {
  readonly openAgain: () => void
  readonly copyAddress: () => void
  readonly copyCode: () => void
  readonly giveAddress: (address: string) => void
  /** What was copied last. */
  readonly copied: 'address' | 'code' | null
  /** Why the last of them did not work. */
  readonly problem: AppError | null
}

/** The step of a sign-in by its key, null while there is none, and its acts. */
export function useSignInStep(key: string): { readonly step: SignInStep | null; readonly acts: SignInActs } {
  const step = useSignIns((state) => state.steps[key] ?? null)
  const { openAgain, copyAddress, copyCode, giveAddress } = useSignIns.getState()
  const [copied, setCopied] = useState<SignInActs['copied']>(null)
  const [problem, setProblem] = useState<AppError | null>(null)

  const told = async (act: Promise<Result<void>>, what: SignInActs['copied'] = null) => {
    const result = await act
    setCopied(result.ok ? what : null)
    // What is over needs no words: the step is gone as well.
    setProblem(result.ok || result.error.code === 'cancelled' ? null : result.error)
  }
  return {
    step,
    acts: {
      openAgain: () => void told(openAgain(key)),
      copyAddress: () => void told(copyAddress(key), 'address'),
      copyCode: () => void told(copyCode(key), 'code'),
      giveAddress: (address) => void told(giveAddress(key, address)),
      copied,
      problem,
    },
  }
}
