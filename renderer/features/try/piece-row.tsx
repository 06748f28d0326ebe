import { useState } from 'react'
import type { StreamPiece } from '../../../shared/domain/answer-body.ts'
import { formatExact, formatTimeOfDay } from '../../lib/format-clock.ts'
import styles from './pieces-view.module.css'

/** Beyond that only the beginning is shown at first. */
const shownLines = 6
const shownCharacters = 600

/** One event or line: its number, when it came, what it calls itself, and what it says. */
export function PieceRow({ piece }: { readonly piece: StreamPiece }) {
  const [isOpen, setIsOpen] = useState(false)
  const isLong = piece.data.length > shownCharacters || piece.data.split('\n', shownLines + 1).length > shownLines
  return (
    <li className={styles.piece}>
      <div className={styles.head}>
        <span className={styles.number}>{piece.number.toLocaleString()}</span>
        {piece.at !== null && <time title={formatExact(piece.at)}>{formatTimeOfDay(piece.at)}</time>}
        {piece.event !== null && <span className={styles.event}>{piece.event}</span>}
        {piece.id !== null && <span>id {piece.id}</span>}
        {piece.broken && <span className={styles.broken}>not JSON</span>}
      </div>
      <pre className={styles.data} data-short={isLong && !isOpen}>
        {piece.data}
      </pre>
      {(isLong || piece.cut) && (
        <p className={styles.more}>
          {isLong && (
            <button type="button" className={styles.toggle} aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
              {isOpen ? 'Show less' : 'Show all of it'}
            </button>
          )}
          {piece.cut && ' Only its beginning is here; Raw has the rest.'}
        </p>
      )}
    </li>
  )
}
