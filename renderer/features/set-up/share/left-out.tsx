import type { CardOffer } from '../../../lib/api.ts'
import { Note } from '../../../ui/note.tsx'
import styles from './share-dialog.module.css'

/** What stays here: always, and because something looks like a secret. */
export function LeftOut({ offer: { leftOut, files } }: { readonly offer: CardOffer }) {
  return (
    <>
      {leftOut.length > 0 && (
        <Note tone="warning">
          <p>
            <strong>Left out, because it is a secret or looks like one:</strong>
          </p>
          <ul className={styles.leftOut}>
            {leftOut.map((what) => (
              <li key={what}>{what}</li>
            ))}
          </ul>
          <p>A variable such as {'{{key}}'} in its place goes along, without its value.</p>
        </Note>
      )}
      {files.length > 0 && (
        <p className={styles.hint}>
          Files stay here, and are chosen anew by whoever gets the card: {files.join(', ')}.
        </p>
      )}
      <p className={styles.hint}>
        What you typed in the form, the name of this connection, passwords, tokens, answers and history stay here.
      </p>
    </>
  )
}
