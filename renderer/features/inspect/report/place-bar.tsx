import { Copy } from 'lucide-react'
import { useState } from 'react'
import { nextJsonToken } from '../../../../shared/json/json-tokens.ts'
import type { ClaimRow } from '../../../../shared/jwt/token-reading.ts'
import { describeFailure } from '../../../../shared/words/describe-failure.ts'
import { api } from '../../../lib/api.ts'
import { Button } from '../../../ui/button.tsx'
import styles from './place-bar.module.css'

type PlaceBarProps = {
  /** The chosen row; null while none is. */
  readonly row: ClaimRow | null
  /** The text of the part it stands in. */
  readonly text: string
  /** "Claims", "Header". */
  readonly what: string
}

/** Where the chosen value stands, and the ways to copy that. */
export function PlaceBar({ row, text, what }: PlaceBarProps) {
  const [said, setSaid] = useState('')
  const copy = async (content: string, done: string) => {
    const result = await api.inspector.copy({ text: content, isSecret: false })
    setSaid(result.ok ? done : describeFailure(result.error).sentence)
  }
  return (
    <div className={styles.bar}>
      {row ? (
        <code className={styles.path} title={row.path}>
          {row.path}
        </code>
      ) : (
        <span className={styles.path}>Choose a row to copy from it.</span>
      )}
      <span className={styles.said} role="status">
        {said}
      </span>
      <Button
        variant="quiet"
        icon={<Copy size={16} />}
        disabled={row === null}
        aria-label={`Copy path, ${what}`}
        onClick={() => row && void copy(row.path, 'Path copied.')}
      >
        Copy path
      </Button>
      <Button
        variant="quiet"
        icon={<Copy size={16} />}
        disabled={row === null}
        aria-label={`Copy value, ${what}`}
        onClick={() => row && void copy(copiedValue(row, text), 'Value copied.')}
      >
        Copy value
      </Button>
    </div>
  )
}

/** The whole value: of an object or a list its JSON as it stands, of anything else what it reads. */
function copiedValue(row: ClaimRow, text: string): string {
  if (row.kind !== 'object' && row.kind !== 'list') return row.text
  const placed = text.slice(row.from, row.to)
  const name = row.name === null ? null : nextJsonToken(placed, 0)
  const colon = name === null ? null : nextJsonToken(placed, name.at + name.text.length)
  const value = colon?.text === ':' ? placed.slice(colon.at + 1).trimStart() : placed
  // What was unfolded out of a text has no place of its own.
  return /^[[{]/.test(value) ? value : row.text
}
