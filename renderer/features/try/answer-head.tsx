import { CircleAlert, CircleCheck, CornerDownRight } from 'lucide-react'
import { formatBytes, formatMilliseconds } from '../../../shared/core/format-time.ts'
import type { Exchange } from '../../../shared/domain/http-exchange.ts'
import { describeStatus } from '../../../shared/words/describe-status.ts'
import styles from './answer-head.module.css'
import { AnswerTiming } from './answer-timing.tsx'
import { describeAttempts } from './describe-attempts.ts'

/** The status in figures and in words, how long, how large, and what happened on the way. */
export function AnswerHead({ exchange }: { readonly exchange: Exchange }) {
  const isGood = exchange.status < 400 && !exchange.stillRefused && !exchange.renewalError
  const Mark = isGood ? CircleCheck : CircleAlert
  const onTheWay = describeAttempts(exchange)
  return (
    <header className={styles.head} data-good={isGood}>
      <div className={styles.line} role="status">
        <Mark className={styles.mark} size={20} aria-hidden />
        <h2 className={styles.status}>{exchange.status}</h2>
        <p className={styles.words}>{describeStatus(exchange.status)}.</p>
        <p className={styles.figures}>
          {formatMilliseconds(exchange.durationMs)} · {formatBytes(exchange.size)}
        </p>
      </div>
      {onTheWay.length > 0 && (
        <ul className={styles.way}>
          {onTheWay.map((sentence) => (
            <li key={sentence} className={styles.hop}>
              <CornerDownRight className={styles.arrow} size={16} aria-hidden />
              {sentence}
            </li>
          ))}
        </ul>
      )}
      <AnswerTiming exchange={exchange} />
    </header>
  )
}
