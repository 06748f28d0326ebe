import type { AppError } from '../../shared/core/app-error.ts'
import type { NextStep } from '../../shared/words/failure-words.ts'
import { useAppInfo } from './app-info.store.ts'
import { useConnections } from './connections.store.ts'
import { useMendTrust } from './use-mend-trust.ts'
import { useView } from './view.store.ts'
import { useWantedField } from './wanted-field.store.ts'

/** What tries again, and what gets a new token first where that is needed. */
type Ways = { readonly again: () => void; readonly signIn: () => void }

/**
 * Carries out the next step of something that failed with a saved connection: here where it can be, else at the form's field.
 * `problem` is why it could not be done.
 */
export function useFailureAct(connectionId: string, { again, signIn }: Ways) {
  const { mend, problem } = useMendTrust(connectionId, again)
  const act = async (error: AppError, step: NextStep['act']): Promise<void> => {
    switch (step.kind) {
      case 'try-again':
        return again()
      case 'sign-in':
        return signIn()
      case 'restart':
        return void useAppInfo.getState().restart()
      case 'trust-certificate':
      case 'choose-authority':
        return mend(step)
      case 'allow-host': {
        const allowed = await useConnections.getState().allowHost(connectionId, step.host)
        return allowed.ok ? again() : undefined
      }
      default: {
        const [field] = step.kind === 'focus-field' ? step.fields : []
        if (field !== undefined) useWantedField.getState().want({ connectionId, field, error })
        useView.getState().showConnection(connectionId, 'set-up')
      }
    }
  }
  return { act: (error: AppError, step: NextStep['act']) => void act(error, step), problem }
}
