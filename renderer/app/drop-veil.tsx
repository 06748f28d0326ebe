import { FileInput } from 'lucide-react'
import styles from './drop-veil.module.css'

/** Says, while a file is held over the window, what becomes of it. For the eyes: nobody drags by keyboard. */
export function DropVeil() {
  return (
    <div className={styles.veil} aria-hidden="true">
      <p className={styles.words}>
        <FileInput size={20} />
        Drop it to see what it is
      </p>
    </div>
  )
}
