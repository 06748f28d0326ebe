import { TextField } from '../../ui/text-field.tsx'
import styles from './fields.module.css'
import { headerLine } from './login-words.ts'
import { Step } from './step.tsx'
import type { LoginEditor } from './use-login-editor.ts'

/** How later requests carry the token. */
export function UsageStep({ editor }: { readonly editor: LoginEditor }) {
  const { draft, change, problems } = editor
  const { use } = draft
  const reading = editor.readings['sign-in']
  return (
    <Step
      title="How the token is used"
      text="The header in which requests carry it, as the document of the API has it."
    >
      <div className={styles.halves}>
        <TextField
          label="Header"
          mono
          value={use.header}
          error={problems.header}
          onChange={(event) => change({ use: { ...use, header: event.target.value } })}
        />
        <TextField
          label="Word before the token"
          aside="may stay empty"
          mono
          value={use.scheme}
          error={problems.scheme}
          onChange={(event) => change({ use: { ...use, scheme: event.target.value } })}
        />
      </div>
      <p className={styles.preview}>{headerLine(use, reading?.ok ? reading.value.preview : '‹token›')}</p>
      <TextField
        label="API address"
        aside="may stay empty"
        mono
        inputMode="url"
        hint="Where requests go, if not to the server above."
        value={draft.apiAddress}
        error={problems.api}
        onChange={(event) => change({ apiAddress: event.target.value })}
      />
    </Step>
  )
}
