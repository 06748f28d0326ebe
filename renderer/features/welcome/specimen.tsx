import { Pass } from '../../ui/pass.tsx'
import styles from './specimen.module.css'

/** What a pass looks like, drawn from nobody's token. For the eyes only: the words beside it say the same. */
export function Specimen() {
  return (
    <div className={styles.specimen} aria-hidden="true">
      <Pass
        left={0.78}
        below={
          <dl className={styles.facts}>
            <div>
              <dt>Ends</dt>
              <dd>14:03:12</dd>
            </div>
            <div>
              <dt>May</dt>
              <dd>browse, download</dd>
            </div>
            <div>
              <dt>Token</dt>
              <dd className={styles.mono}>…x7Qa</dd>
            </div>
          </dl>
        }
      >
        <p className={styles.caps}>Specimen</p>
        <p className={styles.figures}>0:47</p>
        <p>Good for 47 more seconds — long enough to start a request.</p>
      </Pass>
    </div>
  )
}
