import { Button } from '../../ui/button.tsx'
import styles from './fields.module.css'

type MissingGapsProps = {
  /** Names in braces that nobody is asked for. */
  readonly gaps: readonly string[]
  readonly onAsk: (name: string) => void
}

/** Offers to ask for what stands in braces. */
export function MissingGaps({ gaps, onAsk }: MissingGapsProps) {
  if (gaps.length === 0) return null
  return (
    <div className={styles.acts} role="status">
      {gaps.map((gap) => (
        <Button key={gap} onClick={() => onAsk(gap)}>
          Ask for “{gap}” in the form
        </Button>
      ))}
    </div>
  )
}
