import { TextField } from '../../ui/text-field.tsx'
import { AnswerPicker } from './answer-picker.tsx'
import { ApiAddressOffer } from './api-address-offer.tsx'
import styles from './fields.module.css'
import { MissingToken } from './missing-token.tsx'
import { ReadingNote } from './reading-note.tsx'
import { Step } from './step.tsx'
import { TrialWords } from './trial-words.tsx'
import type { LoginEditor } from './use-login-editor.ts'
import { useReading } from './use-reading.ts'

/** What came back, in which the person clicks the token and what else matters. */
export function AnswerStep({ editor }: { readonly editor: LoginEditor }) {
  const { draft, change, problems, trials } = editor
  const { tried } = trials['sign-in']
  const reading = useReading('sign-in', tried, draft.answer, draft.lifetime)
  return (
    <Step
      title="The answer"
      text={
        tried === null ? (
          'Fill in the form and try it. What comes back is shown here, and you click the token in it.'
        ) : (
          <TrialWords tried={tried} />
        )
      }
    >
      {tried !== null && (
        <>
          <AnswerPicker tried={tried} answer={draft.answer} onChange={(answer) => change({ answer })} />
          <ApiAddressOffer tried={tried} address={draft.apiAddress} onTake={(apiAddress) => change({ apiAddress })} />
        </>
      )}
      <MissingToken answer={draft.answer} tried={tried} problem={problems.token ?? problems.carry} />
      <ReadingNote reading={reading} />
      <TextField
        label="How long tokens last, by the document"
        aside="may stay empty"
        inputMode="numeric"
        className={styles.short}
        suffix="seconds"
        hint="Counts only where neither the answer nor the token itself says it."
        value={draft.lifetime}
        error={problems.lifetime}
        onChange={(event) => change({ lifetime: event.target.value })}
      />
    </Step>
  )
}
