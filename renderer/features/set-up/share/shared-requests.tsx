import type { CardOffer } from '../../../lib/api.ts'
import { CheckField } from '../../../ui/check-field.tsx'
import { Fold } from '../../../ui/fold.tsx'
import styles from './share-dialog.module.css'

type SharedRequestsProps = {
  readonly requests: CardOffer['requests']
  /** Ids of those that stay here. */
  readonly without: readonly string[]
  readonly onWithout: (ids: readonly string[]) => void
}

/** The saved requests, each of which can stay here. */
export function SharedRequests({ requests, without, onWithout }: SharedRequestsProps) {
  if (requests.length === 0) return <p className={styles.hint}>There are no saved requests that could go along.</p>
  const shared = requests.length - without.length
  return (
    <div>
      <CheckField
        label={`Saved requests: ${shared} of ${requests.length}`}
        checked={shared > 0}
        onChange={(event) => onWithout(event.target.checked ? [] : requests.map(({ id }) => id))}
      />
      <Fold summary="Choose them one by one">
        <div className={styles.requests}>
          {requests.map(({ id, name, folder, method }) => (
            <CheckField
              key={id}
              label={`${folder === null ? '' : `${folder} / `}${name} (${method})`}
              checked={!without.includes(id)}
              onChange={({ target }) =>
                onWithout(target.checked ? without.filter((one) => one !== id) : [...without, id])
              }
            />
          ))}
        </div>
      </Fold>
    </div>
  )
}
