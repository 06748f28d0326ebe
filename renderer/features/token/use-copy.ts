import { useCallback, useEffect, useRef, useState } from 'react'
import type { AppError } from '../../../shared/core/app-error.ts'
import { type CopyForm, pushed } from '../../lib/api.ts'
import { readNow } from '../../lib/use-now.ts'
import { useTokens } from '../../stores/tokens.store.ts'

/** What is on the clipboard because of us. `clearsAt` is null when it stays there. */
export type Copied = { readonly form: CopyForm; readonly at: number; readonly clearsAt: number | null }

export type Copying = {
  readonly busy: boolean
  readonly copied: Copied | null
  readonly failure: AppError | null
  readonly copy: (form: CopyForm) => void
  readonly dismiss: () => void
}

/** Copying a connection's token. Main makes it fresh and puts it on the clipboard; only the outcome comes back. */
export function useCopy(connectionId: string): Copying {
  const copyToken = useTokens((state) => state.copy)
  const [busy, setBusy] = useState(false)
  const [copied, setCopied] = useState<Copied | null>(null)
  const [failure, setFailure] = useState<AppError | null>(null)
  const underWay = useRef(false)

  const copy = useCallback(
    async (form: CopyForm) => {
      if (underWay.current) return
      underWay.current = true
      setBusy(true)
      const result = await copyToken(connectionId, form)
      underWay.current = false
      setBusy(false)
      setFailure(result.ok ? null : result.error)
      setCopied(result.ok ? copiedNow(form, result.value.clearsAfterSeconds) : null)
    },
    [connectionId, copyToken],
  )
  const dismiss = useCallback(() => {
    setCopied(null)
    setFailure(null)
  }, [])
  useEffect(() => pushed.tokens.clipboardCleared(() => setCopied(null)), [])
  return { busy, copied, failure, copy: (form) => void copy(form), dismiss }
}

function copiedNow(form: CopyForm, clearsAfterSeconds: number): Copied {
  const at = readNow()
  return { form, at, clearsAt: clearsAfterSeconds > 0 ? at + clearsAfterSeconds * 1000 : null }
}
