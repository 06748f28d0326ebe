import { type KeyboardEvent, memo, useDeferredValue, useRef, useState } from 'react'
import type { ExampleRequest } from '../../../shared/domain/provider.ts'
import { foldersOf, groupSaved } from '../../../shared/domain/saved-list.ts'
import type { SavedSummary } from '../../../shared/domain/saved-request.ts'
import { moveFocus } from '../../lib/move-focus.ts'
import { TextField } from '../../ui/text-field.tsx'
import { ExamplesGroup } from './examples-group.tsx'
import { FolderDialog } from './folder-dialog.tsx'
import styles from './saved-list.module.css'
import { SavedRow } from './saved-row.tsx'
import { useRowFocus } from './use-row-focus.ts'
import type { SavedRequests } from './use-saved-requests.ts'

type SavedListProps = {
  readonly saved: readonly SavedSummary[]
  readonly examples: readonly ExampleRequest[]
  /** The saved request that is in front, if one is. */
  readonly shownId: string | null
  readonly acts: SavedRequests
  readonly onOpen: (id: string) => void
  readonly onExample: (example: ExampleRequest) => void
}

/** From this many on, a field to find one. */
const manyRequests = 9

/**
 * The saved requests, by folder, and the examples to copy from. Arrow keys walk them. There may be hundreds: it is drawn anew
 * only when something in it changes, and behind what is typed.
 */
export const SavedList = memo(function SavedList({
  saved,
  examples,
  shownId,
  acts,
  onOpen,
  onExample,
}: SavedListProps) {
  const [typed, setTyped] = useState('')
  const sought = useDeferredValue(typed)
  const [moving, setMoving] = useState<SavedSummary | null>(null)
  const list = useRef<HTMLDivElement>(null)
  const words = sought.trim().toLowerCase()
  const found = saved.filter(({ name, method, url }) => `${name} ${method} ${url}`.toLowerCase().includes(words))
  const groups = groupSaved(found)
  const first = groups[0]?.requests[0]?.id
  const tabStop = found.some(({ id }) => id === shownId) ? shownId : first
  const focus = useRowFocus(
    list,
    groups.flatMap(({ requests }) => requests.map(({ id }) => id)),
  )
  const onKeyDown = (event: KeyboardEvent) => {
    const to = ({ ArrowDown: 'next', ArrowUp: 'previous', Home: 'first', End: 'last' } as const)[event.key]
    if (to && event.target instanceof HTMLButtonElement) moveFocus(list.current, '[data-saved]', to, event)
  }
  const rows = (requests: readonly SavedSummary[]) => (
    <ul>
      {requests.map((request) => (
        <li key={request.id}>
          <SavedRow
            request={request}
            isShown={request.id === shownId}
            isTabStop={request.id === tabStop}
            acts={acts}
            onOpen={onOpen}
            onMove={setMoving}
          />
        </li>
      ))}
    </ul>
  )
  return (
    <nav className={styles.list} aria-label="Saved requests">
      {saved.length >= manyRequests && (
        <TextField
          label="Find a request"
          type="search"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
      )}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: only hands arrow keys on to the buttons inside */}
      <div ref={list} className={styles.groups} onKeyDown={onKeyDown} {...focus}>
        {groups.map(({ folder, requests }) =>
          folder === null ? (
            <div key="none">{rows(requests)}</div>
          ) : (
            <details key={`folder ${folder}`} className={styles.folder} open>
              <summary>{folder}</summary>
              {rows(requests)}
            </details>
          ),
        )}
        {found.length === 0 && saved.length > 0 && (
          <p className={styles.none}>No request is called “{sought.trim()}”.</p>
        )}
        <ExamplesGroup examples={examples} acts={acts} onOpen={onExample} />
      </div>
      {moving && (
        <FolderDialog
          request={moving}
          folders={foldersOf(saved)}
          onMove={(folder) => acts.move(moving.id, folder)}
          onClose={() => setMoving(null)}
        />
      )}
    </nav>
  )
})
