import { FilePlus2 } from 'lucide-react'
import { type KeyboardEvent, useRef } from 'react'
import { type PartRow as Row, textPart } from '../../../shared/domain/request-form.ts'
import { Button } from '../../ui/button.tsx'
import { Note } from '../../ui/note.tsx'
import { PartRow } from './part-row.tsx'
import styles from './part-rows.module.css'
import { useFileChoice } from './use-file-choice.ts'

type PartRowsProps = { readonly rows: readonly Row[]; readonly onChange: (rows: readonly Row[]) => void }

/** The parts of a multipart body: texts in rows, with an empty one always at the end, and files by a button. */
export function PartRows({ rows, onChange }: PartRowsProps) {
  const box = useRef<HTMLDivElement>(null)
  const all = [...rows, textPart]
  const { problem, choose } = useFileChoice(null, (file) =>
    onChange([...rows, { ...textPart, name: 'file', kind: 'file', file }]),
  )
  const replace = (index: number, ...parts: readonly Row[]) =>
    onChange([...rows.slice(0, index), ...parts, ...rows.slice(index + 1)])
  const remove = (index: number) => {
    replace(index)
    const names = box.current?.querySelectorAll<HTMLInputElement>('input[data-part="name"]')
    names?.[index]?.focus()
  }
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key !== 'Enter' || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    const inputs = [...(box.current?.querySelectorAll<HTMLInputElement>('input:not([type="checkbox"])') ?? [])]
    inputs[inputs.indexOf(event.currentTarget) + 1]?.focus()
  }
  return (
    <div className={styles.parts}>
      <div ref={box} className={styles.rows}>
        {all.map((row, index) => (
          <PartRow
            // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place; the last, empty one becomes real while it is typed in.
            key={index}
            row={row}
            label={`part ${index + 1}`}
            isNew={index === rows.length}
            onChange={(changed) => replace(index, changed)}
            onRemove={() => remove(index)}
            onKeyDown={onKeyDown}
          />
        ))}
      </div>
      <Button variant="quiet" className={styles.add ?? ''} icon={<FilePlus2 size={16} />} onClick={choose}>
        Add a file…
      </Button>
      {problem && <Note tone="warning">{problem}</Note>}
    </div>
  )
}
