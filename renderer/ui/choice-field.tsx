import { ChevronDown } from 'lucide-react'
import { useId } from 'react'
import styles from './choice-field.module.css'
import { describedBy, FieldFrame, type FieldTexts } from './field-frame.tsx'
import { SuggestInput } from './suggest-input.tsx'

type ChoiceFieldProps = FieldTexts & {
  readonly name: string
  readonly options: readonly string[]
  readonly value: string
  readonly onChange: (value: string) => void
  /** The person has left the field. */
  readonly onDone: () => void
}

/** One of a few, or anything else that is typed. All of them are offered, whatever stands there. */
export function ChoiceField({ name, options, value, onChange, onDone, label, hint, error }: ChoiceFieldProps) {
  const id = useId()
  return (
    <FieldFrame id={id} label={label} hint={hint} error={error}>
      <div className={styles.box} data-invalid={Boolean(error)}>
        <SuggestInput
          id={id}
          name={name}
          className={styles.input}
          autoCapitalize="off"
          autoComplete="off"
          spellCheck={false}
          aria-invalid={Boolean(error)}
          aria-describedby={describedBy(id, { hint, error })}
          suggestions={options}
          offersAll
          value={value}
          onChange={onChange}
          onFocus={(event) => event.currentTarget.select()}
          onBlur={onDone}
        />
        <ChevronDown className={styles.mark} size={16} aria-hidden="true" />
      </div>
    </FieldFrame>
  )
}
