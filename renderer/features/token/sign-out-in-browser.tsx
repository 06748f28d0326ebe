import { LogOut } from 'lucide-react'
import { useState } from 'react'
import type { AppError } from '../../../shared/core/app-error.ts'
import { api } from '../../lib/api.ts'
import { Button } from '../../ui/button.tsx'
import { CheckField } from '../../ui/check-field.tsx'
import { FailureCallout } from '../../ui/failure-callout.tsx'
import styles from './ask-the-server.module.css'

type SignOutInBrowserProps = { readonly connectionId: string; readonly host: string }

/** Ends the sign-in at the server, on its own page in the browser (end session). What is here stays. */
export function SignOutInBrowser({ connectionId, host }: SignOutInBrowserProps) {
  const [withHint, setWithHint] = useState(false)
  const [outcome, setOutcome] = useState<'opened' | AppError | null>(null)
  const signOut = async () => {
    const result = await api.tokens.signOut({ connectionId, withHint })
    setOutcome(result.ok ? 'opened' : result.error)
  }
  return (
    <div className={styles.question}>
      <p className={styles.quiet}>
        Signing out ends the sign-in at {host}, on a page that opens in your browser. The token stays here until it is
        forgotten.
      </p>
      <CheckField
        label="Send the ID token along"
        hint="Some servers sign out only with it. It says who you are, and then stands in the address and in the history of your browser."
        checked={withHint}
        onChange={(event) => setWithHint(event.target.checked)}
      />
      <Button className={styles.act ?? ''} icon={<LogOut size={16} />} onClick={() => void signOut()}>
        Sign out in the browser
      </Button>
      <div role="status">
        {outcome === 'opened' && <p className={styles.quiet}>The page of {host} is open in your browser.</p>}
      </div>
      {outcome !== null && outcome !== 'opened' && <FailureCallout error={outcome} compact />}
    </div>
  )
}
