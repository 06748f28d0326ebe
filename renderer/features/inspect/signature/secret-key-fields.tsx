import type { SecretEncoding } from '../../../lib/api.ts'
import type { SecretBox } from '../../../lib/use-secret-box.ts'
import { SecretField } from '../../../ui/secret-field.tsx'
import { SelectField } from '../../../ui/select-field.tsx'
import styles from './signature-section.module.css'

const encodings = [
  { value: 'text', label: 'Text, as it stands' },
  { value: 'base64', label: 'Base64' },
  { value: 'base64url', label: 'Base64url' },
  { value: 'hex', label: 'Hexadecimal' },
] as const satisfies readonly { value: SecretEncoding; label: string }[]

type SecretKeyFieldsProps = {
  readonly box: SecretBox
  /** How its characters are to be taken. */
  readonly encoding: SecretEncoding
  readonly error?: string | undefined
  readonly onEncoding: (encoding: SecretEncoding) => void
}

/** The secret that both sides know. It stays in its input. */
export function SecretKeyFields({ box, encoding, error, onEncoding }: SecretKeyFieldsProps) {
  return (
    <div className={styles.pair}>
      <SecretField ref={box.ref} label="Shared secret" error={error} hint="Used for this only, and not kept." />
      <SelectField
        label="Written as"
        options={encodings}
        value={encoding}
        onChange={(chosen) => onEncoding(encodings.find(({ value }) => value === chosen)?.value ?? 'text')}
      />
    </div>
  )
}
