import type { Exchange } from '../../../shared/domain/http-exchange.ts'
import { Fold } from '../../ui/fold.tsx'
import { KeyValueRows } from '../../ui/key-value-rows.tsx'
import styles from './answer.module.css'
import { AnswerActs } from './answer-acts.tsx'
import { AnswerBodyView } from './answer-body-view.tsx'
import { AnswerHead } from './answer-head.tsx'

type AnswerProps = {
  readonly exchange: Exchange | null
  /** A newer request is under way: this one fades, and keeps its place. */
  readonly isWaiting: boolean
}

/** What came back. */
export function Answer({ exchange, isWaiting }: AnswerProps) {
  if (!exchange) return isWaiting ? null : <p className={styles.empty}>The answer will stand here.</p>
  return (
    <section className={styles.answer} aria-label="Answer" aria-busy={isWaiting}>
      <AnswerHead exchange={exchange} />
      <AnswerBodyView key={exchange.id} body={exchange.body} size={exchange.size} />
      <AnswerActs key={`${exchange.id} acts`} exchange={exchange} />
      <Fold summary={`Headers of the answer (${exchange.headers.length})`}>
        <KeyValueRows
          look="ruled"
          rows={exchange.headers.map((header, index) => ({
            key: `${index} ${header.name}`,
            name: <code>{header.name}</code>,
            value: header.value,
            mono: true,
          }))}
        />
      </Fold>
    </section>
  )
}
