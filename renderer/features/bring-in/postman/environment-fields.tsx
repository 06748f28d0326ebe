import type { Environment } from '../../../../shared/domain/connection.ts'
import { SelectField } from '../../../ui/select-field.tsx'
import { TextField } from '../../../ui/text-field.tsx'

type EnvironmentFieldsProps = {
  readonly environment: Environment
  readonly onChange: (environment: Environment) => void
}

const words = { production: 'Production', test: 'Test', practice: 'Practice', own: 'Own word' } as const

/** Which of several systems the collection is for. */
export function EnvironmentFields({ environment, onChange }: EnvironmentFieldsProps) {
  return (
    <>
      <SelectField
        label="Environment"
        options={Object.entries(words).map(([value, label]) => ({ value, label }))}
        value={environment.kind}
        onChange={(value) => {
          const kind = value as Environment['kind']
          onChange({ kind, label: kind === 'own' ? '' : words[kind] })
        }}
      />
      {environment.kind === 'own' && (
        <TextField
          label="Your own word"
          placeholder="Staging"
          maxLength={24}
          value={environment.label}
          onChange={(event) => onChange({ kind: 'own', label: event.target.value })}
        />
      )}
    </>
  )
}
