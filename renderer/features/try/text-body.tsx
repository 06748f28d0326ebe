import { useState } from 'react'
import type { RequestForm } from '../../../shared/domain/request-form.ts'
import { CodeEditor } from '../../ui/code-editor.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import { TextField } from '../../ui/text-field.tsx'
import styles from './body-editor.module.css'
import type { ChangeDraft } from './use-draft.ts'

type TextBodyProps = { readonly draft: RequestForm; readonly onChange: ChangeDraft }

const own = 'own'

const types = [
  { value: 'text/plain;charset=UTF-8', label: 'Plain text' },
  { value: 'application/xml', label: 'XML' },
  { value: 'text/html;charset=UTF-8', label: 'HTML' },
  { value: 'text/csv;charset=UTF-8', label: 'CSV' },
  { value: own, label: 'Another type' },
] as const

/** Any text, and what the server is told that it is. */
export function TextBody({ draft, onChange }: TextBodyProps) {
  const known = types.some(({ value }) => value === draft.textType)
  const [asksForOwn, setAsksForOwn] = useState(!known)
  const isOwn = asksForOwn || !known
  const choose = (type: string) => {
    setAsksForOwn(type === own)
    if (type !== own) onChange({ textType: type })
  }
  return (
    <div className={styles.editor}>
      <div className={styles.types}>
        <SelectField label="Type" options={types} value={isOwn ? own : draft.textType} onChange={choose} />
        {isOwn && (
          <TextField
            label="Content type"
            mono
            aside="empty: none is sent"
            placeholder="application/x-yaml"
            value={draft.textType}
            onChange={(event) => onChange({ textType: event.target.value })}
          />
        )}
      </div>
      <CodeEditor
        label="Text"
        language={/\b(xml|html)\b/i.test(draft.textType) ? 'xml' : 'text'}
        value={draft.text}
        onChange={(text) => onChange({ text })}
      />
    </div>
  )
}
