import { ArrowDown, ArrowUp, Copy, Ellipsis, Folder, Pencil, Trash2 } from 'lucide-react'
import { type KeyboardEvent, memo, useLayoutEffect, useRef, useState } from 'react'
import type { SavedSummary } from '../../../shared/domain/saved-request.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { Menu } from '../../ui/menu.tsx'
import { RenameField } from './rename-field.tsx'
import styles from './saved-list.module.css'
import type { SavedRequests } from './use-saved-requests.ts'

type SavedRowProps = {
  readonly request: SavedSummary
  readonly isShown: boolean
  readonly isTabStop: boolean
  readonly acts: SavedRequests
  readonly onOpen: (id: string) => void
  /** Asks into which folder it goes. */
  readonly onMove: (request: SavedSummary) => void
}

/**
 * One saved request. Enter opens it, F2 renames it, Alt with an arrow moves it, Delete deletes it. One of hundreds: it is drawn
 * anew only when it changes, and its menu is there once it was asked for.
 */
export const SavedRow = memo(function SavedRow({ request, isShown, isTabStop, acts, onOpen, onMove }: SavedRowProps) {
  const [hasMenu, setHasMenu] = useState(false)
  const [renames, setRenames] = useState(false)
  const { id, name, method, url } = request
  const button = useRef<HTMLButtonElement>(null)
  const comesBack = useRef(false)
  useLayoutEffect(() => {
    if (!renames && comesBack.current) button.current?.focus()
    comesBack.current = false
  }, [renames])
  const onRenamed = (byKey: boolean) => {
    comesBack.current = byKey
    setRenames(false)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const act = keyActs(event)
    if (act === undefined) return
    event.preventDefault()
    event.stopPropagation()
    act()
  }
  const keyActs = ({ key, altKey }: KeyboardEvent): (() => void) | undefined => {
    if (key === 'F2') return () => setRenames(true)
    if (key === 'Delete') return () => acts.remove(request)
    if (altKey && key === 'ArrowUp') return () => acts.step(id, 'up')
    return altKey && key === 'ArrowDown' ? () => acts.step(id, 'down') : undefined
  }
  const more = {
    className: styles.more,
    tabIndex: isTabStop ? 0 : -1,
    label: `More for ${name}`,
    icon: <Ellipsis size={16} />,
  }
  if (renames) {
    return <RenameField name={name} onDone={onRenamed} onRename={(next) => acts.rename(id, next)} />
  }
  return (
    <div className={styles.row} data-shown={isShown}>
      <button
        ref={button}
        type="button"
        data-saved={id}
        className={styles.open}
        aria-current={isShown ? 'true' : undefined}
        tabIndex={isTabStop ? 0 : -1}
        title={`${name}\n${method} ${url}`}
        aria-keyshortcuts="F2 Delete Alt+ArrowUp Alt+ArrowDown"
        onClick={() => onOpen(id)}
        onKeyDown={onKeyDown}
      >
        <span className={styles.method}>{method}</span>
        <span className={styles.name}>{name}</span>
      </button>
      {hasMenu ? (
        <Menu
          startsOpen
          trigger={<IconButton {...more} />}
          items={[
            { label: 'Rename', icon: <Pencil size={16} />, onSelect: () => setRenames(true) },
            { label: 'Duplicate', icon: <Copy size={16} />, onSelect: () => acts.duplicate(id) },
            { label: 'Move up', icon: <ArrowUp size={16} />, onSelect: () => acts.step(id, 'up') },
            { label: 'Move down', icon: <ArrowDown size={16} />, onSelect: () => acts.step(id, 'down') },
            { label: 'Move to folder…', icon: <Folder size={16} />, onSelect: () => onMove(request) },
            { label: 'Delete', icon: <Trash2 size={16} />, danger: true, onSelect: () => acts.remove(request) },
          ]}
        />
      ) : (
        <IconButton {...more} aria-haspopup="menu" aria-expanded={false} onClick={() => setHasMenu(true)} />
      )}
    </div>
  )
})
