import { Select } from '@base-ui/react/select'
import { Check, ChevronDown } from 'lucide-react'
import { useId } from 'react'
import { FieldFrame, type FieldTexts } from './field-frame.tsx'
import styles from './select-field.module.css'

/** One thing to choose. */
export type SelectOption = { readonly value: string; readonly label: string }

type SelectFieldProps = FieldTexts & {
  readonly options: readonly SelectOption[]
  readonly value: string
  readonly onChange: (value: string) => void
  readonly disabled?: boolean
  readonly className?: string | undefined
}

/** One of a few. */
export function SelectField({ options, value, onChange, disabled = false, className, ...texts }: SelectFieldProps) {
  const id = useId()
  const choose = (chosen: string | null) => {
    if (chosen !== null) onChange(chosen)
  }
  return (
    <FieldFrame id={id} {...texts} className={className}>
      <Select.Root items={options} value={value} onValueChange={choose} disabled={disabled}>
        <Select.Trigger id={id} className={styles.trigger} aria-label={texts.label}>
          <Select.Value className={styles.value} />
          <Select.Icon className={styles.icon}>
            <ChevronDown size={16} aria-hidden="true" />
          </Select.Icon>
        </Select.Trigger>
        <Select.Portal>
          <Select.Positioner className={styles.positioner} sideOffset={4} alignItemWithTrigger={false}>
            <Select.Popup className={styles.popup}>
              {options.map((option) => (
                <Select.Item key={option.value} value={option.value} className={styles.item}>
                  <Select.ItemIndicator className={styles.check} keepMounted>
                    <Check size={16} aria-hidden="true" />
                  </Select.ItemIndicator>
                  <Select.ItemText>{option.label}</Select.ItemText>
                </Select.Item>
              ))}
            </Select.Popup>
          </Select.Positioner>
        </Select.Portal>
      </Select.Root>
    </FieldFrame>
  )
}
