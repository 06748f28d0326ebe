import { useState } from 'react'
import type { AppError } from '../../../shared/core/app-error.ts'
import { useLock } from '../../stores/lock.store.ts'
import { useNotices } from '../../stores/notices.store.ts'
import { Button } from '../../ui/button.tsx'
import { FailureCallout } from '../../ui/failure-callout.tsx'

/** The way on where the keychain lost the key: begin again with it, with the old file kept. */
export function KeyLost() {
  const startAfresh = useLock((state) => state.startAfresh)
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<AppError | null>(null)
  const start = async () => {
    setBusy(true)
    const result = await startAfresh()
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
        Each connection asks for its password or key the next time it is needed. Saved requests and history, which were
        sealed with the same key, start empty. The sealed files are kept beside the new ones.
      </p>
      {failure && <FailureCallout error={failure} compact />}
    </>
  )
}
