import type { Environment } from '../../shared/domain/connection.ts'
import { classNames } from '../lib/class-names.ts'
import styles from './environment-stripe.module.css'
import { environmentTone } from './environment-tone.ts'

type EnvironmentStripeProps = { readonly environment: Environment; readonly className?: string | undefined }

/** The stripe that follows a token everywhere: a colour and a pattern, as tall as its place. The word stands elsewhere. */
export function EnvironmentStripe({ environment, className }: EnvironmentStripeProps) {
  return (
    <span
      className={classNames(styles.stripe, className)}
      data-tone={environmentTone(environment)}
      aria-hidden="true"
    />
  )
}
