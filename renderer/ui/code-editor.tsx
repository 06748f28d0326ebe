import { useId, useRef, useState } from 'react'
import styles from './code-editor.module.css'
import type { CodeLanguage, CodeProblem, CodeSelection } from './code-mirror.ts'
import { CodeMirrorBox } from './code-mirror-box.tsx'
import { describedBy, FieldFrame } from './field-frame.tsx'
import { PlainArea } from './plain-area.tsx'
import { useCodeMirror } from './use-code-mirror.ts'

type CodeEditorProps = {
  readonly label: string
  readonly language: CodeLanguage
  readonly value: string
  readonly placeholder?: string
  /** Where it is not what it should be; marked in the text, and said under it. */
  readonly problem?: CodeProblem | null
  readonly onChange: (value: string) => void
}

/**
 * Text with line numbers, colours and brackets that close. A plain field stands in until the editor has been fetched: what
 * was typed, and where, is taken over.
 */
export function CodeEditor({ label, language, value, placeholder = '', problem = null, onChange }: CodeEditorProps) {
  const id = useId()
  const [isComposing, setIsComposing] = useState(false)
  const engine = useCodeMirror(isComposing)
  const taken = useRef<CodeSelection | null>(null)
  const error = problem ? `Line ${problem.line}, column ${problem.column}: ${problem.message}` : undefined
  const hint = (
    <span className={styles.hint}>
      Tab indents. <kbd>Esc</kbd>, then <kbd>Tab</kbd> goes on; <kbd>Ctrl</kbd>+<kbd>M</kbd> lets Tab go on always.
    </span>
  )
  const words = {
    id,
    label,
    describedBy: describedBy(id, { hint: engine && hint, error }),
    isInvalid: problem !== null,
  }
  return (
    <FieldFrame id={id} label={label} error={error} className={styles.frame} {...(engine ? { hint } : {})}>
      {engine ? (
        <CodeMirrorBox {...{ engine, language, value, placeholder, problem, words, taken, onChange }} />
      ) : (
        <PlainArea {...{ value, placeholder, words, taken, onChange }} onComposing={setIsComposing} />
      )}
    </FieldFrame>
  )
}
