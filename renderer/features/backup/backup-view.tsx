import { ArrowLeft } from 'lucide-react'
import { Button } from '../../ui/button.tsx'
import styles from './backup-view.module.css'
import { MakeBackup } from './make-backup.tsx'
import { TakeBackup } from './take-backup.tsx'

type BackupViewProps = {
  readonly act: 'make' | 'take'
  readonly onDone: () => void
}

/** A place for back-ups: making one, or taking from one. */
export function BackupView({ act, onDone }: BackupViewProps) {
  return (
    <div className={styles.view}>
      <Button variant="quiet" icon={<ArrowLeft size={16} />} onClick={onDone}>
        Settings
      </Button>
      {act === 'make' ? <MakeBackup onDone={onDone} /> : <TakeBackup onDone={onDone} />}
    </div>
  )
}
