import type { SecretEncoding } from '../../../lib/api.ts'
import { SecretField } from '../../../ui/secret-field.tsx'
import { SelectField } from '../../../ui/select-field.tsx'
import styles from './signature-section.module.css'

/** A shared secret, and how its characters are to be taken. */
export type SharedSecret = { readonly text: string; readonly encoding: SecretEncoding }

const encodings = [
  { value: 'text', label: 'Text, as it stands' },
  { value: 'base64', label: 'Base64' },
  { value: 'base64url', label: 'Base64url' },
  { value: 'hex', label: 'Hexadecimal' },
] as const satisfies readonly { value: SecretEncoding; label: string }[]

type SecretKeyFieldsProps = {
  readonly secret: SharedSecret
  readonly error?: string | undefined
  readonly onChange: (secret: SharedSecret) => void
}

/** The secret that both sides know. */
export function SecretKeyFields({ secret, error, onChange }: SecretKeyFieldsProps) {
  return (
    <div className={styles.pair}>
      <SecretField
        label="Shared secret"
        error={error}
        hint="Used for this only, and not kept."
        value={secret.text}
        onChange={(event) => onChange({ ...secret, text: event.target.value })}
      />
      <SelectField
        label="Written as"
        options={encodings}
        value={secret.encoding}
        onChange={(chosen) =>
          onChange({ ...secret, encoding: encodings.find(({ value }) => value === chosen)?.value ?? 'text' })
        }
      />
    </div>
  )
}
