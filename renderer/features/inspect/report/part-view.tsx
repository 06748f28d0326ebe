import { useCallback, useMemo, useState } from 'react'
import type { TokenPart } from '../../../../shared/jwt/token-reading.ts'
import { Note } from '../../../ui/note.tsx'
import { ClaimTree } from './claim-tree.tsx'
import styles from './part-view.module.css'
import { pickRows } from './pick-rows.ts'
import { PlaceBar } from './place-bar.tsx'
import { RawPart } from './raw-part.tsx'
import { rowInRaw } from './raw-pieces.ts'

type PartViewProps = {
  readonly title: string
  readonly hint: string
  /** Tells this token's boxes from those of another one on the screen: " of the first token". */
  readonly whose: string
  readonly part: TokenPart
  /** What is sought in the whole token; empty = nothing. */
  readonly sought: string
}

const nothingFolded: ReadonlySet<number> = new Set()

/** One part of a token: its values in rows with their meaning, beside them the text they stand in; or why it cannot be read. */
export function PartView({ title, hint, whose, part, sought }: PartViewProps) {
  const [folded, setFolded] = useState(nothingFolded)
  const [chosen, setChosen] = useState<number | null>(null)
  const [pointed, setPointed] = useState<number | null>(null)
  const rows = part.readable ? part.rows : []
  const shown = useMemo(() => pickRows(rows, folded, sought), [rows, folded, sought])
  const onFold = useCallback((at: number, isFolded: boolean) => {
    setFolded((before) => {
      const next = new Set(before)
      if (isFolded) next.add(at)
      else next.delete(at)
      return next
    })
  }, [])
  const marked = pointed ?? chosen
  const inRaw = useMemo(() => (marked === null ? null : rowInRaw(rows, marked)), [rows, marked])
  return (
    <section className={styles.part} aria-label={`${title}${whose}`}>
      <h3 className={styles.title}>
        {title} <span className={styles.hint}>{hint}</span>
        <span className={styles.hint} role="status">
          {sought.trim() !== '' && foundWords(shown.length)}
        </span>
      </h3>
      {!part.readable && <Note tone="warning">{part.reason}</Note>}
      {part.readable && rows.length === 0 && <p className={styles.hint}>It is empty.</p>}
      {part.readable && rows.length > 0 && (
        <div className={styles.sides}>
          <div className={styles.tree}>
            {shown.length === 0 ? (
              <p className={styles.none}>Nothing here holds this.</p>
            ) : (
              <ClaimTree
                label={`${title}${whose}, value by value`}
                {...{ rows, shown, folded, chosen, onFold }}
                marked={pointed}
                onChoose={setChosen}
                onPoint={setPointed}
              />
            )}
            <PlaceBar
              key={chosen}
              row={(chosen !== null && shown.includes(chosen) && rows[chosen]) || null}
              text={part.text}
              what={title}
            />
          </div>
          <RawPart
            label={`${title}${whose}, as it stands in the token`}
            text={part.text}
            {...{ rows }}
            marked={inRaw}
            onPoint={setPointed}
            onChoose={setChosen}
          />
        </div>
      )}
    </section>
  )
}

function foundWords(rows: number): string {
  return rows === 1 ? '· 1 row' : `· ${rows.toLocaleString('en')} rows`
}
