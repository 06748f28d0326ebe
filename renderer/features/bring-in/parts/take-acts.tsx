import { Button } from '../../../ui/button.tsx'
import styles from './preview.module.css'

type TakeActsProps = {
  /** What taking it means here: `Add this system`. */
  readonly label: string
  readonly isTaking: boolean
  /** There is nothing to take. */
  readonly disabled?: boolean
  readonly onDrop: () => void
}

/** The two ways on from a preview. Submits the form it stands in. */
export function TakeActs({ label, isTaking, disabled = false, onDrop }: TakeActsProps) {
  return (
    <div className={styles.acts}>
      <Button type="submit" variant="primary" size="main" busy={isTaking} disabled={disabled}>
        {label}
      </Button>
      <Button variant="quiet" size="main" onClick={onDrop}>
        Leave it
      </Button>
    </div>
  )
}
