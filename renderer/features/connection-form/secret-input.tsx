import { useCallback, useRef, useState } from 'react'
import type { FormField } from '../../../shared/domain/form-field.ts'
import { Button } from '../../ui/button.tsx'
import { SecretField } from '../../ui/secret-field.tsx'
import { edgeSpaces } from './field-rules.ts'
import styles from './secret-input.module.css'

type SecretInputProps = {
  readonly field: FormField
  readonly isSaved: boolean
  readonly failure: string | undefined
  readonly attach: (name: string, input: HTMLInputElement | null) => void
  readonly onEdited: (field: string) => void
}

const spaceWords = {
  none: '',
  before: 'A space stands before it and is sent along.',
  after: 'A space stands after it and is sent along.',
  both: 'Spaces stand before and after it and are sent along.',
} as const

/** One secret. Its value stays in the input; the form only learns whether spaces stand at its edges. */
export function SecretInput({ field, isSaved, failure, attach, onEdited }: SecretInputProps) {
  const [spaces, setSpaces] = useState<ReturnType<typeof edgeSpaces>>('none')
  const input = useRef<HTMLInputElement | null>(null)
  const keepInput = useCallback(
    (element: HTMLInputElement | null) => {
      input.current = element
      attach(field.name, element)
    },
    [attach, field.name],
  )
  const removeSpaces = () => {
    if (!input.current) return
    input.current.value = input.current.value.trim()
    input.current.focus()
    setSpaces('none')
  }
  return (
    <div>
      <SecretField
        ref={keepInput}
        name={field.name}
        label={field.label}
        {...(field.required ? {} : { aside: 'may stay empty' })}
        hint={field.hint}
        placeholder={field.placeholder}
        saved={isSaved}
        error={failure}
        onChange={(event) => {
          setSpaces(edgeSpaces(event.currentTarget.value))
          onEdited(field.name)
        }}
      />
      <div role="status">
        {spaces !== 'none' && (
          <p className={styles.spaces}>
            {spaceWords[spaces]}
            <Button variant="quiet" className={styles.remove} onClick={removeSpaces}>
              Remove
            </Button>
          </p>
        )}
      </div>
    </div>
  )
}
