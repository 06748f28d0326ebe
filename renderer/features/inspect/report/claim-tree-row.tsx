import { ChevronRight } from 'lucide-react'
import { type CSSProperties, memo } from 'react'
import type { ClaimRow } from '../../../../shared/jwt/token-reading.ts'
import { ClaimTime } from './claim-time.tsx'
import styles from './claim-tree.module.css'
import { VisibleText } from './visible-text.tsx'

type ClaimTreeRowProps = {
  readonly at: number
  readonly row: ClaimRow
  readonly isParent: boolean
  readonly isFolded: boolean
  readonly isChosen: boolean
  readonly isMarked: boolean
  readonly isTabStop: boolean
  readonly onChoose: (at: number) => void
  readonly onFold: (at: number, isFolded: boolean) => void
  readonly onPoint: (at: number | null) => void
}

/** More of one value nobody reads here, and each hidden character in it takes room of its own. */
const charactersShown = 4_000

/** Deeper than this, rows are no further indented: the name would have no room left. */
const deepestIndent = 12

/** One value with its name and what it means. Memorized: thousands of rows are not drawn again when one is pointed at. */
export const ClaimTreeRow = memo(function ClaimTreeRow(props: ClaimTreeRowProps) {
  const { at, row, isParent, isFolded, isChosen, isMarked, isTabStop, onChoose, onFold, onPoint } = props
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the tree takes the keys.
    <div
      className={styles.row}
      role="treeitem"
      aria-level={row.depth + 1}
      aria-expanded={isParent ? !isFolded : undefined}
      aria-selected={isChosen}
      tabIndex={isTabStop ? 0 : -1}
      data-row={at}
      data-marked={isMarked || undefined}
      style={{ '--depth': Math.min(row.depth, deepestIndent) } as CSSProperties}
      onClick={() => onChoose(at)}
      onFocus={() => onChoose(at)}
      onMouseEnter={() => onPoint(at)}
      onMouseLeave={() => onPoint(null)}
    >
      <div className={styles.name}>
        {isParent && (
          // biome-ignore lint/a11y/noStaticElementInteractions: a bigger target for the mouse; the arrow keys do the same.
          // biome-ignore lint/a11y/useKeyWithClickEvents: see above
          <span className={styles.fold} data-folded={isFolded} onClick={() => onFold(at, !isFolded)}>
            <ChevronRight size={16} aria-hidden="true" />
          </span>
        )}
        <code>{row.name === null ? row.index : <VisibleText text={row.name} />}</code>
      </div>
      <div className={styles.value}>
        <ValueOf row={row} />
        {row.known && row.depth === 0 && (
          <p className={styles.meaning}>
            {row.known.meaning} <span className={styles.source}>({row.known.definedBy})</span>
          </p>
        )}
        {row.known && row.depth > 0 && <p className={styles.meaning}>{row.known.meaning}</p>}
        {row.isRepeated && (
          <p className={styles.warning}>
            This name stands here more than once. Programs differ in which one they take.
          </p>
        )}
        {row.isUnfolded && <p className={styles.meaning}>Written as JSON inside a text; unfolded here.</p>}
      </div>
    </div>
  )
})

function ValueOf({ row }: { readonly row: ClaimRow }) {
  if (row.instant !== null) return <ClaimTime instant={row.instant} raw={row.text} />
  if (row.kind === 'object' || row.kind === 'list' || row.isUnfolded) {
    return <span className={styles.aside}>{insideOf(row)}</span>
  }
  if (row.text === '') return <span className={styles.aside}>empty</span>
  const left = row.text.length - charactersShown
  return (
    <>
      <code className={styles.text} data-kind={row.kind}>
        <VisibleText text={row.text.slice(0, charactersShown)} />
      </code>
      {left > 0 && (
        <p className={styles.meaning}>{left.toLocaleString('en')} more characters: copy the value to have all of it.</p>
      )}
    </>
  )
}

/** "3 values": how much is inside. */
function insideOf({ count, kind }: ClaimRow): string {
  if (count === 0) return kind === 'list' ? 'an empty list' : 'empty'
  const noun = kind === 'list' ? 'item' : 'value'
  return count === 1 ? `1 ${noun}` : `${count.toLocaleString('en')} ${noun}s`
}
