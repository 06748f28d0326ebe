import { useId } from 'react'
import { EnvironmentBadge } from '../../ui/environment-badge.tsx'
import styles from './connection-list.module.css'
import { ConnectionRow } from './connection-row.tsx'
import type { ConnectionGroup } from './group-connections.ts'

type ConnectionGroupViewProps = {
  readonly group: ConnectionGroup
  readonly shownId: string | null
  /** The one row that Tab comes to. */
  readonly tabStop: string | null
  readonly onShow: (id: string) => void
}

/** One environment and its connections. */
export function ConnectionGroupView({ group, shownId, tabStop, onShow }: ConnectionGroupViewProps) {
  const id = useId()
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className={styles.heading}>
        <EnvironmentBadge environment={group.environment} />
      </h2>
      <ul>
        {group.connections.map((connection) => (
          <li key={connection.id}>
            <ConnectionRow
              connection={connection}
              isShown={connection.id === shownId}
              isTabStop={connection.id === tabStop}
              onShow={onShow}
            />
          </li>
        ))}
      </ul>
    </section>
  )
}
