import { useState } from 'react'
import type { AppError } from '../../../shared/core/app-error.ts'
import type { VariableInput } from '../../lib/api.ts'
import { useVariablesStore } from '../../stores/variables.store.ts'

export type SavingVariable = {
  readonly busy: boolean
  /** What is wrong with a field, in a sentence. */
  readonly problem: (field: 'name' | 'value') => string | undefined
  /** What went wrong besides the fields. */
  readonly failure: AppError | null
  /** Resolves to whether it is saved. */
  readonly save: (input: VariableInput) => Promise<boolean>
}

/** Saving a variable, seen from a connection. */
export function useSaveVariable(seenFrom: string): SavingVariable {
  const put = useVariablesStore((state) => state.put)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<AppError | null>(null)
  const field = error?.code === 'invalid-input' ? error.field : undefined
  const save = async (input: VariableInput) => {
    setBusy(true)
    const result = await put(seenFrom, input)
    setBusy(false)
    setError(result.ok ? null : result.error)
    return result.ok
  }
  return {
    busy,
    problem: (name) => (field === name && error?.code === 'invalid-input' ? error.reason : undefined),
    failure: field === 'name' || field === 'value' ? null : error,
    save,
  }
}
