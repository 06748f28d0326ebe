import { ChevronDown, ChevronRight } from 'lucide-react'
import { type CSSProperties, memo } from 'react'
import type { JsonLine } from '../../shared/json/json-lines.ts'
import { JsonPartText } from './json-part.tsx'
import styles from './json-view.module.css'

type JsonLineRowProps = {
  readonly line: JsonLine
  readonly index: number
  /** The line that closes this one, shown on it while it is folded. */
  readonly closing: JsonLine | null
  /** This line's fold button is the one the Tab key reaches. */
  readonly reachable: boolean
  readonly onToggle: (index: number) => void
}

/** One line of laid out JSON, with its fold button where it opens something. */
export const JsonLineRow = memo(function JsonLineRow({ line, index, closing, reachable, onToggle }: JsonLineRowProps) {
  const folded = closing !== null
  const entries = `${line.count.toLocaleString()} ${line.count === 1 ? 'entry' : 'entries'}`
  const Chevron = folded ? ChevronRight : ChevronDown
  return (
    <div className={styles.line} style={{ '--depth': line.depth } as CSSProperties}>
      {line.end !== null && (
        <button
          type="button"
          className={styles.fold}
          data-fold={index}
          tabIndex={reachable ? 0 : -1}
          aria-expanded={!folded}
          aria-label={entries}
          onClick={() => onToggle(index)}
        >
          <Chevron size={14} aria-hidden />
        </button>
      )}
      {'  '.repeat(line.depth)}
      {line.parts.map((part, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a line never change their order.
        <JsonPartText key={place} part={part} />
      ))}
      {closing && (
        <>
          <span className={styles.folded}> … {entries} … </span>
          {closing.parts.map((part) => (
            <JsonPartText key={part.text} part={part} />
          ))}
        </>
      )}
    </div>
  )
})
