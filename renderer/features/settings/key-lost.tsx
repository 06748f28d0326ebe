import { useState } from 'react'
import type { AppError } from '../../../shared/core/app-error.ts'
import { api } from '../../lib/api.ts'
import { useNotices } from '../../stores/notices.store.ts'
import { Button } from '../../ui/button.tsx'
import { FailureCallout } from '../../ui/failure-callout.tsx'

/** The way on where the keychain lost the key: begin again with it, with the old file kept. */
export function KeyLost() {
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<AppError | null>(null)
  const start = async () => {
    setBusy(true)
    const result = await api.lock.startAfresh()
    setBusy(false)
    setFailure(result.ok ? null : result.error)
    if (result.ok) useNotices.getState().say(`New secrets are kept again. The old file stays as ${result.value.kept}.`)
  }
  return (
    <>
      <Button busy={busy} onClick={() => void start()}>
        Keep new secrets in the keychain
      </Button>
      <p>
        The old file stays beside the new one. Each connection asks for its password or key the next time it is needed.
      </p>
      {failure && <FailureCallout error={failure} compact />}
    </>
  )
}
