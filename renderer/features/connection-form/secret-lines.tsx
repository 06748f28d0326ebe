import { useCallback } from 'react'
import type { FormField } from '../../../shared/domain/form-field.ts'
import type { SecretElement } from '../../lib/use-secret-inputs.ts'
import { TextAreaField } from '../../ui/text-area-field.tsx'
import styles from './secret-lines.module.css'

type SecretLinesProps = {
  readonly field: FormField
  readonly isSaved: boolean
  readonly failure: string | undefined
  readonly attach: (name: string, input: SecretElement | null) => void
  readonly onEdited: (field: string) => void
}

/** A secret of several lines, such as a private key. It stays in its box only, and is covered while nobody is in it. */
export function SecretLines({ field, isSaved, failure, attach, onEdited }: SecretLinesProps) {
  const keep = useCallback((element: HTMLTextAreaElement | null) => attach(field.name, element), [attach, field.name])
  return (
    <TextAreaField
      ref={keep}
      className={styles.lines}
      name={field.name}
      label={field.label}
      {...(field.required ? {} : { aside: 'may stay empty' })}
      hint={field.hint}
      placeholder={isSaved ? 'Saved. Leave empty to keep it.' : field.placeholder}
      error={failure}
      onChange={() => onEdited(field.name)}
    />
  )
}
