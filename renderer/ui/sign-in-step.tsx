import type { AppError } from '../../shared/core/app-error.ts'
import type { SignInStep as Step } from '../../shared/domain/sign-in-step.ts'
import { BrowserStep } from './browser-step.tsx'
import { DeviceCodeStep } from './device-code-step.tsx'

/** What the person can do at a step, and how the last of it went. */
export type StepActs = {
  readonly openAgain: () => void
  readonly copyAddress: () => void
  readonly copyCode: () => void
  readonly giveAddress: (address: string) => void
  readonly copied: 'address' | 'code' | null
  readonly problem: AppError | null
}

type SignInStepProps = {
  readonly step: Step | null
  readonly acts: StepActs
  /** Where nothing beside it ends the sign-in. */
  readonly onCancel?: () => void
}

/** What a sign-in that is under way needs of the person now; nothing while it needs nothing. */
export function SignInStep({ step, acts, onCancel }: SignInStepProps) {
  switch (step?.kind) {
    case 'browser':
      return <BrowserStep {...{ step, acts }} {...(onCancel === undefined ? {} : { onCancel })} />
    case 'device-code':
      return <DeviceCodeStep {...{ step, acts }} {...(onCancel === undefined ? {} : { onCancel })} />
    default:
      return null
  }
}
