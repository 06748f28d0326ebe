import { useCallback, useEffect, useRef, useState } from 'react'
import type { AppError } from '../../../../shared/core/app-error.ts'
import type { SignatureCheck } from '../../../../shared/jwt/signature-check.ts'
import { api, type IssuerFacts, type KeyChoice, type TokenSource } from '../../../lib/api.ts'

/** The check of one token's signature: what came of it, and the way to ask for another. */
export type CheckState = {
  readonly check: SignatureCheck | null
  /** What the issuer's metadata said, once it was asked. */
  readonly issuer: IssuerFacts | null
  readonly failure: AppError | null
  readonly busy: boolean
  readonly run: (key: KeyChoice) => void
}

const nothing = { check: null, issuer: null, failure: null, busy: false } as const

/** Starts from `known`, a check of this very token from before; forgets everything when `identity` becomes another's. */
export function useSignatureCheck(
  source: TokenSource,
  identity: string,
  known: SignatureCheck | null = null,
): CheckState {
  const [state, setState] = useState<Omit<CheckState, 'run'>>({ ...nothing, check: known })
  const turn = useRef(0)
  const asked = useRef(source)
  asked.current = source
  // biome-ignore lint/correctness/useExhaustiveDependencies: another token is the reason to start afresh.
  useEffect(() => {
    turn.current += 1
    setState({ ...nothing, check: known })
  }, [identity, known])
  const run = useCallback((key: KeyChoice) => {
    turn.current += 1
    const mine = turn.current
    setState((before) => ({ ...before, failure: null, busy: true }))
    void api.inspector.check({ token: asked.current, key }).then((result) => {
      if (mine !== turn.current) return
      setState((before) =>
        result.ok
          ? { check: result.value.check, issuer: result.value.issuer ?? before.issuer, failure: null, busy: false }
          : { ...before, failure: result.error, busy: false },
      )
    })
  }, [])
  return { ...state, run }
}
