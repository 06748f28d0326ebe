import { usePractice } from '../../stores/practice.store.ts'
import { useStartPractice } from '../../stores/use-start-practice.ts'
import { Button } from '../../ui/button.tsx'
import { FailureCallout } from '../../ui/failure-callout.tsx'
import styles from './choose-system-view.module.css'

/** For somebody without an account: the make-believe systems. Nothing once they run. */
export function PracticeOffer({ onStarted }: { readonly onStarted: () => void }) {
  const running = usePractice((state) => state.status.running)
  const { starting, failure, start } = useStartPractice(onStarted)
  if (running) return null
  return (
    <div className={styles.offer}>
      <p className={styles.what}>No account at hand? All five are here to practise with, on this computer only.</p>
      <Button busy={starting} onClick={start}>
        {starting ? 'Starting practice servers' : 'Try with practice servers'}
      </Button>
      {failure && <FailureCallout error={failure} onAct={start} compact />}
    </div>
  )
}
