import { TriangleAlert } from 'lucide-react'
import { useAppInfo } from '../../stores/app-info.store.ts'
import styles from './connection-list.module.css'

/** Says, for as long as it is so, that secrets are kept in memory only. The whole story is in Settings. */
export function MemoryLine() {
  const kind = useAppInfo((state) => state.info?.vault.kind)
  if (kind !== 'memory') return null
  return (
    <p className={styles.memory}>
      <TriangleAlert className={styles.memoryIcon} size={16} aria-hidden="true" />
      Memory only: secrets and requests are gone when Hallpass closes.
    </p>
  )
}
