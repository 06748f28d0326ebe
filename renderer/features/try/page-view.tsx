import { useRef, useState } from 'react'
import { answerPart } from './answer-part.ts'
import styles from './page-view.module.css'

/**
 * A page as it looks, in a frame that may do nothing: no scripts, no forms, no links, no network (the frame has no
 * allowance, and what is served into it comes with a policy that forbids the rest).
 */
export function PageView({ exchangeId }: { readonly exchangeId: string }) {
  const [attempt, setAttempt] = useState(0)
  const hasLoaded = useRef(false)
  // A link that insists on this frame leads to a page that says it was blocked: the one that was looked at comes back.
  const onLoad = () => {
    if (hasLoaded.current) setAttempt((count) => count + 1)
    hasLoaded.current = !hasLoaded.current
  }
  return (
    <div className={styles.view}>
      <p className={styles.words}>
        The page as it looks without scripts and without anything from the network. Links and forms do nothing here.
      </p>
      <iframe
        key={attempt}
        className={styles.frame}
        title="Preview of the page"
        sandbox=""
        src={answerPart(exchangeId, 'page')}
        onLoad={onLoad}
      />
    </div>
  )
}
