import { useState } from 'react'
import type { AppError } from '../../../shared/core/app-error.ts'
import { useLock } from '../../stores/lock.store.ts'
import { Button } from '../../ui/button.tsx'
import { FailureCallout } from '../../ui/failure-callout.tsx'
import styles from './lock-screen.module.css'

/** Where no passphrase is set: opens at a click, and says that this is all there is to it. */
export function OpenByClick() {
  const unlock = useLock((state) => state.unlock)
  const [failure, setFailure] = useState<AppError | null>(null)
  const open = async () => {
    const result = await unlock(null)
    setFailure(result.ok ? null : result.error)
  }
  return (
    <div className={styles.open}>
      <Button variant="primary" size="main" autoFocus onClick={() => void open()}>
        Open Hallpass
      </Button>
      {failure && <FailureCallout error={failure} compact />}
      <p className={styles.soft}>
        No passphrase is set, so this only hides what was on the screen: anybody at this computer can open it. You can
        set one under Settings, “Secrets”.
      </p>
    </div>
  )
}
