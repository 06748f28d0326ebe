import { useEffect, useState } from 'react'
import type { AppError } from '../../../shared/core/app-error.ts'
import type { AnswerLines, AnswerView } from '../../../shared/domain/answer-lines.ts'
import { api } from '../../lib/api.ts'

/** Milliseconds between questions while lines are still being found. */
const pause = 120

/** How far the lines of a body are known; draws again as more become known. */
export function useKnownLines(
  exchangeId: string,
  view: AnswerView,
): { readonly known: AnswerLines | null; readonly failure: AppError | null } {
  const [state, setState] = useState<{ readonly known: AnswerLines | null; readonly failure: AppError | null }>({
    known: null,
    failure: null,
  })
  useEffect(() => {
    let isOver = false
    const ask = async () => {
      let knownBytes = -1
      while (!isOver) {
        const result = await api.answers.open({ exchangeId, view, knownBytes })
        if (isOver) return
        if (!result.ok) return setState(({ known }) => ({ known, failure: result.error }))
        setState({ known: result.value, failure: null })
        if (result.value.isWhole) return
        knownBytes = result.value.bytes
        await new Promise((resolve) => setTimeout(resolve, pause))
      }
    }
    void ask()
    return () => {
      isOver = true
    }
  }, [exchangeId, view])
  return state
}
