import { useState } from 'react'
import { type PassphraseStrength, passphraseStrength } from '../../shared/domain/passphrase-strength.ts'
import type { SecretInputs } from '../lib/use-secret-inputs.ts'
import { SecretField } from './secret-field.tsx'
import { StrengthLine } from './strength-line.tsx'

type NewPassphraseFieldsProps = {
  /** Of the form; what is typed lives in the inputs only. */
  readonly secrets: SecretInputs
  readonly label: string
  readonly error?: string | undefined
  /** The two were not the same when the form was sent. */
  readonly differs: boolean
}

/** A passphrase, twice, and how hard it is to guess. */
export function NewPassphraseFields({ secrets, label, error, differs }: NewPassphraseFieldsProps) {
  const [strength, setStrength] = useState<PassphraseStrength | null>(null)
  return (
    <>
      <SecretField
        label={label}
        answers
        ref={(input) => secrets.attach('next', input)}
        error={error}
        hint={<StrengthLine strength={strength} />}
        onChange={({ target }) => setStrength(target.value === '' ? null : passphraseStrength(target.value))}
      />
      <SecretField
        label="Once more"
        answers
        ref={(input) => secrets.attach('again', input)}
        error={differs ? 'These two are not the same. Type it once more.' : undefined}
      />
    </>
  )
}

/** What was typed, if it was the same twice; else null. */
export function readNewPassphrase(secrets: SecretInputs): string | null {
  const next = secrets.readOne('next') ?? ''
  return next === (secrets.readOne('again') ?? '') ? next : null
}
