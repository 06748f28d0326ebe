import type { Result } from '../../../shared/core/result.ts'
import type { LoginReading } from '../../lib/api.ts'
import { FailureCallout } from '../../ui/failure-callout.tsx'
import { describeReading } from './login-words.ts'
import styles from './reading-note.module.css'

/** What a sign-in would make of the answer, as it is chosen now. */
export function ReadingNote({ reading }: { readonly reading: Result<LoginReading> | null }) {
  if (reading === null) return null
  if (!reading.ok) return <FailureCallout error={reading.error} />
  return (
    <div className={styles.note} role="status">
      <p className={styles.title}>With this, a sign-in gets:</p>
      <ul className={styles.facts}>
        {describeReading(reading.value).map((fact) => (
          <li key={fact}>{fact}</li>
        ))}
      </ul>
    </div>
  )
}
