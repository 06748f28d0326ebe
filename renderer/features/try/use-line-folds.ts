import { useCallback, useState } from 'react'
import { api } from '../../lib/api.ts'
import { foldsFrom, type LineFolds, noFolds, revealed, toggled } from './line-folds.ts'

/** What is folded of an answer, and the ways to change that. */
export function useLineFolds(exchangeId: string): {
  readonly folds: LineFolds
  readonly toggle: (line: number, end: number) => void
  readonly reveal: (line: number) => LineFolds
  readonly foldAll: () => Promise<void>
  readonly unfoldAll: () => void
} {
  const [folds, setFolds] = useState(noFolds)
  const toggle = useCallback((line: number, end: number) => setFolds((before) => toggled(before, line, end)), [])
  const reveal = (line: number) => {
    const open = revealed(folds, line)
    setFolds(open)
    return open
  }
  const foldAll = async () => {
    const result = await api.answers.folds({ exchangeId })
    if (result.ok) setFolds(foldsFrom(result.value))
  }
  return { folds, toggle, reveal, foldAll, unfoldAll: () => setFolds(noFolds) }
}
