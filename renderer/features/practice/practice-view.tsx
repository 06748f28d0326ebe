import { usePractice } from '../../stores/practice.store.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { PracticeSystem } from './practice-system.tsx'
import styles from './practice-view.module.css'
import { StopPractice } from './stop-practice.tsx'

type PracticeViewProps = {
  /** The system that was being looked at: unfolded. */
  readonly openProviderId: string | null
  readonly onStopped: () => void
}

/** The page of faults: what the practice servers do wrong, and how long their tokens last. */
export function PracticeView({ openProviderId, onStopped }: PracticeViewProps) {
  const status = usePractice((state) => state.status)
  return (
    <div className={styles.view}>
      <header>
        <h1>Practice servers</h1>
        <p className={styles.soft}>
          Five make-believe systems on this computer. Shorten their tokens, or make something go wrong, and see what
          happens. Changes take effect at once.
        </p>
      </header>
      {status.running ? (
        <>
          <div className={styles.systems}>
            {status.systems.map((system) => (
              <PracticeSystem
                key={system.providerId}
                system={system}
                startsOpen={system.providerId === (openProviderId ?? status.systems[0]?.providerId)}
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
