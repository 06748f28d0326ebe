import { Search } from 'lucide-react'
import { type KeyboardEvent, useEffect, useRef } from 'react'
import { TextField } from '../../ui/text-field.tsx'
import styles from './find-field.module.css'

type FindFieldProps = {
  readonly value: string
  readonly onChange: (value: string) => void
  readonly onEnter: () => void
  readonly onDown: (event: KeyboardEvent) => void
}

const isMac = navigator.userAgent.includes('Mac')

/** Finds a connection. Ctrl K (⌘ K) comes here from everywhere, Escape empties it. */
export function FindField({ value, onChange, onEnter, onDown }: FindFieldProps) {
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => {
    const onKey = (event: globalThis.KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.metaKey || event.ctrlKey) || event.shiftKey || event.altKey) return
      event.preventDefault()
      input.current?.focus()
      input.current?.select()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'Enter') onEnter()
    if (event.key === 'ArrowDown') onDown(event)
    if (event.key === 'Escape' && value) {
      // Only empties the field; a drawer around it stays open.
      event.stopPropagation()
      onChange('')
    }
  }
  return (
    <div className={styles.find}>
      <Search className={styles.icon} size={16} aria-hidden="true" />
      <TextField
        ref={input}
        className={styles.field}
        label="Find a connection"
        type="search"
        placeholder="Find"
        value={value}
        suffix={<kbd className={styles.keys}>{isMac ? '⌘ K' : 'Ctrl K'}</kbd>}
        aria-keyshortcuts={isMac ? 'Meta+K' : 'Control+K'}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={onKeyDown}
      />
    </div>
  )
}
