import { type RefObject, useLayoutEffect, useRef } from 'react'
import styles from './code-editor.module.css'
import type { CodeSelection, CodeWords } from './code-mirror.ts'

type PlainAreaProps = {
  readonly value: string
  readonly placeholder: string
  readonly words: CodeWords
  /** Where the selection is left when the field goes, if it had the focus. */
  readonly taken: RefObject<CodeSelection | null>
  readonly onChange: (value: string) => void
  readonly onComposing: (isComposing: boolean) => void
}

/** What stands in for a code editor while that is fetched. */
export function PlainArea({ value, placeholder, words, taken, onChange, onComposing }: PlainAreaProps) {
  const area = useRef<HTMLTextAreaElement>(null)
  useLayoutEffect(() => {
    const field = area.current
    return () => {
      if (field && document.activeElement === field) {
        taken.current = { from: field.selectionStart, to: field.selectionEnd }
      }
    }
  }, [taken])
  return (
    <textarea
      ref={area}
      id={words.id}
      className={styles.area}
      autoComplete="off"
      autoCapitalize="off"
      spellCheck={false}
      aria-label={words.label}
      aria-invalid={words.isInvalid}
      aria-describedby={words.describedBy}
      placeholder={placeholder}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      onCompositionStart={() => onComposing(true)}
      onCompositionEnd={() => onComposing(false)}
    />
  )
}
