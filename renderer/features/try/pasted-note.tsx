import { Undo2 } from 'lucide-react'
import { Button } from '../../ui/button.tsx'
import { Note } from '../../ui/note.tsx'
import styles from './pasted-note.module.css'

type PastedNoteProps = {
  readonly remarks: readonly string[]
  /** Brings back what stood in the form before. */
  readonly onUndo: () => void
  readonly onClose: () => void
}

/** What became of a pasted command: taken over, and what was not. */
export function PastedNote({ remarks, onUndo, onClose }: PastedNoteProps) {
  return (
    <Note tone="info">
      <div className={styles.note} role="status">
        <p>Filled in from the pasted command.</p>
        {remarks.length > 0 && (
          <ul className={styles.remarks}>
            {remarks.map((remark) => (
              <li key={remark}>{remark}</li>
            ))}
          </ul>
        )}
        <div className={styles.acts}>
          <Button variant="quiet" icon={<Undo2 size={16} />} onClick={onUndo}>
            Bring back what was there
          </Button>
          <Button variant="quiet" onClick={onClose}>
            Understood
          </Button>
        </div>
      </div>
    </Note>
  )
}
