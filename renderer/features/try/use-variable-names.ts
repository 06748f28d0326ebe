import { useMemo } from 'react'
import { builtIns, findVariable, type Variable } from '../../../shared/domain/variable.ts'
import { offersFor } from '../../../shared/variables/completion.ts'
import type { CodeNames } from '../../ui/code-names.ts'
import { offerWords } from './offer-words.ts'

/** The variables of a connection as an editor knows them; null until they are known. `onNew` has to stay the same. */
export function useVariableNames(
  connectionId: string,
  variables: readonly Variable[] | null,
  onNew: (name: string) => void,
): CodeNames | null {
  return useMemo(() => {
    if (variables === null) return null
    return {
      offers: (typed) =>
        offersFor(typed, variables, connectionId).map((offer) => {
          const { name, about } = offerWords(offer)
          const chosen = offer.kind === 'new' ? { onChosen: () => onNew(offer.name) } : {}
          return { name: offer.name, shown: name, about, ...chosen }
        }),
      isSet: (name) =>
        builtIns.some((one) => one.name === name) || findVariable(variables, connectionId, name) !== undefined,
    }
  }, [connectionId, variables, onNew])
}
