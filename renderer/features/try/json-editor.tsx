import { useDeferredValue, useMemo } from 'react'
import { layOutJson } from '../../../shared/json/json-lines.ts'
import { asJson } from '../../../shared/variables/as-json.ts'
import { CodeEditor } from '../../ui/code-editor.tsx'

type JsonEditorProps = { readonly text: string; readonly onChange: (text: string) => void }

/** JSON as text. Says where it is not JSON; it can be sent all the same, because servers are tried with wrong bodies too. */
export function JsonEditor({ text, onChange }: JsonEditorProps) {
  // Typing comes first: a long text is looked through when there is time.
  const settled = useDeferredValue(text)
  const problem = useMemo(() => (settled.trim() === '' ? null : layOutJson(asJson(settled)).problem), [settled])
  return <CodeEditor label="JSON" language="json" value={text} problem={problem} onChange={onChange} />
}
