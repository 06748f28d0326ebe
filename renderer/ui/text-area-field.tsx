import { type ComponentProps, useId } from 'react'
import { classNames } from '../lib/class-names.ts'
import { describedBy, FieldFrame, type FieldTexts } from './field-frame.tsx'
import styles from './text-area-field.module.css'

type TextAreaFieldProps = ComponentProps<'textarea'> &
  FieldTexts & {
    /** Grows to a few lines only. */
    readonly compact?: boolean
  }

/** Several lines of machine text. Grows with what is in it, up to a point. */
export function TextAreaField(props: TextAreaFieldProps) {
  const { label, aside, hint, error, compact = false, id, className, ...area } = props
  const ownId = useId()
  const areaId = id ?? ownId
  return (
    <FieldFrame id={areaId} {...{ label, hint, error, className }} {...(aside ? { aside } : {})}>
      <textarea
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        rows={3}
        {...area}
        id={areaId}
        className={styles.area}
        data-invalid={Boolean(error)}
        data-compact={compact}
        aria-invalid={Boolean(error)}
        aria-describedby={classNames(describedBy(areaId, { hint, error }), area['aria-describedby']) || undefined}
      />
    </FieldFrame>
  )
}
