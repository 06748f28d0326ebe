import { useEffect, useRef } from 'react'

/** A list that belongs to a field for as long as it is open. */
type OpenList = {
  /** Undefined: there is no list. */
  readonly field: HTMLInputElement | HTMLTextAreaElement | undefined
  readonly listId: string
  readonly active: number
  readonly count: number
  readonly onMove: (active: number) => void
  readonly onClose: () => void
}

const attributes = ['role', 'aria-autocomplete', 'aria-expanded', 'aria-controls', 'aria-activedescendant'] as const

/**
 * Arrow keys, Enter and Escape for a list under a field, before anything else sees them; and the field's attributes, so that
 * it is a combobox for screen readers (ARIA 1.2) while the list is there. Everything is as before once it is gone.
 */
export function useListKeys(list: OpenList, onChoose: () => void): void {
  const { field, listId, active } = list
  const latest = useRef({ list, onChoose })
  useEffect(() => {
    latest.current = { list, onChoose }
  })
  useEffect(() => {
    if (field === undefined) return
    const before = attributes.map((name) => [name, field.getAttribute(name)] as const)
    const onKey = (event: KeyboardEvent) => {
      const { count, active: now, onMove, onClose } = latest.current.list
      if (event.target !== field || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return
      if (event.key === 'ArrowDown') onMove((now + 1) % count)
      else if (event.key === 'ArrowUp') onMove((now + count - 1) % count)
      else if (event.key === 'Enter') latest.current.onChoose()
      else if (event.key === 'Escape') onClose()
      else return
      event.preventDefault()
      event.stopPropagation()
    }
    window.addEventListener('keydown', onKey, true)
    return () => {
      window.removeEventListener('keydown', onKey, true)
      for (const [name, value] of before) {
        if (value === null) field.removeAttribute(name)
        else field.setAttribute(name, value)
      }
    }
  }, [field])
  useEffect(() => {
    if (field === undefined) return
    const now = ['combobox', 'list', 'true', listId, `${listId}-${active}`]
    for (const [index, name] of attributes.entries()) field.setAttribute(name, now[index] ?? '')
    document.getElementById(`${listId}-${active}`)?.scrollIntoView({ block: 'nearest' })
  }, [field, listId, active])
}
