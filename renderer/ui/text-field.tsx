import { type ComponentProps, type ReactNode, useId } from 'react'
import { classNames } from '../lib/class-names.ts'
import { describedBy, FieldFrame, type FieldTexts } from './field-frame.tsx'
import styles from './text-field.module.css'

type TextFieldProps = Omit<ComponentProps<'input'>, 'prefix'> &
  FieldTexts & {
    /** Inside the box, after the value: a unit, a small button. */
    readonly suffix?: ReactNode
    /** The value is something machines read: an address, an id. */
    readonly mono?: boolean
  }

/** One line of text. Takes an input's props and `ref`, so `{...register('name')}` works. */
export function TextField(props: TextFieldProps) {
  const { label, aside, hint, error, answers, suffix, mono = false, id, className, ...input } = props
  const ownId = useId()
  const inputId = id ?? ownId
  return (
    <FieldFrame
      id={inputId}
      {...{ label, hint, error, className }}
      {...(aside ? { aside } : {})}
      {...(answers ? { answers } : {})}
    >
      <div className={styles.box} data-invalid={Boolean(error)}>
        <input
          autoComplete="off"
          spellCheck={false}
          {...input}
          id={inputId}
          className={classNames(styles.input, mono && styles.mono)}
          aria-invalid={Boolean(error)}
          aria-describedby={classNames(describedBy(inputId, { hint, error }), input['aria-describedby']) || undefined}
        />
        {suffix && <span className={styles.suffix}>{suffix}</span>}
      </div>
    </FieldFrame>
  )
}
