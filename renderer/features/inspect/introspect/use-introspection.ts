import { useRef, useState } from 'react'
import type { AppError } from '../../../../shared/core/app-error.ts'
import type { Result } from '../../../../shared/core/result.ts'
import type { Introspection } from '../../../lib/api.ts'

type IntrospectionState = {
  readonly answer: Introspection | null
  readonly failure: AppError | null
  readonly busy: boolean
}

/** Asking a server about a token. Only the last question counts. */
export function useIntrospection(): IntrospectionState & {
  readonly ask: (question: Promise<Result<Introspection>>) => void
} {
  const [state, setState] = useState<IntrospectionState>({ answer: null, failure: null, busy: false })
  const turn = useRef(0)
  const ask = (question: Promise<Result<Introspection>>) => {
    turn.current += 1
    const mine = turn.current
    setState({ answer: null, failure: null, busy: true })
    void question.then((result) => {
      if (mine !== turn.current) return
      setState({
        answer: result.ok ? result.value : null,
        failure: result.ok ? null : result.error,
        busy: false,
      })
    })
  }
  return { ...state, ask }
}
