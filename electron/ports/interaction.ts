import type { SignInStep } from '../../shared/domain/sign-in-step.ts'
import type { Redirects } from './redirects.ts'

/** The person in front of the window, as a sign-in that needs them gets them. Once the sign-in is over, everything fails with `cancelled`. */
export type Interaction = {
  /** Says in the window what is to be done now. */
  readonly show: (step: SignInStep) => void
  /**
   * Opens a page in the system's browser: https, http of this computer itself, or any http that the person accepted for this
   * connection. False when the system could not start a browser.
   */
  readonly browse: (address: string) => Promise<boolean>
  readonly redirects: Redirects
  /** The address that the person pastes in the window, each time it is asked for. */
  readonly pasted: () => Promise<string>
}
