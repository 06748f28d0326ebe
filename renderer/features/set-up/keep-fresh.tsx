import { useState } from 'react'
import type { AppError } from '../../../shared/core/app-error.ts'
import type { Connection } from '../../../shared/domain/connection.ts'
import { useConnections } from '../../stores/connections.store.ts'
import { CheckField } from '../../ui/check-field.tsx'
import { FailureCallout } from '../../ui/failure-callout.tsx'
import styles from './set-up-view.module.css'

/** The switch for renewing in the background; takes effect at once. */
export function KeepFresh({ connection }: { readonly connection: Connection }) {
  const setKeepFresh = useConnections((state) => state.setKeepFresh)
  const [failure, setFailure] = useState<AppError | null>(null)
  const change = async (keepFresh: boolean) => {
    const result = await setKeepFresh(connection.id, keepFresh)
    setFailure(result.ok ? null : result.error)
  }
  return (
    <section className={styles.section}>
      <h2 className={styles.title}>Keeping the token fresh</h2>
      <CheckField
        label="Renew it in the background, before it ends"
        hint="Hallpass stops by itself when the server refuses, and tells you."
        checked={connection.keepFresh}
        onChange={(event) => void change(event.target.checked)}
      />
      {failure && <FailureCallout error={failure} compact />}
    </section>
  )
}
