import { PencilRuler } from 'lucide-react'
import type { Connection } from '../../../shared/domain/connection.ts'
import { useProvider } from '../../stores/providers.store.ts'
import { Button } from '../../ui/button.tsx'
import styles from './set-up-view.module.css'

type ChangeSystemProps = { readonly connection: Connection; readonly onChange: () => void }

/** The way to the editor of the login that somebody described. */
export function ChangeSystem({ connection, onChange }: ChangeSystemProps) {
  const provider = useProvider(connection.providerId)
  return (
    <section className={styles.section}>
      <h2 className={styles.title}>The system itself</h2>
      <p className={styles.soft}>
        The login of {provider?.name ?? 'this system'} was described in Hallpass. A change counts for all connections to
        it.
      </p>
      <Button icon={<PencilRuler size={16} />} onClick={onChange}>
        Change this system
      </Button>
    </section>
  )
}
