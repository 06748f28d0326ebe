import type { RequestForm } from '../../../shared/domain/request-form.ts'
import type { AnswerStep } from '../../../shared/words/answer-advice.ts'
import { useView } from '../../stores/view.store.ts'
import type { ChangeDraft } from './use-draft.ts'

/** What the steps are carried out with. */
export type AnswerStepParts = {
  readonly connectionId: string
  readonly change: ChangeDraft
  readonly sendAgain: () => void
  /** Goes to a part of the request. */
  readonly lookAt: (part: string) => void
}

/** Carries out what is advised. Whatever it changes in the request, it sends nothing that was not asked to be sent. */
export function useAnswerStep({ connectionId, change, sendAgain, lookAt }: AnswerStepParts) {
  const showConnection = useView((state) => state.showConnection)
  const changeAndLook = (changed: Partial<RequestForm>, part: string) => {
    change(changed)
    lookAt(part)
  }
  return (step: AnswerStep): void => {
    if (step.kind === 'send-again' || step.kind === 'send-again-at') sendAgain()
    else if (step.kind === 'look-at') lookAt(step.part === 'headers' ? 'header' : step.part)
    else if (step.kind === 'use-method') changeAndLook({ method: step.method }, 'url')
    else if (step.kind === 'use-body') changeAndLook({ bodyKind: step.bodyKind }, 'body')
    else if (step.kind === 'use-url') changeAndLook({ url: step.url, query: [] }, 'url')
    else if (step.kind === 'use-connection-token') changeAndLook({ authorization: { kind: 'connection' } }, 'url')
    else if (step.kind === 'open-tab') showConnection(connectionId, step.tab)
  }
}
