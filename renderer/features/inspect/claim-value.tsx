import type { ClaimView } from '../../../shared/jwt/read-token.ts'
import { JsonView } from '../../ui/json-view.tsx'
import { ClaimTime } from './claim-time.tsx'
import styles from './claim-value.module.css'

type ClaimValueProps = {
  readonly claim: ClaimView
  /** Tells this reading's boxes from those of another one beside it. */
  readonly whose: string
}

/** The value of a claim as a person reads it: times as times, JSON within JSON unfolded, the rest as it stands. */
export function ClaimValue({ claim, whose }: ClaimValueProps) {
  if (claim.instant !== null) return <ClaimTime instant={claim.instant} raw={claim.text} />
  if (claim.unfolded !== null) {
    return (
      <div className={styles.unfolded}>
        <JsonView text={JSON.stringify(claim.unfolded)} label={`${claim.name}${whose}, unfolded`} whole />
        <p className={styles.aside}>Written as JSON inside a text; unfolded here.</p>
      </div>
    )
  }
  if (/^[[{]/.test(claim.text)) return <JsonView text={claim.text} label={`${claim.name}${whose}`} whole />
  if (claim.text === '') return <span className={styles.aside}>empty</span>
  return <code className={styles.text}>{claim.text}</code>
}
