import { useEffect, useRef } from 'react'
import { TextField } from '../../ui/text-field.tsx'
import { AnswerPicker } from './answer-picker.tsx'
import { ApiAddressOffer } from './api-address-offer.tsx'
import styles from './fields.module.css'
import { PickNotes } from './pick-notes.tsx'
import { ReadingNote } from './reading-note.tsx'
import { Step } from './step.tsx'
import { TrialWords } from './trial-words.tsx'
import type { LoginEditor } from './use-login-editor.ts'

/** What came back, in which the person clicks the token and what else matters. */
export function AnswerStep({ editor }: { readonly editor: LoginEditor }) {
  const { draft, change, problems, trials } = editor
  const { tried } = trials['sign-in']
  const top = useRef<HTMLDivElement>(null)
  useEffect(() => {
    // The person pressed “Try it” somewhere else on the page.
    if (tried !== null) top.current?.scrollIntoView({ block: 'start' })
  }, [tried])
  return (
    <div ref={top}>
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
        <PickNotes answer={draft.answer} tried={tried} problem={problems.token ?? problems.carry} />
        <ReadingNote reading={editor.readings['sign-in']} name={draft.name.trim() || 'The server'} />
        <TextField
          label="Lifetime in the document"
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
    </div>
  )
}
