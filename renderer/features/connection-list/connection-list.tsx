import { type KeyboardEvent, useRef, useState } from 'react'
import { moveFocus } from '../../lib/move-focus.ts'
import { useConnections } from '../../stores/connections.store.ts'
import { lockNow } from '../../stores/lock.store.ts'
import { useProviders } from '../../stores/providers.store.ts'
import { VisuallyHidden } from '../../ui/visually-hidden.tsx'
import { ConnectionGroupView } from './connection-group.tsx'
import styles from './connection-list.module.css'
import { FindField } from './find-field.tsx'
import { groupConnections } from './group-connections.ts'
import { ListFoot } from './list-foot.tsx'
import { MemoryLine } from './memory-line.tsx'

type ConnectionListProps = {
  /** The connection that is shown, if one is. */
  readonly shownId: string | null
  readonly place: 'connect' | 'read-tokens' | 'settings' | 'other'
  readonly onShow: (id: string) => void
  readonly onConnect: () => void
  readonly onRead: () => void
  readonly onSettings: () => void
}

/** The sidebar: find, every connection with its time left, connect, settings. Arrow keys walk the connections. */
export function ConnectionList({ shownId, place, onShow, onConnect, onRead, onSettings }: ConnectionListProps) {
  const connections = useConnections((state) => state.connections)
  const providers = useProviders((state) => state.providers)
  const [sought, setSought] = useState('')
  const list = useRef<HTMLDivElement>(null)
  const groups = groupConnections(connections, providers, sought)
  const all = groups.flatMap((group) => group.connections)
  const tabStop = all.some(({ id }) => id === shownId) ? shownId : (all[0]?.id ?? null)
  const onListKey = (event: KeyboardEvent) => {
    const to = ({ ArrowDown: 'next', ArrowUp: 'previous', Home: 'first', End: 'last' } as const)[event.key]
    if (to) moveFocus(list.current, 'button', to, event)
  }
  const takeFirst = () => {
    if (all[0]) onShow(all[0].id)
  }
  return (
    <nav className={styles.nav} aria-label="Connections">
      <FindField
        value={sought}
        onChange={setSought}
        onEnter={takeFirst}
        onDown={(event) => moveFocus(list.current, 'button', 'first', event)}
      />
      <VisuallyHidden>
        <span role="status">{sought && `${all.length} of ${connections.length} connections`}</span>
      </VisuallyHidden>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: only hands arrow keys on to the buttons inside */}
      <div className={styles.list} ref={list} onKeyDown={onListKey}>
        {groups.map((group) => (
          <ConnectionGroupView
            key={`${group.environment.kind} ${group.environment.label}`}
            {...{ group, shownId, tabStop, onShow }}
          />
        ))}
        {connections.length === 0 && (
          <p className={styles.empty}>Your connections will stand here, each with the time its token has left.</p>
        )}
        {connections.length > 0 && all.length === 0 && (
          <p className={styles.empty}>No connection is called “{sought.trim()}”.</p>
        )}
      </div>
      <MemoryLine />
      <ListFoot {...{ place, onConnect, onRead, onSettings }} onLock={() => void lockNow()} />
    </nav>
  )
}
