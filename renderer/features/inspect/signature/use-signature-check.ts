import { useLayoutEffect, useRef, useState } from 'react'
import type { AppError } from '../../../../shared/core/app-error.ts'
import type { SignatureCheck } from '../../../../shared/jwt/signature-check.ts'
import { api, type IssuerFacts, type KeyChoice, type TokenSource } from '../../../lib/api.ts'

/** The check of one token's signature: what came of it, and the way to ask for another. */
export type CheckState = Checked & {
  readonly run: (key: KeyChoice) => void
  /** Forgets the last failure: something else is being tried. */
  readonly clearFailure: () => void
}

/** What was found before of the very same token. */
export type KnownCheck = { readonly check: SignatureCheck; readonly issuer: IssuerFacts | null } | null

type Checked = {
  readonly check: SignatureCheck | null
  /** What the issuer's metadata said, once it was asked. */
  readonly issuer: IssuerFacts | null
  readonly failure: AppError | null
  readonly busy: boolean
}

/** Never what was tried with: that may be a secret. */
type State = Checked & { readonly identity: string }

/**
 * Starts from `known`, a check of this very token from before. What was found for one `identity` is never shown, nor told
 * to `onChecked`, for another: an answer may come when the next token is there already.
 */
export function useSignatureCheck(
  source: TokenSource,
  identity: string,
  known: KnownCheck,
  onChecked?: (known: NonNullable<KnownCheck>) => void,
): CheckState {
  const start: State = {
    identity,
    check: known?.check ?? null,
    issuer: known?.issuer ?? null,
    failure: null,
    busy: false,
  }
  const [kept, setKept] = useState(start)
  // Another token: nothing of the one before stays.
  if (kept.identity !== identity) setKept(start)
  const state = kept.identity === identity ? kept : start
  const turn = useRef(0)
  const shown = useRef(identity)
  useLayoutEffect(() => {
    shown.current = identity
  }, [identity])

  const run = async (key: KeyChoice) => {
    turn.current += 1
    const mine = turn.current
    // What was found with another key says nothing of this try.
    const trying: State = { ...state, check: null, failure: null, busy: true }
    setKept(trying)
    const result = await api.inspector.check({ token: source, key })
    if (mine !== turn.current || shown.current !== identity) return
    if (!result.ok) return setKept({ ...trying, failure: result.error, busy: false })
    const { check } = result.value
    const issuer = result.value.issuer ?? trying.issuer
    setKept({ ...trying, check, issuer, busy: false })
    onChecked?.({ check, issuer })
  }
  const { identity: _, ...checked } = state
  return {
    ...checked,
    run: (key) => void run(key),
    clearFailure: () => setKept({ ...state, failure: null }),
  }
}
