/** The variables known at each connection, as main keeps them: of secret ones only that they are there. */
import { useEffect } from 'react'
import { create } from 'zustand'
import type { Result } from '../../shared/core/result.ts'
import type { Variable } from '../../shared/domain/variable.ts'
import { api, type VariableInput } from '../lib/api.ts'

type VariablesState = {
  /** By connection; nothing for one whose variables have not been asked for. */
  readonly known: Readonly<Record<string, readonly Variable[]>>
  readonly load: (connectionId: string) => Promise<void>
  /** Changes go through here, seen from a connection; what is known is asked for again afterwards. */
  readonly put: (seenFrom: string, input: VariableInput) => Promise<Result<Variable>>
  readonly remove: (seenFrom: string, variable: Variable) => Promise<Result<void>>
  readonly restore: (seenFrom: string, variable: Variable) => Promise<Result<Variable>>
}

export const useVariablesStore = create<VariablesState>((set, get) => {
  const then = async <T>(seenFrom: string, act: Promise<Result<T>>): Promise<Result<T>> => {
    const result = await act
    if (result.ok) await get().load(seenFrom)
    return result
  }
  const place = ({ connectionId, id }: Variable) => ({ connectionId, id })
  return {
    known: {},
    async load(connectionId) {
      const result = await api.variables.list({ connectionId })
      if (result.ok) set((state) => ({ known: { ...state.known, [connectionId]: result.value } }))
    },
    put: (seenFrom, input) => then(seenFrom, api.variables.put(input)),
    remove: (seenFrom, variable) => then(seenFrom, api.variables.remove(place(variable))),
    restore: (seenFrom, variable) => then(seenFrom, api.variables.restore(place(variable))),
  }
})

/** The variables known at a connection, asked for anew when a view of it opens; null until they are there. */
export function useVariables(connectionId: string): readonly Variable[] | null {
  const load = useVariablesStore((state) => state.load)
  useEffect(() => void load(connectionId), [load, connectionId])
  return useVariablesStore((state) => state.known[connectionId]) ?? null
}
