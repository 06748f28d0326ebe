import { useFormContext, useWatch } from 'react-hook-form'
import type { Environment } from '../../../shared/domain/connection.ts'
import { EnvironmentStripe } from '../../ui/environment-stripe.tsx'
import { TextField } from '../../ui/text-field.tsx'
import styles from './environment-choice.module.css'
import { environmentOf, environmentWords, type FormValues } from './form-values.ts'

const kinds: readonly Environment['kind'][] = ['production', 'test', 'practice', 'own']

/** Which of several systems this is; its stripe follows the token everywhere. */
export function EnvironmentChoice() {
  const { register, control, formState } = useFormContext<FormValues>()
  const environmentWord = useWatch({ control, name: 'environmentWord' })
  const chosen = useWatch({ control, name: 'environmentKind' })
  return (
    <fieldset className={styles.choice}>
      <legend className={styles.legend}>
        Environment <span className={styles.hint}>its stripe follows the token everywhere</span>
      </legend>
      <div className={styles.kinds}>
        {kinds.map((kind) => (
          <label key={kind} className={styles.kind}>
            <input type="radio" value={kind} className={styles.radio} {...register('environmentKind')} />
            <EnvironmentStripe
              environment={environmentOf({ environmentKind: kind, environmentWord })}
              className={styles.stripe}
            />
            {kind === 'own' ? 'Own word' : environmentWords[kind]}
          </label>
        ))}
      </div>
      {chosen === 'own' && (
        <TextField
          className={styles.word}
          label="Your own word"
          placeholder="Staging"
          maxLength={24}
          error={formState.errors.environmentWord?.message}
          {...register('environmentWord', {
            validate: (word, form) => form.environmentKind !== 'own' || word.trim() !== '' || 'A word is needed here.',
          })}
        />
      )}
    </fieldset>
  )
}
