import type { ConnectionStart } from '../../../shared/domain/connection.ts'
import { Button } from '../../ui/button.tsx'
import { Note } from '../../ui/note.tsx'
import { AnswerStep } from './answer-step.tsx'
import { DeleteSystem } from './delete-system.tsx'
import { gapNames } from './draft-problems.ts'
import styles from './make-system-view.module.css'
import { RenewalStep } from './renewal-step.tsx'
import { RequestEditor } from './request-editor.tsx'
import { SaveRow } from './save-row.tsx'
import { Step } from './step.tsx'
import { TryCard } from './try-card.tsx'
import { UsageStep } from './usage-step.tsx'
import { useLoginEditor } from './use-login-editor.ts'
import { WhatItDoes } from './what-it-does.tsx'
import { WhereStep } from './where-step.tsx'

type MakeSystemViewProps = {
  /** The system to change; null makes a new one. */
  readonly providerId: string | null
  /** `start` is what was typed to try it. */
  readonly onSaved: (providerId: string, start: ConnectionStart) => void
  readonly onLeave: () => void
  readonly onDeleted: () => void
}

/** The editor for a login that answers with a token: described in a form, tried, and the token clicked in the answer. */
export function MakeSystemView({ providerId, onSaved, onLeave, onDeleted }: MakeSystemViewProps) {
  const editor = useLoginEditor(providerId, onSaved)
  const { draft, change, problems } = editor
  return (
    <div className={styles.view}>
      <header className={styles.header}>
        <h1>{providerId === null ? 'A login that answers with a token' : `Change “${draft.name}”`}</h1>
        <p className={styles.text}>
          All of this stands in the document that the system’s maker or your administrator gave you: an address, what to
          send there, and an example of the answer.
        </p>
        {editor.isResumed && (
          <Note tone="info">
            <p>You left this unfinished; it is as you left it. Secrets have to be typed again.</p>
            <Button variant="quiet" onClick={editor.startAfresh}>
              Start afresh
            </Button>
          </Note>
        )}
      </header>
      <div className={styles.described}>
        <WhereStep editor={editor} />
        <Step title="The request" text="What is sent to sign in.">
          <RequestEditor
            request={draft.request}
            onChange={(request) => change({ request })}
            problems={problems}
            names={gapNames(draft.request)}
          />
        </Step>
      </div>
      <aside className={styles.aside} aria-label="Preview">
        <TryCard editor={editor} />
        <WhatItDoes draft={draft} />
      </aside>
      <div className={styles.rest}>
        <AnswerStep editor={editor} />
        <UsageStep editor={editor} />
        <RenewalStep editor={editor} />
        <SaveRow editor={editor} onLeave={onLeave} />
        {providerId !== null && <DeleteSystem providerId={providerId} name={draft.name} onDeleted={onDeleted} />}
      </div>
    </div>
  )
}
