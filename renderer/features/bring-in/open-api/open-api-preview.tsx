import { useState } from 'react'
import type { OpenApiPreview } from '../../../../shared/bring-in/open-api-preview.ts'
import { CheckField } from '../../../ui/check-field.tsx'
import { Note } from '../../../ui/note.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { Hosts } from '../parts/hosts.tsx'
import styles from '../parts/preview.module.css'
import { RequestChoice } from '../parts/request-choice.tsx'
import { Sentences } from '../parts/sentences.tsx'
import { SystemHead } from '../parts/system-head.tsx'
import { TakeActs } from '../parts/take-acts.tsx'
import { useChosen } from '../parts/use-chosen.ts'
import type { PreviewProps } from '../preview-props.ts'

/** A description of an API, before anything of it is kept. */
export function OpenApiPreviewView({ preview, from, onTake, isTaking, onDrop }: PreviewProps<OpenApiPreview>) {
  const { system, dialect, signIns, requests, remarks, notTaken } = preview
  const [name, setName] = useState(system.name)
  const ways = useChosen(signIns.length)
  const chosen = useChosen(requests.length)
  const hasNone = ways.places.length === 0
  return (
    <form
      className={styles.card}
      onSubmit={(event) => {
        event.preventDefault()
        const signInIds = signIns.filter((_, place) => ways.has(place)).map(({ id }) => id)
        if (!hasNone) void onTake({ kind: 'open-api', name, signInIds, requests: chosen.places })
      }}
    >
      <SystemHead system={system} what={from === '' ? dialect : `${dialect}, from ${from}`} />
      <p>{system.summary}</p>
      <TextField
        label="Name in Hallpass"
        value={name}
        maxLength={100}
        onChange={(event) => setName(event.target.value)}
      />
      <Hosts {...preview} />
      <fieldset className={styles.section} aria-describedby={hasNone ? 'no-sign-in' : undefined}>
        <legend className={styles.title}>How you sign in</legend>
        {signIns.map(({ id, label, summary, words }, place) => (
          <CheckField
            key={id}
            label={label}
            hint={words === '' ? summary : `${summary} The file says: ${words}`}
            checked={ways.has(place)}
            onChange={(event) => ways.set([place], event.target.checked)}
          />
        ))}
        {hasNone && (
          <Note tone="warning">
            <span id="no-sign-in">Choose one way to sign in at least.</span>
          </Note>
        )}
        <p className={styles.soft}>What a sign-in asks for you type in the next step. Nothing is sent before that.</p>
      </fieldset>
      <RequestChoice requests={requests} chosen={chosen} />
      <Sentences remarks={remarks} notTaken={notTaken} />
      <TakeActs label="Add this system" isTaking={isTaking} disabled={hasNone} onDrop={onDrop} />
    </form>
  )
}
