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
  /** Tries once more what failed. */
  readonly again: () => void
  /** Forgets the last failure: something else is being tried. */
  readonly clearFailure: () => void
}

/** What was found before of the very same token. */
export type KnownCheck = { readonly check: SignatureCheck; readonly issuer: IssuerFacts | null } | null

type Checked = Pick<CheckState, 'check' | 'issuer' | 'failure' | 'busy'>

function startOf(known: KnownCheck): Checked {
  return { check: known?.check ?? null, issuer: known?.issuer ?? null, failure: null, busy: false }
}

/** Starts from `known`, a check of this very token from before; forgets everything when `identity` becomes another's. */
export function useSignatureCheck(
  source: TokenSource,
  identity: string,
  known: KnownCheck,
  onChecked?: (known: NonNullable<KnownCheck>) => void,
): CheckState {
  const [state, setState] = useState<Checked>(() => startOf(known))
  const turn = useRef(0)
  const asked = useRef(source)
  asked.current = source
  const tried = useRef<KeyChoice | null>(null)
  const report = useRef(onChecked)
  report.current = onChecked
  // biome-ignore lint/correctness/useExhaustiveDependencies: another token is the reason to start afresh.
  useEffect(() => {
    turn.current += 1
    tried.current = null
    setState(startOf(known))
  }, [identity, known?.check])
  const run = useCallback((key: KeyChoice) => {
    turn.current += 1
    const mine = turn.current
    tried.current = key
    // What was found with another key says nothing of this try.
    setState((before) => ({ ...before, check: null, failure: null, busy: true }))
    void api.inspector.check({ token: asked.current, key }).then((result) => {
      if (mine !== turn.current) return
      if (!result.ok) return setState((before) => ({ ...before, failure: result.error, busy: false }))
      const { check, issuer } = result.value
      setState((before) => ({ check, issuer: issuer ?? before.issuer, failure: null, busy: false }))
      report.current?.({ check, issuer })
    })
  }, [])
  const clearFailure = useCallback(() => setState((before) => ({ ...before, failure: null })), [])
  const again = useCallback(() => {
    if (tried.current) run(tried.current)
  }, [run])
  return { ...state, run, again, clearFailure }
}
