import type { SignInStep } from '../../shared/domain/sign-in-step.ts'
import type { Redirects } from './redirects.ts'

/** The person in front of the window, as a sign-in that needs them gets them. */
export type Interaction = {
  /** Says in the window what is to be done now. */
  readonly show: (step: SignInStep) => void
  /** Opens a page in the system's browser: https, or http of this computer itself. */
  readonly browse: (address: string) => Promise<void>
  readonly redirects: Redirects
  /** The address that the person pastes in the window, each time it is asked for. */
  readonly pasted: () => Promise<string>
}
