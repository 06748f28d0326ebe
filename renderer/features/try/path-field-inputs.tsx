import { pathFieldNames } from '../../../shared/domain/path-fields.ts'
import type { ExampleRequest } from '../../../shared/domain/provider.ts'
import type { RequestForm } from '../../../shared/domain/request-form.ts'
import { TextField } from '../../ui/text-field.tsx'
import styles from './path-field-inputs.module.css'
import type { ChangeDraft } from './use-draft.ts'

type PathFieldInputsProps = {
  readonly draft: RequestForm
  readonly examples: readonly ExampleRequest[]
  /** The request was to be sent: say which ones are still missing. */
  readonly asks: boolean
  readonly onChange: ChangeDraft
}

/** One field for each `{NAME}` of the path. */
export function PathFieldInputs({ draft, examples, asks, onChange }: PathFieldInputsProps) {
  const names = pathFieldNames(draft.url)
  if (names.length === 0) return null
  const known = examples.flatMap((example) => example.pathFields ?? [])
  return (
    <div className={styles.fields}>
      {names.map((name) => {
        const field = known.find((one) => one.name === name)
        const value = draft.pathValues[name] ?? ''
        const label = field?.label ?? name
        return (
          <TextField
            key={name}
            name={`path-${name}`}
            label={label}
            hint={field?.hint ?? `Goes into the path in place of {${name}}.`}
            error={asks && value.trim() === '' ? `${label} is still missing.` : undefined}
            mono
            value={value}
            onChange={(event) => onChange({ pathValues: { ...draft.pathValues, [name]: event.target.value } })}
          />
        )
      })}
    </div>
  )
}
