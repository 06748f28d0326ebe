import { ArrowLeft } from 'lucide-react'
import { useConnection } from '../../stores/connections.store.ts'
import { usePractice } from '../../stores/practice.store.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { PracticeSystem } from './practice-system.tsx'
import styles from './practice-view.module.css'
import { StopPractice } from './stop-practice.tsx'

type PracticeViewProps = {
  /** The connection it was opened from: its system is unfolded. */
  readonly from: string
  readonly onBack: () => void
  readonly onStopped: () => void
}

/** The page of faults: what the practice servers do wrong, and how long their tokens last. */
export function PracticeView({ from, onBack, onStopped }: PracticeViewProps) {
  const connection = useConnection(from)
  const status = usePractice((state) => state.status)
  return (
    <div className={styles.view}>
      <header>
        <h1>Practice servers</h1>
        <p className={styles.soft}>
          Five make-believe systems on this computer. Shorten their tokens, or make something go wrong, and see what
          happens. Changes take effect at once.
        </p>
        {connection && (
          <Button variant="quiet" className={styles.back} icon={<ArrowLeft size={16} />} onClick={onBack}>
            Back to {connection.name}
          </Button>
        )}
      </header>
      {status.running ? (
        <>
          <div className={styles.systems}>
            {status.systems.map((system) => (
              <PracticeSystem
                key={system.providerId}
                system={system}
                startsOpen={system.providerId === connection?.providerId}
              />
            ))}
          </div>
          <StopPractice onStopped={onStopped} />
        </>
      ) : (
        <EmptyState
          title="The practice servers are not running"
          text="Start them from the welcome screen, or from the banner over a practice connection."
        />
      )}
    </div>
  )
}
