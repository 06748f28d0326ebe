import { useDeferredValue, useMemo } from 'react'
import { findTokens } from '../../../../shared/jwt/find-tokens.ts'
import { readToken } from '../../../../shared/jwt/read-token.ts'
import type { FoundToken, TokenReading } from '../../../../shared/jwt/token-reading.ts'

type PastedReading = {
  readonly found: readonly FoundToken[]
  /** Which of them is read. */
  readonly at: number
  /** Null while nothing is there. */
  readonly reading: TokenReading | null
}

/** The tokens in a pasted text, and the reading of the chosen one. Typing comes first: a long text is read when there is time. */
export function usePastedReading(text: string, chosen = 0): PastedReading {
  const settled = useDeferredValue(text)
  const found = useMemo(() => (settled.trim() === '' ? [] : findTokens(settled)), [settled])
  const at = Math.min(chosen, Math.max(0, found.length - 1))
  const token = found[at]?.token
  const reading = useMemo(() => (token === undefined ? null : readToken(token)), [token])
  return { found, at, reading }
}
