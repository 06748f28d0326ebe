import { FailureCallout } from '../../ui/failure-callout.tsx'
import { describeReading, remarksOn } from './login-words.ts'
import styles from './reading-note.module.css'
import type { Reading } from './use-reading.ts'

type ReadingNoteProps = {
  readonly reading: Reading
  /** What the system is called. */
  readonly name: string
}

/** What a sign-in would make of the answer, as it is chosen now. */
export function ReadingNote({ reading, name }: ReadingNoteProps) {
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
      {remarksOn(reading.value, name).map((remark) => (
        <p key={remark} className={styles.remark}>
          {remark}
        </p>
      ))}
    </div>
  )
}
