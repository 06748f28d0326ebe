import type { CardPreview } from '../../../../shared/bring-in/card-preview.ts'
import { Note } from '../../../ui/note.tsx'
import { Hosts } from '../parts/hosts.tsx'
import parts from '../parts/preview.module.css'
import styles from './card-preview.module.css'

/** Whom it will talk to, how one signs in, and what the sender has to say. */
export function CardFacts({ preview }: { readonly preview: CardPreview }) {
  const { hosts, asksAddresses, signIns, guide, documentsUnverifiedTls } = preview
  return (
    <>
      <Hosts hosts={hosts} asksAddresses={asksAddresses} />
      {documentsUnverifiedTls && (
        <Note tone="warning">
          Its documentation switches the check of certificates off. Hallpass checks them all the same.
        </Note>
      )}
      <section className={parts.section}>
        <h3 className={parts.title}>How you sign in</h3>
        <ul className={parts.rows}>
          {signIns.map(({ label, summary, asks }) => (
            <li key={label} className={parts.row}>
              <span>{label}</span>
              <span className={parts.soft}>
                {[summary, asks.length > 0 && `Asks for: ${asks.join(', ')}.`].filter(Boolean).join(' ')}
              </span>
            </li>
          ))}
        </ul>
        <p className={parts.soft}>No password and no token comes with a card: you type your own.</p>
      </section>
      {guide.length > 0 && (
        <section className={parts.section}>
          <h3 className={parts.title}>What the sender says</h3>
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
