import type { Environment } from '../../shared/domain/connection.ts'
import styles from './environment-badge.module.css'
import { EnvironmentStripe } from './environment-stripe.tsx'

/** The environment's stripe and its word. */
export function EnvironmentBadge({ environment }: { readonly environment: Environment }) {
  return (
    <span className={styles.badge} title={environment.label}>
      <EnvironmentStripe environment={environment} className={styles.stripe} />
      <span className={styles.word}>{environment.label}</span>
    </span>
  )
}
