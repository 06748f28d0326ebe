import { AlignLeft } from 'lucide-react'
import { useMemo } from 'react'
import { Button } from '../../ui/button.tsx'
import { formatJson, layOutJson } from '../../ui/json-lines.ts'
import { TextAreaField } from '../../ui/text-area-field.tsx'
import styles from './json-editor.module.css'

type JsonEditorProps = { readonly text: string; readonly onChange: (text: string) => void }

/** JSON as text. Says where it is not JSON; sends it as it stands all the same, because servers are tried with wrong bodies too. */
export function JsonEditor({ text, onChange }: JsonEditorProps) {
  const problem = useMemo(() => (text.trim() === '' ? null : layOutJson(text).problem), [text])
  const format = () => onChange(formatJson(text) ?? text)
  return (
    <div className={styles.editor}>
      <TextAreaField
        label="JSON"
        rows={6}
        value={text}
        error={problem ? `Line ${problem.line}, column ${problem.column}: ${problem.message}` : undefined}
        onChange={(event) => onChange(event.target.value)}
      />
      <Button
        variant="quiet"
        icon={<AlignLeft size={16} />}
        disabled={problem !== null || text.trim() === ''}
        onClick={format}
      >
        Format
      </Button>
    </div>
  )
}
