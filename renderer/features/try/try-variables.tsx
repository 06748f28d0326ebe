import type { RefObject } from 'react'
import type { Connection } from '../../../shared/domain/connection.ts'
import { orElse } from './focus-when-there.ts'
import type { RequestAids } from './use-request-aids.ts'
import { VariableCompletion } from './variable-completion.tsx'
import { VariablesDialog } from './variables-dialog.tsx'

type TryVariablesProps = {
  /** The request's form. */
  readonly place: RefObject<HTMLElement | null>
  readonly connection: Connection
  readonly aids: Pick<RequestAids, 'variables' | 'opening'>
}

/** What floats above a request for its variables: the list of those that fit while one is typed, and the dialog of all. */
export function TryVariables({ place, connection, aids }: TryVariablesProps) {
  const { variables, opening } = aids
  const { opened, open, close } = opening
  return (
    <>
      <VariableCompletion place={place} connectionId={connection.id} variables={variables ?? []} onNew={open} />
      {opened && (
        <VariablesDialog
          connection={connection}
          variables={variables ?? []}
          name={opened.name}
          onClose={close}
          returnFocus={() => orElse(opened.from, place.current, '[data-variables]')}
        />
      )}
    </>
  )
}
