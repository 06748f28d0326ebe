import type { AppError } from '../../../shared/core/app-error.ts'
import type { Connection } from '../../../shared/domain/connection.ts'
import type { Provider } from '../../../shared/domain/provider.ts'
import type { RequestForm } from '../../../shared/domain/request-form.ts'
import { CodeNamesProvider } from '../../ui/code-names.ts'
import { Examples } from './examples.tsx'
import { PastedCommand } from './pasted-command.tsx'
import { PathFieldInputs } from './path-field-inputs.tsx'
import { RequestLine } from './request-line.tsx'
import { type RequestPart, RequestParts } from './request-parts.tsx'
import styles from './try-desk.module.css'
import type { ChangeDraft } from './use-draft.ts'
import type { RequestAids } from './use-request-aids.ts'
import { useVariableNames } from './use-variable-names.ts'
import { VariablesUsed } from './variables-used.tsx'

type RequestFieldsProps = {
  readonly connection: Connection
  readonly provider: Provider | undefined
  readonly draft: RequestForm
  readonly aids: RequestAids
  /** It is one of the saved requests: examples would only be in the way. */
  readonly isSaved: boolean
  /** The request was to be sent: say which parts of its path are still missing. */
  readonly asks: boolean
  readonly part: RequestPart | null
  readonly onPart: (part: RequestPart) => void
  /** Why it could not be sent, for the rows it concerns. */
  readonly refused: AppError | null
  readonly onChange: ChangeDraft
}

/** All that is written of a request. */
export function RequestFields(props: RequestFieldsProps) {
  const { connection, provider, draft, aids, isSaved, asks, part, onPart, refused, onChange } = props
  const { variables, opening, pasting } = aids
  const examples = provider?.examples ?? []
  const names = useVariableNames(connection.id, variables, opening.open)
  return (
    <div className={styles.fields}>
      {!isSaved && <Examples {...{ examples, draft, onChange }} />}
      <RequestLine {...{ draft, onChange }} />
      <PastedCommand {...{ connection, pasting }} />
      <PathFieldInputs {...{ draft, examples, asks, onChange }} />
      <CodeNamesProvider value={names}>
        <RequestParts {...{ draft, part, refused, onPart, onChange }} />
      </CodeNamesProvider>
      <VariablesUsed connectionId={connection.id} {...{ draft, variables }} onOpen={opening.open} />
    </div>
  )
}
