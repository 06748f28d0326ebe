import { useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { CheckField } from '../../ui/check-field.tsx'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { FailureCallout } from '../../ui/failure-callout.tsx'
import styles from './ask-the-server.module.css'
import { useForget } from './use-forget.ts'

type ForgetTokenProps = {
  readonly connectionId: string
  readonly providerName: string
  readonly isApiKey: boolean
  /** Of the server that can be told to end it; null where there is none. */
  readonly revocationHost: string | null
  /** It is gone, and this button with it. */
  readonly onForgotten: () => void
}

/** Drops the token here, after asking; and has its server end it, where that can be told. What is saved to sign in with stays. */
export function ForgetToken({ connectionId, providerName, isApiKey, revocationHost, onForgotten }: ForgetTokenProps) {
  const [asking, setAsking] = useState(false)
  const [tells, setTells] = useState(true)
  // Once the dialog has given the focus back, which it cannot: its button is gone.
  const { run, clear, busy, notTold, failure } = useForget(connectionId, () => requestAnimationFrame(onForgotten))
  const noun = isApiKey ? 'key' : 'token'

  const confirm = async () => {
    if (await run(tells ? revocationHost : null)) setAsking(false)
  }
  const ask = () => {
    setTells(true)
    clear()
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
          <div className={styles.question}>
            <p>
              {isApiKey
                ? `It is taken out of use here. It stays valid at ${providerName} until it is deleted there.`
                : `It is deleted from this computer, together with what renews it. What you saved to sign in with stays, so a new one is one click away.${untold}`}
            </p>
            {revocationHost !== null && (
              <CheckField
                label={`Tell ${revocationHost} to end it, too`}
                hint="Otherwise the server may accept it until it ends by itself."
                checked={tells}
                onChange={(event) => setTells(event.target.checked)}
              />
            )}
            {notTold && <FailureCallout error={notTold} compact />}
            {notTold && <p>Nothing is forgotten yet. Without the tick it is forgotten here only.</p>}
          </div>
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
