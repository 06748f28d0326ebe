import { TextField } from '../../ui/text-field.tsx'
import { failureOfField } from './failure-of-field.ts'
import styles from './fields.module.css'
import { splitAddress } from './split-address.ts'
import { Step } from './step.tsx'
import type { LoginEditor } from './use-login-editor.ts'

/** What the system is called, and where it is. */
export function WhereStep({ editor }: { readonly editor: LoginEditor }) {
  const { draft, change, problems, trials } = editor
  const { state } = trials['sign-in']
  const isUnprotected = state.kind === 'failed' && state.error.code === 'insecure-address'
  const failure = state.kind === 'failed' && !isUnprotected ? failureOfField(state.error, 'server') : undefined
  const take = (text: string): boolean => {
    const split = splitAddress(text)
    if (split !== null) change({ server: split.server, request: { ...draft.request, path: split.path } })
    return split !== null
  }
  return (
    <Step title="Name and address">
      <div className={styles.pair}>
        <TextField
          label="Name of the system"
          placeholder="As your colleagues call it"
          maxLength={100}
          value={draft.name}
          error={problems.name}
          onChange={(event) => change({ name: event.target.value })}
        />
        <TextField
          label="Server address"
          data-field="server"
          mono
          inputMode="url"
          placeholder="https://api.example.com"
          hint="Paste the whole address of the login: the rest of it goes below by itself. Where everybody has a server of their own, it may stay empty."
          value={draft.server}
          error={problems.server ?? failure}
          onChange={(event) => change({ server: event.target.value })}
          onPaste={(event) => take(event.clipboardData.getData('text')) && event.preventDefault()}
          // Typed whole, it is taken apart once it is there.
          onBlur={(event) => draft.request.path === '' && take(event.target.value)}
        />
      </div>
    </Step>
  )
}
