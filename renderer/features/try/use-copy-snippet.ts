import { useState } from 'react'
import type { AppError } from '../../../shared/core/app-error.ts'
import type { RequestDraft } from '../../../shared/domain/http-exchange.ts'
import { api } from '../../lib/api.ts'

export type CopyingSnippet = {
  readonly busy: boolean
  /** What became of the last copy, in words; empty before it. */
  readonly said: string
  readonly failure: AppError | null
  readonly copy: (target: string, live: boolean) => void
}

/** Copying code. Main writes it, puts in the token if asked to, and takes that off the clipboard again. */
export function useCopySnippet(request: RequestDraft): CopyingSnippet {
  const [busy, setBusy] = useState(false)
  const [said, setSaid] = useState('')
  const [failure, setFailure] = useState<AppError | null>(null)
  const copy = async (target: string, live: boolean) => {
    setBusy(true)
    const result = await api.snippets.copy({ draft: request, target, live })
    setBusy(false)
    setFailure(result.ok ? null : result.error)
    const seconds = result.ok ? result.value.clearsAfterSeconds : 0
    setSaid(result.ok ? (seconds > 0 ? `Copied. It leaves the clipboard in ${seconds} s.` : 'Copied.') : '')
  }
  return { busy, said, failure, copy: (target, live) => void copy(target, live) }
}
