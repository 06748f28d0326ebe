import { useState } from 'react'
import type { AppError } from '../../../shared/core/app-error.ts'
import { useTokens } from '../../stores/tokens.store.ts'
import { Button } from '../../ui/button.tsx'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { FailureCallout } from '../../ui/failure-callout.tsx'

type ForgetTokenProps = {
  readonly connectionId: string
  readonly providerName: string
  readonly isApiKey: boolean
  /** It is gone, and this button with it. */
  readonly onForgotten: () => void
}

/** Drops the token here, after asking. What is saved to sign in with stays. */
export function ForgetToken({ connectionId, providerName, isApiKey, onForgotten }: ForgetTokenProps) {
  const forget = useTokens((state) => state.forget)
  const [asking, setAsking] = useState(false)
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<AppError | null>(null)
  const noun = isApiKey ? 'key' : 'token'

  const confirm = async () => {
    setBusy(true)
    const result = await forget(connectionId)
    setBusy(false)
    setAsking(false)
    setFailure(result.ok ? null : result.error)
    // Once the dialog has given the focus back, which it cannot: its button is gone.
    if (result.ok) requestAnimationFrame(onForgotten)
  }

  return (
    <>
      <Button variant="quiet" onClick={() => setAsking(true)}>
        Forget this {noun}
      </Button>
      {failure && <FailureCallout error={failure} compact />}
      <ConfirmDialog
        open={asking}
        title={`Forget this ${noun}?`}
        text={
          isApiKey
            ? `It is taken out of use here. It stays valid at ${providerName} until it is deleted there.`
            : `It is deleted from this computer, together with what renews it. What you saved to sign in with stays, so a new one is one click away. ${providerName} is not told: it may accept the old one until it ends.`
        }
        confirmLabel={`Forget the ${noun}`}
        danger
        busy={busy}
        onConfirm={() => void confirm()}
        onCancel={() => setAsking(false)}
      />
    </>
  )
}
