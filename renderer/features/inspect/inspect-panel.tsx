import { useConnection } from '../../stores/connections.store.ts'
import styles from './inspect-panel.module.css'
import { PasteBox } from './paste-box.tsx'
import { StoredReading } from './stored-reading.tsx'

/** What a token says of itself: the stored one, and any other that is pasted. */
export function InspectPanel({ connectionId }: { readonly connectionId: string }) {
  const connection = useConnection(connectionId)
  if (!connection) return null
  return (
    <div className={styles.panel}>
      <StoredReading key={connectionId} connection={connection} />
      <PasteBox />
    </div>
  )
}
