import { api } from '../../lib/api.ts'
import { Button } from '../../ui/button.tsx'
import { Note } from '../../ui/note.tsx'
import styles from './lock-screen.module.css'

/** The passphrase stands in front of a keychain that cannot be used in this run of the app. */
export function KeychainMissing() {
  return (
    <div className={styles.open}>
      <Note tone="warning">
        <p>
          This computer’s keychain holds a part of the key, and cannot be used now: it is locked, or it does not run.
          Nothing was deleted. Unlock it, then restart Hallpass.
        </p>
      </Note>
      <Button variant="primary" size="main" onClick={() => void api.app.restart()}>
        Restart Hallpass
      </Button>
    </div>
  )
}
