import { useRef, useState } from 'react'
import type { AppError } from '../../../../shared/core/app-error.ts'
import { api, type Introspection, type TokenSource } from '../../../lib/api.ts'

type Asked = { readonly address: string; readonly clientId: string; readonly clientSecret: string }

type IntrospectionState = {
  readonly answer: Introspection | null
  readonly failure: AppError | null
  readonly busy: boolean
}

/** Asking a server about a token. Only the last question counts. */
export function useIntrospection(source: TokenSource): IntrospectionState & { readonly ask: (asked: Asked) => void } {
  const [state, setState] = useState<IntrospectionState>({ answer: null, failure: null, busy: false })
  const turn = useRef(0)
  const ask = (asked: Asked) => {
    turn.current += 1
    const mine = turn.current
    setState({ answer: null, failure: null, busy: true })
    void api.inspector.introspect({ token: source, ...asked }).then((result) => {
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
