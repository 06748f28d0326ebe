import type { AppError } from '../../../shared/core/app-error.ts'
import { describeFailure } from '../../../shared/words/describe-failure.ts'
import { Note } from '../../ui/note.tsx'
import styles from './requests-frame.module.css'

type DeskNotesProps = { readonly notices: readonly string[]; readonly failure: AppError | null }

/** What could not be brought back, and that what is typed is not kept, as long as it is so. */
export function DeskNotes({ notices, failure }: DeskNotesProps) {
  return (
    <div className={styles.notes} role="status">
      {notices.map((notice) => (
        <Note key={notice} tone="warning">
          {notice}
        </Note>
      ))}
      {failure && (
        <Note tone="warning">
          What you type here is not kept when Hallpass closes. {describeFailure(failure).sentence}
        </Note>
      )}
    </div>
  )
}
