import { CaseSensitive, ChevronDown, ChevronUp, X } from 'lucide-react'
import type { KeyboardEvent } from 'react'
import { describeFailure } from '../../../shared/words/describe-failure.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import styles from './answer-lines.module.css'
import type { LineSearch } from './use-line-search.ts'

type AnswerSearchBarProps = {
  readonly search: LineSearch
  /** The match stands in a part of its line that is not drawn. */
  readonly isOutOfSight: boolean
  readonly onClose: () => void
}

/** Finds text in the answer. Enter goes on, Shift+Enter goes back, Escape closes. */
export function AnswerSearchBar({ search, isOutOfSight, onClose }: AnswerSearchBarProps) {
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') search.go(event.shiftKey ? 'previous' : 'next')
    else if (event.key === 'Escape') onClose()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <search className={styles.bar}>
      <input
        className={styles.search}
        aria-label="Find in the answer"
        placeholder="Find in the answer"
        autoComplete="off"
        spellCheck={false}
        maxLength={1000}
        value={search.text}
        onChange={(event) => search.setText(event.currentTarget.value)}
        onKeyDown={onKeyDown}
        // biome-ignore lint/a11y/noAutofocus: it was opened to type into it.
        autoFocus
      />
      <span className={styles.grow} role="status">
        {describeSearch(search)}
      </span>
      <IconButton
        label="Tell capital letters from small ones"
        icon={<CaseSensitive size={16} />}
        aria-pressed={search.caseSensitive}
        onClick={() => search.setCaseSensitive(!search.caseSensitive)}
      />
      <IconButton label="Previous match" icon={<ChevronUp size={16} />} onClick={() => search.go('previous')} />
      <IconButton label="Next match" icon={<ChevronDown size={16} />} onClick={() => search.go('next')} />
      <IconButton label="Close the search" icon={<X size={16} />} onClick={onClose} />
      {isOutOfSight && search.match && (
        <code className={styles.around}>
          … {search.match.before}
          <mark>{search.match.match}</mark>
          {search.match.after} …
        </code>
      )}
    </search>
  )
}

function describeSearch({ text, match, total, busy, failure }: LineSearch): string {
  if (failure) return failure.code === 'cancelled' ? '' : describeFailure(failure).sentence
  if (busy) return 'Searching…'
  if (text === '' || total === null) return ''
  if (!match) return 'Not found.'
  return `${match.place.toLocaleString()} of ${total.toLocaleString()}`
}
