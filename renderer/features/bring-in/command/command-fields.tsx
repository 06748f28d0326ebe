import type { CommandField } from '../../../../shared/bring-in/command-preview.ts'
import { CheckField } from '../../../ui/check-field.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import parts from '../parts/preview.module.css'
import styles from './command-preview.module.css'

type CommandFieldsProps = {
  readonly fields: readonly CommandField[]
  /** The form has more than these, which Hallpass draws itself. */
  readonly isDrawn: boolean
  readonly onChange: (name: string, changes: Partial<Pick<CommandField, 'label' | 'secret'>>) => void
}

/** The form that the command becomes: what its fields are called, and which of them are secret. */
export function CommandFields({ fields, isDrawn, onChange }: CommandFieldsProps) {
  return (
    <section className={parts.section} aria-label="What you will be asked for">
      <h3 className={parts.title}>What you will be asked for</h3>
      <p className={parts.soft}>
        {isDrawn
          ? 'The form of this sign-in comes from Hallpass. It asks for all that such a sign-in needs.'
          : 'You type the values in the next step. Here you can call the fields as you like.'}
      </p>
      {fields.map(({ name, label, secret, hint, startsWith }, at) => (
        <div key={name} className={styles.field}>
          <TextField
            label={`Field ${at + 1}`}
            value={label}
            maxLength={200}
            hint={hintOf(hint, startsWith)}
            onChange={(event) => onChange(name, { label: event.target.value })}
          />
          <CheckField
            label="Secret"
            className={styles.mark}
            aria-label={`${label} is secret`}
            checked={secret}
            onChange={(event) => onChange(name, { secret: event.target.checked })}
          />
        </div>
      ))}
      {fields.some(({ secret }) => secret) && (
        <p className={parts.soft}>What is secret is hidden while you type, kept encrypted, and never shown again.</p>
      )}
    </section>
  )
}

function hintOf(hint: string | null, startsWith: string | null): string | undefined {
  if (startsWith !== null) return `Starts with “${startsWith}”, as in the command.`
  return hint?.startsWith('As the documentation') ? hint : undefined
}
