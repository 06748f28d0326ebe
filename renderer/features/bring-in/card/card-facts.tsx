import type { CardPreview } from '../../../../shared/bring-in/card-preview.ts'
import { Note } from '../../../ui/note.tsx'
import styles from './card-preview.module.css'

/** Whom it will talk to, how one signs in, and what the sender has to say. */
export function CardFacts({ preview }: { readonly preview: CardPreview }) {
  const { hosts, asksAddresses, signIns, guide, documentsUnverifiedTls } = preview
  const plain = [...new Set(hosts.filter(({ isPlainHttp }) => isPlainHttp).map(({ host }) => host))]
  return (
    <>
      <section className={styles.section}>
        <h3 className={styles.title}>Whom it will talk to</h3>
        <ul className={styles.rows}>
          {hosts.map(({ host, why, isPlainHttp }) => (
            <li key={`${host} ${why} ${isPlainHttp}`} className={styles.row}>
              <code>{isPlainHttp ? `http://${host}` : host}</code> <span className={styles.soft}>{why}</span>
            </li>
          ))}
          {asksAddresses.map((label) => (
            <li key={label} className={styles.row}>
              <span>An address that you type</span> <span className={styles.soft}>{label}</span>
            </li>
          ))}
        </ul>
        {plain.length > 0 && (
          <Note tone="warning">
            <p>
              <strong>Unprotected: {plain.join(', ')}.</strong> These addresses begin with http://, so everybody on the
              way can read what is sent there, passwords and tokens as well. Ask the sender whether there is https.
            </p>
          </Note>
        )}
        {documentsUnverifiedTls && (
          <Note tone="warning">
            Its documentation switches the check of certificates off. Hallpass checks them all the same.
          </Note>
        )}
      </section>
      <section className={styles.section}>
        <h3 className={styles.title}>How you sign in</h3>
        <ul className={styles.rows}>
          {signIns.map(({ label, summary, asks }) => (
            <li key={label} className={styles.row}>
              <span>{label}</span>
              <span className={styles.soft}>
                {[summary, asks.length > 0 && `Asks for: ${asks.join(', ')}.`].filter(Boolean).join(' ')}
              </span>
            </li>
          ))}
        </ul>
        <p className={styles.soft}>No password and no token comes with a card: you type your own.</p>
      </section>
      {guide.length > 0 && (
        <section className={styles.section}>
          <h3 className={styles.title}>What the sender says</h3>
          <ol className={styles.steps}>
            {guide.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
        </section>
      )}
    </>
  )
}
