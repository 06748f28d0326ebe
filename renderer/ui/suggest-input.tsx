import { type ComponentProps, type KeyboardEvent, useId, useState } from 'react'
import { classNames } from '../lib/class-names.ts'
import { fitting } from '../lib/fitting.ts'
import styles from './suggest-input.module.css'

type SuggestInputProps = Omit<ComponentProps<'input'>, 'value' | 'onChange'> & {
  readonly value: string
  readonly onChange: (value: string) => void
  /** Offered while typing, and on arrow down. Anything else may be typed as well. */
  readonly suggestions: readonly string[]
  /** All of them, whatever stands there: on arrow down, and when the field is pressed. Not while typing. */
  readonly offersAll?: boolean
}

/**
 * One line of text with suggestions (ARIA 1.2 combobox with a list). Drawn by hand, since tables hold hundreds of them:
 * closed it is nothing but an input.
 */
export function SuggestInput({
  value,
  onChange,
  suggestions,
  offersAll = false,
  onKeyDown,
  onBlur,
  className,
  ...input
}: SuggestInputProps) {
  const listId = useId()
  const [isOpen, setIsOpen] = useState(false)
  const [at, setAt] = useState(-1)
  const offered = offersAll ? suggestions : fitting(suggestions, value)
  const shown = isOpen ? offered : []
  const active = shown[at]

  const close = () => {
    setIsOpen(false)
    setAt(-1)
  }
  const choose = (suggestion: string) => {
    onChange(suggestion)
    close()
  }
  const move = (event: KeyboardEvent, step: number) => {
    event.preventDefault()
    setIsOpen(true)
    const count = offered.length
    // Past either end lies the text itself, as no suggestion at all.
    setAt((now) => ((now + 1 + step + count + 1) % (count + 1)) - 1)
  }
  const onKey = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return
    const isPlain = !(event.altKey || event.ctrlKey || event.metaKey)
    if (isPlain && event.key === 'ArrowDown') move(event, 1)
    else if (isPlain && event.key === 'ArrowUp' && shown.length > 0) move(event, -1)
    else if (isPlain && event.key === 'Enter' && active !== undefined) {
      event.preventDefault()
      choose(active)
    } else if (event.key === 'Escape' && shown.length > 0) {
      event.preventDefault()
      close()
    } else onKeyDown?.(event)
  }

  return (
    <div className={styles.box}>
      <input
        {...input}
        className={className}
        {...(suggestions.length > 0 && {
          role: 'combobox',
          'aria-autocomplete': 'list',
          'aria-expanded': shown.length > 0,
          'aria-controls': shown.length > 0 ? listId : undefined,
          'aria-activedescendant': active === undefined ? undefined : `${listId}-${at}`,
        })}
        value={value}
        onChange={(event) => {
          onChange(event.target.value)
          setIsOpen(!offersAll && event.target.value !== '')
          setAt(-1)
        }}
        onKeyDown={onKey}
        onClick={() => offersAll && setIsOpen(true)}
        onBlur={(event) => {
          close()
          onBlur?.(event)
        }}
      />
      {shown.length > 0 && (
        <div ref={bringIntoSight} className={styles.list} id={listId} role="listbox" aria-label="Suggestions">
          {shown.map((suggestion, place) => (
            // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the input, which names the active option.
            <div
              key={suggestion}
              id={`${listId}-${place}`}
              role="option"
              aria-selected={place === at}
              className={classNames(styles.option, place === at && styles.active)}
              // Before the input loses the focus, and with it the list.
              onMouseDown={(event) => {
                event.preventDefault()
                choose(suggestion)
              }}
            >
              {suggestion}
            </div>
          ))}
        </div>
      )}
    </div>
  )
}

function bringIntoSight(list: HTMLElement | null): void {
  list?.scrollIntoView({ block: 'nearest' })
}
