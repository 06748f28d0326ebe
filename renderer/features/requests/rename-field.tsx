import { type KeyboardEvent, useEffect, useRef } from 'react'
import { maxNameLength } from '../../../shared/domain/saved-request.ts'
import styles from './saved-list.module.css'

type RenameFieldProps = {
  readonly name: string
  readonly onRename: (name: string) => void
  /** `byKey`: the focus should stay where the name stands. */
  readonly onDone: (byKey: boolean) => void
}

/** A name being changed in its place. Enter or leaving it takes the new name, Escape the old one. */
export function RenameField({ name, onRename, onDone }: RenameFieldProps) {
  const input = useRef<HTMLInputElement>(null)
  const isDone = useRef(false)
  useEffect(() => {
    // After the menu that led here has given the focus back.
    const frame = requestAnimationFrame(() => input.current?.select())
    return () => cancelAnimationFrame(frame)
  }, [])
  const end = (typed: string, byKey: boolean) => {
    if (isDone.current) return
    isDone.current = true
    if (typed.trim() !== '' && typed.trim() !== name) onRename(typed.trim())
    onDone(byKey)
  }
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    // The list around it has its own meaning for arrows and Delete.
    event.stopPropagation()
    if (event.key === 'Enter') end(event.currentTarget.value, true)
    if (event.key === 'Escape') end(name, true)
  }
  return (
    <input
      ref={input}
      className={styles.rename}
      aria-label={`New name for ${name}`}
      defaultValue={name}
      maxLength={maxNameLength}
      autoComplete="off"
      spellCheck={false}
      onKeyDown={onKeyDown}
      onBlur={(event) => end(event.currentTarget.value, false)}
    />
  )
}
