import { type ComponentProps, useId } from 'react'
import { classNames } from '../lib/class-names.ts'
import styles from './check-field.module.css'
import { describedBy, type FieldTexts } from './field-frame.tsx'

type CheckFieldProps = Omit<ComponentProps<'input'>, 'type'> & Omit<FieldTexts, 'aside'>

/** One thing that is so or not. Takes an input's props and `ref`. */
export function CheckField({ label, hint, error, id, className, ...input }: CheckFieldProps) {
  const ownId = useId()
  const inputId = id ?? ownId
  return (
    <div className={classNames(styles.field, className)}>
      <input
        {...input}
        id={inputId}
        type="checkbox"
        className={styles.box}
        aria-invalid={Boolean(error) || undefined}
        aria-describedby={describedBy(inputId, { hint, error })}
      />
      <div className={styles.words}>
        <label htmlFor={inputId}>{label}</label>
        {error && (
          <p className={styles.error} id={`${inputId}-error`}>
            {error}
          </p>
        )}
        {hint && (
          <div className={styles.hint} id={`${inputId}-hint`}>
            {hint}
          </div>
        )}
      </div>
    </div>
  )
}
