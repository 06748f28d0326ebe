import { Autocomplete } from '@base-ui/react/autocomplete'
import { ChevronDown } from 'lucide-react'
import { useId } from 'react'
import styles from './choice-field.module.css'
import { describedBy, FieldFrame, type FieldTexts } from './field-frame.tsx'

type ChoiceFieldProps = FieldTexts & {
  readonly options: readonly string[]
  readonly value: string
  readonly onChange: (value: string) => void
  readonly name?: string
  /** The person has left the field, or chosen. */
  readonly onDone?: () => void
}

/** One of a few, or anything else that is typed. All of them are offered, whatever stands there. */
export function ChoiceField({ options, value, onChange, onDone, name, label, hint, error }: ChoiceFieldProps) {
  const id = useId()
  return (
    <FieldFrame id={id} label={label} hint={hint} error={error}>
      <Autocomplete.Root items={options} value={value} onValueChange={onChange} mode="none" openOnInputClick>
        <div className={styles.box} data-invalid={Boolean(error)}>
          <Autocomplete.Input
            id={id}
            className={styles.input}
            name={name}
            autoCapitalize="off"
            spellCheck={false}
            aria-invalid={Boolean(error)}
            aria-describedby={describedBy(id, { hint, error })}
            onFocus={(event) => event.currentTarget.select()}
            onBlur={onDone}
          />
          <Autocomplete.Trigger className={styles.open} aria-label={`Show all for ${label}`} tabIndex={-1}>
            <ChevronDown size={16} aria-hidden="true" />
          </Autocomplete.Trigger>
        </div>
        <Autocomplete.Portal>
          <Autocomplete.Positioner className={styles.positioner} sideOffset={4} align="start">
            <Autocomplete.Popup className={styles.popup}>
              <Autocomplete.List>
                {(option: string) => (
                  <Autocomplete.Item key={option} value={option} className={styles.item}>
                    {option}
                  </Autocomplete.Item>
                )}
              </Autocomplete.List>
            </Autocomplete.Popup>
          </Autocomplete.Positioner>
        </Autocomplete.Portal>
      </Autocomplete.Root>
    </FieldFrame>
  )
}
