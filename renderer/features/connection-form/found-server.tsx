import type { Discovery } from '../../../shared/domain/discovery.ts'
import type { Provider, SignIn } from '../../../shared/domain/provider.ts'
import { Note } from '../../ui/note.tsx'
import { notesOn, offers } from './found-for-form.ts'
import styles from './issuer-field.module.css'

type FoundServerProps = {
  readonly provider: Provider
  readonly signIn: SignIn | undefined
  readonly found: Discovery
}

/** What a server said of itself, as far as it changes this form. */
export function FoundServer({ provider, signIn, found }: FoundServerProps) {
  const notes = notesOn(found, signIn)
  const ways = provider.signIns.filter((signIn) => offers(found, signIn)).map(({ label }) => label)
  const count = provider.servers.filter(({ id }) => id in found.endpoints).length
  return (
    <Note tone="info">
      <strong>Found: {found.issuer ?? new URL(found.foundAt).host}</strong>
      <dl className={styles.facts}>
        <dt>Addresses</dt>
        <dd>{count === 1 ? 'One, filled in below' : `${count}, filled in below`}</dd>
        <dt>Sign-ins it offers</dt>
        <dd>{ways.length === 0 ? 'None of those that Hallpass has.' : ways.join(', ')}</dd>
        {found.scopes.length > 0 && (
          <>
            <dt>Scopes it names</dt>
            <dd>{found.scopes.length}, to choose from below</dd>
          </>
        )}
      </dl>
      {notes.length > 0 && (
        <ul className={styles.notes}>
          {notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
    </Note>
  )
}
