import { useMemo } from 'react'
import { layOutJson } from '../../ui/json-lines.ts'
import { TextAreaField } from '../../ui/text-area-field.tsx'

type JsonEditorProps = { readonly text: string; readonly onChange: (text: string) => void }

/** JSON as text. Says where it is not JSON; it can be sent all the same, because servers are tried with wrong bodies too. */
export function JsonEditor({ text, onChange }: JsonEditorProps) {
  const problem = useMemo(() => (text.trim() === '' ? null : layOutJson(text).problem), [text])
  return (
    <TextAreaField
      label="JSON"
      rows={6}
      value={text}
      error={problem ? `Line ${problem.line}, column ${problem.column}: ${problem.message}` : undefined}
      onChange={(event) => onChange(event.target.value)}
    />
  )
}
