import { useEffect } from 'react'
import type { UseFormReturn } from 'react-hook-form'
import { keepOverLock, takeBroughtOver } from '../../stores/kept-place.ts'
import type { FormValues } from './form-values.ts'

/** What was typed is still there after Hallpass locked and was opened; secrets, and a certificate that was chosen, are not. */
export function useKeptOverLock(name: string, { getValues, reset }: UseFormReturn<FormValues>): void {
  useEffect(() => {
    const brought = takeBroughtOver<FormValues>(name)
    if (brought) reset(brought, { keepDefaultValues: true })
    return keepOverLock(name, () => {
      const { network, ...values } = getValues()
      return { ...values, network: { ...network, clientCertificate: 'keep', chosen: null } } satisfies FormValues
    })
  }, [name, getValues, reset])
}
