import type { CardPreview } from '../../../../shared/bring-in/card-preview.ts'
import { CheckField } from '../../../ui/check-field.tsx'
import { Fold } from '../../../ui/fold.tsx'
import parts from '../parts/preview.module.css'

type CardRequestsProps = {
  readonly preview: CardPreview
  readonly withRequests: boolean
  readonly onWithRequests: (withRequests: boolean) => void
  /** Connections that are here and get the requests as well. */
  readonly connectionIds: readonly string[]
  readonly onConnectionIds: (ids: readonly string[]) => void
}

/** Rows drawn at most: whoever wants to read more reads the file. */
const mostShown = 300

/** The requests that come along, and who gets them. */
export function CardRequests(props: CardRequestsProps) {
  const { preview, withRequests, onWithRequests, connectionIds, onConnectionIds } = props
  const { requests, twin } = preview
  if (requests.length === 0) return null
  const others = requests.length - mostShown
  const isOne = requests.length === 1
  return (
    <section className={parts.section}>
      <h3 className={parts.title}>What comes with it</h3>
      <CheckField
        label={isOne ? 'One saved request' : `${requests.length} saved requests`}
        hint={
          isOne
            ? 'Each new connection to this system starts with it. It is not sent before you send it.'
            : 'Each new connection to this system starts with them. None is sent before you send it.'
        }
        checked={withRequests}
        onChange={(event) => onWithRequests(event.target.checked)}
      />
      <Fold summary="Which ones">
        <ul className={parts.rows}>
          {requests.slice(0, mostShown).map(({ name, folder, method, url }) => (
            <li key={JSON.stringify([folder, name, method, url])} className={parts.row}>
              <span>{folder === null ? name : `${folder} / ${name}`}</span>
              <code>
                {method} {url}
              </code>
            </li>
          ))}
        </ul>
        {others > 0 && <p className={parts.soft}>And {others} more.</p>}
      </Fold>
      {withRequests &&
        twin?.connections.map(({ id, name, environment }) => (
          <CheckField
            key={id}
            label={`Also give ${isOne ? 'it' : 'them'} to “${name}” (${environment.label})`}
            checked={connectionIds.includes(id)}
            onChange={({ target }) =>
              onConnectionIds(target.checked ? [...connectionIds, id] : connectionIds.filter((one) => one !== id))
            }
          />
        ))}
    </section>
  )
}
