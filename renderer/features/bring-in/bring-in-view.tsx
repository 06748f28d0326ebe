import { useEffect, useRef } from 'react'
import type { Taken } from '../../lib/api.ts'
import { useNotices } from '../../stores/notices.store.ts'
import { Button } from '../../ui/button.tsx'
import { FailureCallout } from '../../ui/failure-callout.tsx'
import styles from './bring-in-view.module.css'
import { Preview } from './preview.tsx'
import { takenWords } from './taken-words.ts'
import { useBringIn } from './use-bring-in.ts'
import { WaysIn } from './ways-in.tsx'

type BringInViewProps = {
  readonly onTaken: (taken: Taken) => void
  readonly onLeave: () => void
}

/** The place for what comes from elsewhere: shown first, taken only when the person says so. */
export function BringInView({ onTaken, onLeave }: BringInViewProps) {
  const bringIn = useBringIn()
  const say = useNotices((state) => state.say)
  const { brought, failure, takeFailure } = bringIn
  const view = useRef<HTMLDivElement>(null)
  const broughtId = brought?.id
  // What is read begins at its top, not at the first thing in it that can be pressed.
  useEffect(() => {
    if (broughtId === undefined) return
    view.current?.focus({ preventScroll: true })
    view.current?.closest('main')?.scrollTo(0, 0)
  }, [broughtId])
  return (
    <div ref={view} tabIndex={-1} className={styles.view}>
      <header>
        <h1>Bring something in</h1>
        <p className={styles.soft}>
          A command from a documentation, a card that somebody shared, an OpenAPI file, a Postman collection. You see
          what it is before anything is kept.
        </p>
      </header>
      {failure?.way === 'handed' && <FailureCallout error={failure.error} compact />}
      {brought === null ? (
        <>
          <WaysIn bringIn={bringIn} />
          <div>
            <Button variant="quiet" onClick={onLeave}>
              Back to the systems
            </Button>
          </div>
        </>
      ) : (
        <Preview
          key={brought.id}
          brought={brought}
          isTaking={bringIn.isTaking}
          onDrop={bringIn.drop}
          onTake={async (choice) => {
            const taken = await bringIn.take(choice)
            if (taken === null) return null
            const words = takenWords(taken)
            if (words !== null) say(words)
            if (taken.leftOut.length > 0) say(taken.leftOut.join(' '), 'warning')
            if (words !== null) bringIn.drop()
            onTaken(taken)
            return taken
          }}
        />
      )}
      {takeFailure && <FailureCallout error={takeFailure} />}
    </div>
  )
}
