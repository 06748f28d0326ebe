import { useState } from 'react'
import type { AppError } from '../../../shared/core/app-error.ts'
import { counted } from '../../../shared/core/counted.ts'
import { api, type BackupDecision, type BackupPreview } from '../../lib/api.ts'
import { formatExact } from '../../lib/format-clock.ts'
import { useNotices } from '../../stores/notices.store.ts'
import { Button } from '../../ui/button.tsx'
import { CheckField } from '../../ui/check-field.tsx'
import { FailureCallout } from '../../ui/failure-callout.tsx'
import { BackupLineView } from './backup-line.tsx'
import styles from './backup-view.module.css'

type BackupPreviewFormProps = { readonly id: string; readonly preview: BackupPreview; readonly onDone: () => void }

/** What is in the back-up beside what is here, and what is to become of what differs. */
export function BackupPreviewForm({ id, preview, onDone }: BackupPreviewFormProps) {
  const [decisions, setDecisions] = useState<Readonly<Record<string, BackupDecision>>>({})
  const [withSettings, setWithSettings] = useState(false)
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<AppError | null>(null)
  const take = async () => {
    setBusy(true)
    const result = await api.backups.take({ id, decisions, withSettings })
    setBusy(false)
    setFailure(result.ok ? null : result.error)
    if (!result.ok) return
    const { connections } = result.value
    useNotices.getState().say(`Taken: ${counted(connections, 'connection')}.`)
    onDone()
  }
  const { connections, newSystems, newVariables, createdAt, hasHistory } = preview
  return (
    <>
      <p className={styles.soft}>Made {formatExact(createdAt)}.</p>
      <ul className={styles.lines}>
        {connections.map((line) => (
          <BackupLineView
            key={line.id}
            line={line}
            decision={decisions[line.id] ?? 'mine'}
            onDecide={(decision) => setDecisions((now) => ({ ...now, [line.id]: decision }))}
          />
        ))}
      </ul>
      {connections.length === 0 && <p>There is no connection in it.</p>}
      {newSystems.length > 0 && <p>Systems that are added: {newSystems.join(', ')}.</p>}
      {newVariables > 0 && <p>Variables that are added: {newVariables}.</p>}
      {hasHistory && <p>New connections bring their history.</p>}
      <CheckField
        label="Take its settings as well"
        checked={withSettings}
        onChange={({ target }) => setWithSettings(target.checked)}
      />
      {failure && <FailureCallout error={failure} compact />}
      <div>
        <Button variant="primary" size="main" busy={busy} onClick={() => void take()}>
          Take it
        </Button>
      </div>
    </>
  )
}
