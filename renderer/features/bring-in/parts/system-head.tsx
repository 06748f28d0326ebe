import type { Provider } from '../../../../shared/domain/provider.ts'
import { ProviderMark } from '../../../ui/provider-mark.tsx'
import styles from './preview.module.css'

type SystemHeadProps = {
  readonly system: Pick<Provider, 'name' | 'monogram' | 'hue' | 'summary'>
  /** What it is, and where it came from. */
  readonly what: string
}

/** What a file is about. */
export function SystemHead({ system, what }: SystemHeadProps) {
  return (
    <header className={styles.head}>
      <ProviderMark provider={system} size={40} />
      <div className={styles.names}>
        <h2>{system.name}</h2>
        <p className={styles.soft}>{what}</p>
      </div>
    </header>
  )
}
