import { Check } from 'lucide-react'
import { useTimedView } from '../../lib/use-now.ts'
import { CountdownRing } from '../../ui/countdown-ring.tsx'
import { CountdownText } from '../../ui/countdown-text.tsx'
import { copiedWords } from './copied-words.ts'
import styles from './copy-notice.module.css'
import type { Copied } from './use-copy.ts'

/** How long a confirmation stays that has nothing to count down to. */
const shownFor = 6_000

/** The confirmation of a copy, counting down to when it leaves the clipboard. For the eye only. */
export function CopiedChip({ copied }: { readonly copied: Copied }) {
  const { left, nextChangeAt } = useTimedView((now) => viewCopied(copied, now))
  if (left === 0 && nextChangeAt === null) return null
  const whole = copied.clearsAt === null ? 0 : copied.clearsAt - copied.at
  return (
    <p className={styles.chip} aria-hidden>
      <Check className={styles.mark} size={16} />
      {copiedWords[copied.form]}
      {copied.clearsAt !== null && (
        <span className={styles.clears}>
          It leaves the clipboard in <CountdownText text={`${left} s`} state="fresh" />
          <CountdownRing state="fresh" left={(left * 1000) / whole} size={16} />
        </span>
      )}
    </p>
  )
}

/** Whole seconds left, a begun one counting, and when that changes. */
function viewCopied(copied: Copied, now: number): { readonly left: number; readonly nextChangeAt: number | null } {
  const end = copied.clearsAt ?? copied.at + shownFor
  const left = Math.max(0, Math.ceil((end - now) / 1000))
  return { left, nextChangeAt: left > 0 ? end - (left - 1) * 1000 : null }
}
