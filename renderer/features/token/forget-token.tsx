import { useState } from 'react'
import type { AppError } from '../../../shared/core/app-error.ts'
import { useTokens } from '../../stores/tokens.store.ts'
import { Button } from '../../ui/button.tsx'
import { CheckField } from '../../ui/check-field.tsx'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { FailureCallout } from '../../ui/failure-callout.tsx'

type ForgetTokenProps = {
  readonly connectionId: string
  readonly providerName: string
  readonly isApiKey: boolean
  /** Of the server that can be told to end it; null where there is none. */
  readonly revocationHost: string | null
  /** It is gone, and this button with it. */
  readonly onForgotten: () => void
}

/** Drops the token here, after asking. What is saved to sign in with stays. */
export function ForgetToken({ connectionId, providerName, isApiKey, revocationHost, onForgotten }: ForgetTokenProps) {
  const forget = useTokens((state) => state.forget)
  const [asking, setAsking] = useState(false)
  const revoke = useTokens((state) => state.revoke)
  const [tells, setTells] = useState(true)
  const [notEnded, setNotEnded] = useState<AppError | null>(null)
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<AppError | null>(null)
  const noun = isApiKey ? 'key' : 'token'

  const confirm = async () => {
    setBusy(true)
    if (tells && revocationHost !== null) {
      const told = await revoke(connectionId)
      setNotEnded(told.ok ? null : told.error)
      if (!told.ok) return setBusy(false)
    }
    const result = await forget(connectionId)
    setBusy(false)
    setAsking(false)
    setFailure(result.ok ? null : result.error)
    // Once the dialog has given the focus back, which it cannot: its button is gone.
    if (result.ok) requestAnimationFrame(onForgotten)
  }

  const ask = () => {
    setTells(true)
    setNotEnded(null)
    setAsking(true)
  }
  const untold = revocationHost === null ? ` ${providerName} is not told: it may accept the old one until it ends.` : ''

  return (
    <>
      <Button variant="quiet" onClick={ask}>
        Forget this {noun}
      </Button>
      {failure && <FailureCallout error={failure} compact />}
      <ConfirmDialog
        open={asking}
        title={`Forget this ${noun}?`}
        text={
          <>
            {isApiKey
              ? `It is taken out of use here. It stays valid at ${providerName} until it is deleted there.`
              : `It is deleted from this computer, together with what renews it. What you saved to sign in with stays, so a new one is one click away.${untold}`}
            {revocationHost !== null && (
              <CheckField
                label={`Tell ${revocationHost} to end it, too`}
                hint="Otherwise the server may accept it until it ends by itself."
                checked={tells}
                onChange={(event) => setTells(event.target.checked)}
              />
            )}
            {notEnded && <FailureCallout error={notEnded} compact />}
            {notEnded && <p>Nothing is forgotten yet. Try again, or untick the box to forget it here only.</p>}
          </>
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
