import { useConnections } from '../../../stores/connections.store.ts'
import { type ComparedSide, useReadingDesk } from '../../../stores/reading-desk.store.ts'
import { useTokens } from '../../../stores/tokens.store.ts'
import { FailureCallout } from '../../../ui/failure-callout.tsx'
import { SelectField } from '../../../ui/select-field.tsx'
import { PasteField } from '../page/paste-field.tsx'
import styles from './compare-tool.module.css'
import type { SideReading } from './use-side.ts'

type SidePickerProps = {
  readonly place: 'first' | 'second'
  readonly label: string
  readonly side: ComparedSide
  readonly reading: SideReading
}

/** Which token one side of the comparison is: a pasted one, a connection's, or the one that this took the place of. */
export function SidePicker({ place, label, side, reading }: SidePickerProps) {
  const connections = useConnections((state) => state.connections)
  const tokens = useTokens((state) => state.tokens)
  const compare = useReadingDesk((state) => state.compare)
  const withToken = connections.filter(({ id }) => tokens[id]?.token)
  const options = [
    { value: 'pasted', label: 'One that I paste' },
    ...withToken.map(({ id, name }) => ({ value: `stored ${id}`, label: `The token of ${name}` })),
    ...withToken.map(({ id, name }) => ({ value: `before ${id}`, label: `The one before, of ${name}` })),
  ]
  return (
    <div className={styles.side}>
      <SelectField
        label={label}
        options={options}
        value={choiceOf(side)}
        onChange={(value) => compare({ [place]: sideOf(value) })}
      />
      {side.kind === 'pasted' && (
        <PasteField place={place} label={`${label}, pasted`} takesFocus={place === 'second'} />
      )}
      {side.kind === 'before' && reading.reading === null && reading.failure === null && (
        <p className={styles.quiet}>
          Hallpass knows of no token before this one: it was not renewed since Hallpass started.
        </p>
      )}
      {reading.failure && <FailureCallout error={reading.failure} />}
      {reading.reading?.format === 'opaque' && <p className={styles.quiet}>{reading.reading.explanation}</p>}
    </div>
  )
}

function choiceOf(side: ComparedSide): string {
  return side.kind === 'pasted' ? 'pasted' : `${side.kind} ${side.connectionId}`
}

function sideOf(value: string): ComparedSide {
  const [kind, connectionId = ''] = value.split(' ')
  return kind === 'stored' || kind === 'before' ? { kind, connectionId } : { kind: 'pasted' }
}
