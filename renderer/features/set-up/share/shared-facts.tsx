import type { CardOffer } from '../../../lib/api.ts'
import styles from './share-dialog.module.css'

/** What of the system itself goes into the card. */
export function SharedFacts({ offer }: { readonly offer: CardOffer }) {
  const { system, signIns, servers, environment } = offer
  const facts = [
    { label: 'System', text: system },
    { label: 'Ways to sign in', text: signIns.join(', ') },
    ...servers.map(({ label, address }) => ({ label, text: <code>{address}</code> })),
    { label: 'Environment', text: environment.label },
  ]
  return (
    <dl className={styles.facts}>
      {facts.map(({ label, text }) => (
        <div key={label} className={styles.fact}>
          <dt>{label}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  )
}
