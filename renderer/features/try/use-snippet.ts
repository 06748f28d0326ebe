import { useEffect, useState } from 'react'
import type { AppError } from '../../../shared/core/app-error.ts'
import type { RequestDraft } from '../../../shared/domain/http-exchange.ts'
import { api, type SnippetView } from '../../lib/api.ts'

export type Snippet = { readonly view: SnippetView | null; readonly failure: AppError | null }

/** The request as code for a tool, asked of main. Holds no secret. */
export function useSnippet(request: RequestDraft, target: string): Snippet {
  const [snippet, setSnippet] = useState<Snippet>({ view: null, failure: null })
  useEffect(() => {
    let current = true
    void api.snippets.write({ draft: request, target }).then((result) => {
      if (!current) return
      setSnippet(result.ok ? { view: result.value, failure: null } : { view: null, failure: result.error })
    })
    return () => {
      current = false
    }
  }, [request, target])
  return snippet
}
