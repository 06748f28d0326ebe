import { answerPart } from './answer-part.ts'
import styles from './page-view.module.css'

/**
 * A page as it looks, in a frame that may do nothing: no scripts, no forms, no links, no network (the frame has no
 * allowance, and what is served into it comes with a policy that forbids the rest).
 */
export function PageView({ exchangeId }: { readonly exchangeId: string }) {
  return (
    <div className={styles.view}>
      <p className={styles.words}>
        The page as it looks without scripts and without anything from the network. Links and forms do nothing here.
      </p>
      <iframe className={styles.frame} title="Preview of the page" sandbox="" src={answerPart(exchangeId, 'page')} />
    </div>
  )
}
