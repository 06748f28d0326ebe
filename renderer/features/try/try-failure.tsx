import type { AppError } from '../../../shared/core/app-error.ts'
import type { NextStep } from '../../../shared/words/describe-failure.ts'
import { useAppInfo } from '../../stores/app-info.store.ts'
import { useConnections } from '../../stores/connections.store.ts'
import { useView } from '../../stores/view.store.ts'
import { FailureCallout } from '../../ui/failure-callout.tsx'
import { Note } from '../../ui/note.tsx'

type TryFailureProps = {
  readonly connectionId: string
  readonly failure: AppError | null
  readonly onAgain: () => void
}

/** Why no answer came, with its next step. */
export function TryFailure({ connectionId, failure, onAgain }: TryFailureProps) {
  const allowHost = useConnections((state) => state.allowHost)
  const showConnection = useView((state) => state.showConnection)
  const restart = useAppInfo((state) => state.restart)
  if (!failure) return null
  if (failure.code === 'cancelled') return <Note tone="info">Stopped before an answer came.</Note>

  const act = async (step: NextStep['act']) => {
    if (step.kind === 'try-again') onAgain()
    else if (step.kind === 'allow-host') {
      const result = await allowHost(connectionId, step.host)
      if (result.ok) onAgain()
    } else if (step.kind === 'restart') void restart()
    else if (!(failure.code === 'request-refused' || failure.code === 'invalid-input'))
      showConnection(connectionId, 'set-up')
  }
  const isInTheForm = failure.code === 'request-refused' || failure.code === 'invalid-input'
  return isInTheForm ? (
    <FailureCallout error={failure} />
  ) : (
    <FailureCallout error={failure} onAct={(step) => void act(step)} />
  )
}
