import { useState } from 'react'
import type { AppError } from '../../shared/core/app-error.ts'
import type { ServerCertificate } from '../../shared/core/server-certificate.ts'
import { addAuthority, trustCertificate } from './mend-trust.ts'

/** The two next steps that trust somebody. */
type TrustStep =
  | { readonly kind: 'trust-certificate'; readonly host: string; readonly certificates: readonly ServerCertificate[] }
  | { readonly kind: 'choose-authority' }

/** Carries out what trusts somebody for a saved connection, then `again`. `problem` is why it could not be done. */
export function useMendTrust(connectionId: string, again: () => void) {
  const [problem, setProblem] = useState<AppError | null>(null)
  const mend = async (step: TrustStep): Promise<void> => {
    setProblem(null)
    if (step.kind === 'choose-authority') {
      const added = await addAuthority(connectionId)
      if (!added.ok) return setProblem(added.error)
      if (added.value !== null) again()
      return
    }
    const [certificate] = step.certificates
    if (certificate === undefined) return
    const trusted = await trustCertificate(connectionId, step.host, certificate)
    if (trusted.ok) again()
    else setProblem(trusted.error)
  }
  return { mend: (step: TrustStep) => void mend(step), problem }
}
