import { useState } from 'react'
import { useFormContext } from 'react-hook-form'
import type { Result } from '../../../shared/core/result.ts'
import type { ChosenClientCertificate } from '../../../shared/domain/network.ts'
import { describeFailure } from '../../../shared/words/describe-failure.ts'
import { api } from '../../lib/api.ts'
import type { FormValues } from './form-values.ts'

/** Choosing a client certificate: the file, then its key or passphrase where those are missing. */
export function useClientCertificate(onEdited: (field: string) => void) {
  const { setValue } = useFormContext<FormValues>()
  const [problem, setProblem] = useState<string>()
  const opened = (chosen: ChosenClientCertificate) => {
    setProblem(undefined)
    setValue('network.chosen', chosen)
    setValue('network.clientCertificate', 'chosen')
    onEdited('clientCertificate')
  }
  const take = (result: Result<ChosenClientCertificate | null>) => {
    if (!result.ok) setProblem(describeFailure(result.error).sentence)
    else if (result.value !== null) opened(result.value)
  }
  return {
    problem,
    opened,
    choose: async () => take(await api.network.chooseClientCertificate()),
    chooseKey: async (id: string) => take(await api.network.chooseClientKey({ id })),
  }
}
