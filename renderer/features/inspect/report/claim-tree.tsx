import { type KeyboardEvent, useCallback, useRef, useState } from 'react'
import type { ClaimRow } from '../../../../shared/jwt/token-reading.ts'
import { Button } from '../../../ui/button.tsx'
import { ClaimTreeRow } from './claim-tree-row.tsx'
import { endOf, parentOf } from './pick-rows.ts'

type ClaimTreeProps = {
  readonly label: string
  readonly rows: readonly ClaimRow[]
  /** The places of the rows to draw. */
  readonly shown: readonly number[]
  readonly folded: ReadonlySet<number>
  readonly chosen: number | null
  /** The row that the raw text points at. */
  readonly marked: number | null
  readonly onChoose: (at: number) => void
  readonly onFold: (at: number, isFolded: boolean) => void
  readonly onPoint: (at: number | null) => void
}

const rowsPerPage = 200

/** The values of a part, one a row. Arrow keys walk and fold, as in any tree; the chosen row can be copied from below it. */
export function ClaimTree({ label, rows, shown, folded, chosen, marked, ...acts }: ClaimTreeProps) {
  const { onChoose, onFold, onPoint } = acts
  const [limit, setLimit] = useState(rowsPerPage)
  const tree = useRef<HTMLDivElement>(null)
  const drawn = shown.slice(0, limit)
  const tabStop = chosen !== null && drawn.includes(chosen) ? chosen : drawn[0]
  const toggle = useCallback((at: number, isFolded: boolean) => onFold(at, isFolded), [onFold])

  const onKeyDown = (event: KeyboardEvent) => {
    const here = drawn.indexOf(tabStop ?? -1)
    const at = drawn[here]
    if (at === undefined || event.ctrlKey || event.metaKey || event.altKey) return
    const isParent = endOf(rows, at) > at + 1
    const target = {
      ArrowDown: drawn[here + 1],
      ArrowUp: drawn[here - 1],
      Home: drawn[0],
      End: drawn.at(-1),
      ArrowRight: isParent && !folded.has(at) ? drawn[here + 1] : undefined,
      ArrowLeft: isParent && !folded.has(at) ? undefined : (parentOf(rows, at) ?? undefined),
    }[event.key]
    if (event.key === 'ArrowRight' && isParent && folded.has(at)) onFold(at, false)
    else if (event.key === 'ArrowLeft' && isParent && !folded.has(at)) onFold(at, true)
    else if (target !== undefined) focusRow(target)
    else if (event.key !== 'Enter' && event.key !== ' ') return
    event.preventDefault()
  }
  const focusRow = (at: number) => {
    onChoose(at)
    tree.current?.querySelector<HTMLElement>(`[data-row="${at}"]`)?.focus()
  }

  return (
    <div>
      <div ref={tree} role="tree" aria-label={label} onKeyDown={onKeyDown}>
        {drawn.map((at) => {
          const row = rows[at]
          return (
            row && (
              <ClaimTreeRow
                key={at}
                at={at}
                row={row}
                isParent={(rows[at + 1]?.depth ?? 0) > row.depth}
                isFolded={folded.has(at)}
                isChosen={at === chosen}
                isMarked={at === marked}
                isTabStop={at === tabStop}
                onChoose={onChoose}
                onFold={toggle}
                onPoint={onPoint}
              />
            )
          )
        })}
      </div>
      {shown.length > rowsPerPage && (
        <Button aria-disabled={limit >= shown.length} onClick={() => setLimit(limit + 1000)}>
          {limit >= shown.length
            ? 'All are shown'
            : `Show more: ${(shown.length - limit).toLocaleString('en')} are not shown yet`}
        </Button>
      )}
    </div>
  )
}
