import type { RequestForm } from '../../../shared/domain/request-form.ts'
import styles from './body-editor.module.css'
import { takesBody } from './body-of.ts'
import { FileBody } from './file-body.tsx'
import { FormatJson } from './format-json.tsx'
import { JsonEditor } from './json-editor.tsx'
import { PairRows } from './pair-rows.tsx'
import { PartRows } from './part-rows.tsx'
import { TextBody } from './text-body.tsx'
import type { ChangeDraft } from './use-draft.ts'

type BodyEditorProps = { readonly draft: RequestForm; readonly onChange: ChangeDraft }

const kinds = [
  { kind: 'none', label: 'None' },
  { kind: 'json', label: 'JSON' },
  { kind: 'text', label: 'Text' },
  { kind: 'form', label: 'Form' },
  { kind: 'multipart', label: 'Multipart' },
  { kind: 'file', label: 'File' },
] as const

/** What the request carries. Each kind keeps what was typed while another is chosen. */
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
      {draft.bodyKind === 'text' && <TextBody draft={draft} onChange={onChange} />}
      {draft.bodyKind === 'form' && (
        <PairRows kind="fields" what="form field" rows={draft.form} onChange={(form) => onChange({ form })} />
      )}
      {draft.bodyKind === 'multipart' && <PartRows rows={draft.parts} onChange={(parts) => onChange({ parts })} />}
      {draft.bodyKind === 'file' && <FileBody draft={draft} onChange={onChange} />}
    </div>
  )
}
