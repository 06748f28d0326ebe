import type { CardHost } from '../../../../shared/bring-in/card-preview.ts'
import { NearNote } from '../../../ui/near-note.tsx'
import { Note } from '../../../ui/note.tsx'
import styles from './preview.module.css'

type HostsProps = {
  readonly hosts: readonly CardHost[]
  /** Labels of addresses that the person types. */
  readonly asksAddresses: readonly string[]
}

/** Whom the system will talk to. */
export function Hosts({ hosts, asksAddresses }: HostsProps) {
  const plain = [...new Set(hosts.filter(({ isPlainHttp }) => isPlainHttp).map(({ host }) => host))]
  return (
    <section className={styles.section} aria-label="Whom it will talk to">
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
      <NearNote hosts={hosts.map(({ host }) => host)} />
      {plain.length > 0 && (
        <Note tone="warning">
          <p>
            <strong>Unprotected: {plain.join(', ')}.</strong> These addresses begin with http://, so everybody on the
            way can read what is sent there, passwords and tokens as well. Ask whether there is https.
          </p>
        </Note>
      )}
    </section>
  )
}
