import { TriangleAlert } from 'lucide-react'
import { useAppInfo } from '../../stores/app-info.store.ts'
import styles from './connection-list.module.css'

/** Says, for as long as it is so, that secrets are kept in memory only. The whole story is in Settings. */
export function MemoryLine() {
  const vault = useAppInfo((state) => state.info?.vault)
  if (vault?.kind !== 'memory') return null
  return (
    <p className={styles.memory}>
      <TriangleAlert className={styles.memoryIcon} size={16} aria-hidden="true" />
      {vault.reason === 'keychain-locked'
        ? 'The keychain is locked, or does not run: what is saved cannot be opened now. Settings says what to do.'
        : 'Memory only: secrets and requests are gone when Hallpass closes.'}
    </p>
  )
}
