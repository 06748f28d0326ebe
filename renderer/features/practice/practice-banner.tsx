import { useState } from 'react'
import type { AppError } from '../../../shared/core/app-error.ts'
import { usePractice } from '../../stores/practice.store.ts'
import { Button } from '../../ui/button.tsx'
import { FailureCallout } from '../../ui/failure-callout.tsx'
import { Note } from '../../ui/note.tsx'
import styles from './practice-banner.module.css'

type PracticeBannerProps = {
  readonly providerId: string
  /** Opens the page of faults. */
  readonly onFaults: () => void
}

/** Stands over every practice connection, so that nobody takes it for the real one. */
export function PracticeBanner({ providerId, onFaults }: PracticeBannerProps) {
  const running = usePractice((state) => state.status.running)
  const system = usePractice((state) => state.status.systems.find((one) => one.providerId === providerId))
  const start = usePractice((state) => state.start)
  const [failure, setFailure] = useState<AppError | null>(null)
  const on = system?.faults.filter((fault) => fault.on) ?? []
  const startAgain = async () => {
    const result = await start()
    setFailure(result.ok ? null : result.error)
  }
  return (
    <>
      <Note tone={on.length > 0 || !running ? 'warning' : 'info'} className={styles.banner}>
        <div className={styles.row}>
          <p>
            {!running && 'The practice servers are not running, so nothing answers here.'}
            {running && on.length === 0 && 'Practice server on this computer. Its account and its data are made up.'}
            {running && on.length > 0 && (
              <>
                Practice server, going wrong on purpose: <strong>{on.map((fault) => fault.label).join(', ')}</strong>.
              </>
            )}
          </p>
          {running ? (
            <Button variant="quiet" onClick={onFaults}>
              Make things go wrong
            </Button>
          ) : (
            <Button variant="quiet" onClick={() => void startAgain()}>
              Start them
            </Button>
          )}
        </div>
      </Note>
      {failure && <FailureCallout error={failure} compact />}
    </>
  )
}
