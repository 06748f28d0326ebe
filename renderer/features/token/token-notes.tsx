import { Info } from 'lucide-react'
import type { TokenNote } from '../../../shared/domain/token.ts'
import { describeNote } from '../../../shared/words/describe-note.ts'
import styles from './token-notes.module.css'

type TokenNotesProps = { readonly notes: readonly TokenNote[]; readonly providerName: string }

/** What had to be guessed, corrected or read leniently: said, not hidden. */
export function TokenNotes({ notes, providerName }: TokenNotesProps) {
  if (notes.length === 0) return null
  return (
    <ul className={styles.notes} aria-label="Worth knowing">
      {notes.map((note) => (
        <li key={note.kind} className={styles.note}>
          <Info className={styles.mark} size={16} aria-hidden />
          <span>{describeNote(note, providerName)}</span>
        </li>
      ))}
    </ul>
  )
}
