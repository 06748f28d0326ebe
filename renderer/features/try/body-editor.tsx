import type { RequestForm } from '../../../shared/domain/request-form.ts'
import styles from './body-editor.module.css'
import { FormatJson } from './format-json.tsx'
import { JsonEditor } from './json-editor.tsx'
import { PairRows } from './pair-rows.tsx'
import { takesBody } from './request-of.ts'
import type { ChangeDraft } from './use-draft.ts'

type BodyEditorProps = { readonly draft: RequestForm; readonly onChange: ChangeDraft }

const kinds = [
  { kind: 'none', label: 'None' },
  { kind: 'json', label: 'JSON' },
  { kind: 'form', label: 'Form' },
] as const

/** What the request carries: nothing, JSON or form fields. Each keeps what was typed while another is chosen. */
export function BodyEditor({ draft, onChange }: BodyEditorProps) {
  if (!takesBody(draft.method)) {
    return <p className={styles.quiet}>A {draft.method} request carries no body. Choose POST or PUT to send one.</p>
  }
  return (
    <div className={styles.editor}>
      <fieldset className={styles.kinds} aria-label="Kind of body">
        {kinds.map(({ kind, label }) => (
          <label key={kind} className={styles.kind}>
            <input
              type="radio"
              name="body-kind"
              checked={draft.bodyKind === kind}
              onChange={() => onChange({ bodyKind: kind })}
            />
            {label}
          </label>
        ))}
        {draft.bodyKind === 'json' && <FormatJson text={draft.json} onChange={(json) => onChange({ json })} />}
      </fieldset>
      {draft.bodyKind === 'json' && <JsonEditor text={draft.json} onChange={(json) => onChange({ json })} />}
      {draft.bodyKind === 'form' && (
        <PairRows kind="fields" what="form field" rows={draft.form} onChange={(form) => onChange({ form })} />
      )}
    </div>
  )
}
