import type { RefObject } from 'react'
import type { RequestForm } from '../../../shared/domain/request-form.ts'
import type { Variable } from '../../../shared/domain/variable.ts'
import { useVariables } from '../../stores/variables.store.ts'
import type { ChangeDraft } from './use-draft.ts'
import { type Opening, useOpening } from './use-opening.ts'
import { type PastingCommand, usePasteCommand } from './use-paste-command.ts'

/** What helps to write a request: its connection's variables, their dialog, and pasted commands. */
export type RequestAids = {
  /** Null until they are known. */
  readonly variables: readonly Variable[] | null
  readonly opening: Opening
  readonly pasting: PastingCommand
}

/** `place` is the request's form. */
export function useRequestAids(
  connectionId: string,
  place: RefObject<HTMLElement | null>,
  draft: RequestForm,
  onChange: ChangeDraft,
): RequestAids {
  const variables = useVariables(connectionId)
  return { variables, opening: useOpening(), pasting: usePasteCommand({ place, draft, variables, onChange }) }
}
