import { Button } from '../../ui/button.tsx'
import { FailureCallout } from '../../ui/failure-callout.tsx'
import { AnswerPicker } from './answer-picker.tsx'
import styles from './fields.module.css'
import { ReadingNote } from './reading-note.tsx'
import { TrialWords } from './trial-words.tsx'
import type { LoginEditor } from './use-login-editor.ts'

/** The second request, tried with the refresh token that the first one brought. */
export function SecondTrial({ editor }: { readonly editor: LoginEditor }) {
  const { draft, change, trials } = editor
  const { renewal } = draft
  const { state, tried, stop } = trials.renewal
  const isFirstTried = trials['sign-in'].tried !== null
  return (
    <>
      <div className={styles.acts}>
        <Button
          busy={state.kind === 'trying'}
          onClick={() => isFirstTried && editor.tryOut('renewal')}
          aria-disabled={!isFirstTried}
        >
          Try the second request
        </Button>
        {state.kind === 'trying' && <Button onClick={stop}>Cancel</Button>}
        {!isFirstTried && <p className={styles.soft}>Try the sign-in first: it brings the refresh token.</p>}
      </div>
      {state.kind === 'failed' && <FailureCallout error={state.error} />}
      {tried !== null && (
        <>
          <p className={styles.soft}>
            <TrialWords tried={tried} />
          </p>
          <AnswerPicker
            tried={tried}
            answer={renewal.answer}
            onChange={(answer) => change({ renewal: { ...renewal, answer } })}
            only={['token', 'lifetime', 'refresh-token', 'message']}
          />
        </>
      )}
      <ReadingNote reading={editor.readings.renewal} name={draft.name.trim() || 'The server'} />
    </>
  )
}
