import { FailureCallout } from '../../ui/failure-callout.tsx'
import { VisuallyHidden } from '../../ui/visually-hidden.tsx'
import { CopiedChip } from './copied-chip.tsx'
import { copiedWords } from './copied-words.ts'
import styles from './copy-notice.module.css'
import type { Copying } from './use-copy.ts'

/** Says that it was copied and when it leaves the clipboard; told once to screen readers, counted for the eye. */
export function CopyNotice({ copying }: { readonly copying: Copying }) {
  const { copied, failure } = copying
  const seconds = copied?.clearsAt ? Math.round((copied.clearsAt - copied.at) / 1000) : 0
  const said =
    copied && `${copiedWords[copied.form]} ${seconds ? `It leaves the clipboard in ${seconds} seconds.` : ''}`
  return (
    <>
      <VisuallyHidden>
        <span role="status">{said}</span>
      </VisuallyHidden>
      {copied && <CopiedChip key={copied.at} copied={copied} />}
      {failure && (
        <div className={styles.failure}>
          <FailureCallout error={failure} compact />
        </div>
      )}
    </>
  )
}
