import { Button } from '../../ui/button.tsx'
import { FailureCallout } from '../../ui/failure-callout.tsx'
import { hasToken } from './draft-problems.ts'
import styles from './fields.module.css'
import type { LoginEditor } from './use-login-editor.ts'

type SaveRowProps = { readonly editor: LoginEditor; readonly onLeave: () => void }

/** The end of the editor: what is missing, and the acts. */
export function SaveRow({ editor, onLeave }: SaveRowProps) {
  const { saving, problems } = editor
  const missing = Object.values(problems)
  return (
    <div className={styles.end}>
      {saving.error && <FailureCallout error={saving.error} />}
      {missing.length > 0 && (
        <ul className={styles.missing} aria-label="Still to do">
          {[...new Set(missing)].map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      )}
      <div className={styles.acts}>
        <Button
          variant={hasToken(editor.draft.answer) ? 'primary' : 'secondary'}
          size="main"
          busy={saving.busy}
          onClick={saving.save}
        >
          Save the system
        </Button>
        <Button variant="quiet" size="main" onClick={onLeave}>
          Back
        </Button>
        <p className={styles.soft}>What is not saved stays here until Hallpass is closed.</p>
      </div>
    </div>
  )
}
