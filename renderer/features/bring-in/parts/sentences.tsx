import { Note } from '../../../ui/note.tsx'
import styles from './preview.module.css'

type SentencesProps = {
  readonly remarks: readonly string[]
  readonly notTaken: readonly string[]
}

/** What is done otherwise than the file says, and what of it is left out. */
export function Sentences({ remarks, notTaken }: SentencesProps) {
  return (
    <>
      {remarks.length > 0 && (
        <Note tone="info">
          <List sentences={remarks} />
        </Note>
      )}
      {notTaken.length > 0 && (
        <section className={styles.section} aria-label="What is left out">
          <h3 className={styles.title}>What is left out</h3>
          <List sentences={notTaken} />
        </section>
      )}
    </>
  )
}

function List({ sentences }: { readonly sentences: readonly string[] }) {
  return (
    <ul className={styles.sentences}>
      {sentences.map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  )
}
