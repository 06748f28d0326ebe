import { useFormContext } from 'react-hook-form'
import type { Discovery } from '../../../shared/domain/discovery.ts'
import type { SignIn } from '../../../shared/domain/provider.ts'
import { RadioCard } from '../../ui/radio-card.tsx'
import type { FormValues } from './form-values.ts'
import { offers } from './found-for-form.ts'
import styles from './sign-in-choice.module.css'

type SignInChoiceProps = {
  readonly signIns: readonly SignIn[]
  /** What the server says of itself, once it was asked. */
  readonly found: Discovery | null
}

const notOffered = 'This server does not say that it offers this.'

/** Which way to sign in, where there is more than one. */
export function SignInChoice({ signIns, found }: SignInChoiceProps) {
  const { register } = useFormContext<FormValues>()
  if (signIns.length < 2) return null
  return (
    <fieldset className={styles.choice}>
      <legend className={styles.legend}>What do you have?</legend>
      <div className={styles.ways}>
        {signIns.map((signIn) => (
          <RadioCard
            key={signIn.id}
            value={signIn.id}
            label={signIn.label}
            summaries={[signIn.summary, ...(found && !offers(found, signIn) ? [notOffered] : [])]}
            {...register('signInId')}
          />
        ))}
      </div>
    </fieldset>
  )
}
