import { type RefObject, useEffect, useId, useMemo, useRef, useState } from 'react'
import type { Variable } from '../../../shared/domain/variable.ts'
import { type Offer, offersFor } from '../../../shared/variables/completion.ts'
import { classNames } from '../../lib/class-names.ts'
import { offerWords } from './offer-words.ts'
import { useListKeys } from './use-list-keys.ts'
import { useOpenName } from './use-open-name.ts'
import styles from './variable-completion.module.css'

type VariableCompletionProps = {
  /** Whose fields it serves. */
  readonly place: RefObject<HTMLElement | null>
  readonly connectionId: string
  readonly variables: readonly Variable[]
  /** A new variable of this name is to be set. */
  readonly onNew: (name: string) => void
}

/**
 * Offers variables in every text field of a form while `{{` is being typed. One list for all of them, on top of everything:
 * fields need not know of it.
 */
export function VariableCompletion({ place, connectionId, variables, onNew }: VariableCompletionProps) {
  const listId = useId()
  const list = useRef<HTMLDivElement>(null)
  const [named, close] = useOpenName(place)
  const [at, setAt] = useState(0)
  const typed = named?.open.typed
  const offers = useMemo(
    () => (typed === undefined ? [] : offersFor(typed, variables, connectionId)),
    [typed, variables, connectionId],
  )
  const field = offers.length > 0 ? named?.field : undefined
  const active = Math.min(at, offers.length - 1)

  // biome-ignore lint/correctness/useExhaustiveDependencies: whatever is typed makes another list, which begins at its first.
  useEffect(() => setAt(0), [typed])
  useEffect(() => {
    const popup = list.current
    if (popup === null || field === undefined) return
    popup.showPopover()
    const { left, top, bottom } = field.getBoundingClientRect()
    const isBelow = bottom + popup.offsetHeight + 8 <= window.innerHeight
    popup.style.left = `${Math.max(8, Math.min(left, window.innerWidth - popup.offsetWidth - 8))}px`
    popup.style.top = `${isBelow ? bottom + 4 : Math.max(8, top - popup.offsetHeight - 4)}px`
  })

  const choose = (offer: Offer) => {
    if (named === null) return
    const { open } = named
    if (offer.name !== '') {
      named.field.focus()
      named.field.setSelectionRange(open.from, open.to)
      // The one way of changing a field that its own undo knows of.
      document.execCommand('insertText', false, `${offer.name}}}`)
    }
    close()
    if (offer.kind === 'new') onNew(offer.name)
  }
  useListKeys({ field, listId, active, count: offers.length, onMove: setAt, onClose: close }, () => {
    const offer = offers[active]
    if (offer) choose(offer)
  })

  if (field === undefined) return null
  return (
    <div ref={list} id={listId} popover="manual" role="listbox" aria-label="Variables" className={styles.list}>
      {offers.map((offer, index) => {
        const { name, about } = offerWords(offer)
        return (
          // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the field, which names the active option.
          <div
            key={`${offer.kind} ${offer.name}`}
            id={`${listId}-${index}`}
            role="option"
            aria-selected={index === active}
            className={classNames(styles.option, index === active && styles.active)}
            // Before the field loses the focus, and with it the list.
            onMouseDown={(event) => {
              event.preventDefault()
              choose(offer)
            }}
          >
            <span className={styles.name}>{name}</span>
            <span className={styles.about}>{about}</span>
          </div>
        )
      })}
    </div>
  )
}
