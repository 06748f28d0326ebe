import { useFormContext } from 'react-hook-form'
import type { SignIn } from '../../../shared/domain/provider.ts'
import type { FormValues } from './form-values.ts'
import styles from './sign-in-choice.module.css'

/** Which way to sign in, where there is more than one. */
export function SignInChoice({ signIns }: { readonly signIns: readonly SignIn[] }) {
  const { register } = useFormContext<FormValues>()
  if (signIns.length < 2) return null
  return (
    <fieldset className={styles.choice}>
      <legend className={styles.legend}>What do you have?</legend>
      <div className={styles.ways}>
        {signIns.map((signIn) => (
          <label key={signIn.id} className={styles.way}>
            <input type="radio" value={signIn.id} className={styles.radio} {...register('signInId')} />
            <span className={styles.words}>
              <span className={styles.label}>{signIn.label}</span>
              <span className={styles.summary}>{signIn.summary}</span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
