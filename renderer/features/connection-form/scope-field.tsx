import { useFormContext, useWatch } from 'react-hook-form'
import { type FormField, fieldValue } from '../../../shared/domain/form-field.ts'
import { Fold } from '../../ui/fold.tsx'
import { TextField } from '../../ui/text-field.tsx'
import type { FormValues } from './form-values.ts'
import styles from './scope-field.module.css'

type ScopeFieldProps = {
  readonly field: FormField
  readonly failure: string | undefined
  readonly onEdited: (field: string) => void
}

/** What the token may do: words as typed, and those that the server is known to have, to switch on and off. */
export function ScopeField({ field, failure, onEdited }: ScopeFieldProps) {
  const { control, register, setValue } = useFormContext<FormValues>()
  const values = useWatch({ control, name: 'values' })
  const words = wordsOf(fieldValue(field, values))
  const known = field.suggestions ?? []
  const change = (scope: string) => {
    const next = words.includes(scope) ? words.filter((word) => word !== scope) : [...words, scope]
    setValue('values.scope', next.join(' '))
    onEdited(field.name)
  }
  return (
    <div className={styles.scope}>
      <TextField
        label={field.label}
        {...(field.required ? {} : { aside: 'may stay empty' })}
        hint={field.hint}
        placeholder={field.placeholder}
        mono
        error={failure}
        defaultValue={field.default}
        {...register('values.scope', { onChange: () => onEdited(field.name) })}
      />
      {known.length > 0 && (
        <Fold summary={`Scopes this server names (${known.length})`} startsOpen={known.length <= 8}>
          <div className={styles.words} data-explained={field.meanings !== undefined || undefined}>
            {known.map((scope) => (
              <span key={scope} className={styles.row}>
                <button
                  type="button"
                  className={styles.word}
                  aria-pressed={words.includes(scope)}
                  onClick={() => change(scope)}
                >
                  {scope}
                </button>
                {field.meanings?.[scope] && <span className={styles.meaning}>{field.meanings[scope]}</span>}
              </span>
            ))}
          </div>
        </Fold>
      )}
    </div>
  )
}

function wordsOf(text: string): readonly string[] {
  return text.split(/\s+/).filter((word) => word !== '')
}
