import { CheckField } from '../../../ui/check-field.tsx'
import type { PlacedRequest } from './group-requests.ts'
import styles from './request-choice.module.css'
import type { Chosen } from './use-chosen.ts'

type RequestChoiceGroupProps = {
  readonly folder: string | null
  readonly requests: readonly PlacedRequest[]
  readonly chosen: Chosen
}

/** Rows drawn of a folder; the others are found by their names. */
const mostShown = 200

/** One folder: all of it at once, or what is in it one by one. */
export function RequestChoiceGroup({ folder, requests, chosen }: RequestChoiceGroupProps) {
  const places = requests.map(({ place }) => place)
  const count = places.filter(chosen.has).length
  return (
    <div className={styles.group}>
      <CheckField
        className={styles.folder}
        label={folder ?? 'In no folder'}
        checked={count === places.length}
        ref={(box) => {
          if (box !== null) box.indeterminate = count > 0 && count < places.length
        }}
        onChange={(event) => chosen.set(places, event.target.checked)}
      />
      <ul className={styles.requests}>
        {requests.slice(0, mostShown).map(({ place, name, method, url }) => (
          <li key={place}>
            <label className={styles.request} title={url}>
              <input
                type="checkbox"
                checked={chosen.has(place)}
                onChange={(event) => chosen.set([place], event.target.checked)}
              />
              <span className={styles.method}>{method}</span>
              <span className={styles.name}>{name}</span>
              <span className={styles.url}>{url}</span>
            </label>
          </li>
        ))}
      </ul>
      {requests.length > mostShown && (
        <p className={styles.none}>And {requests.length - mostShown} more: find them by their names.</p>
      )}
    </div>
  )
}
