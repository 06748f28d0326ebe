import type { Exchange } from '../../../shared/domain/http-exchange.ts'
import type { AnswerStep } from '../../../shared/words/answer-advice.ts'
import { Fold } from '../../ui/fold.tsx'
import { LongKeyValueRows } from '../../ui/long-key-value-rows.tsx'
import styles from './answer.module.css'
import { AnswerActs } from './answer-acts.tsx'
import { AnswerAdvice } from './answer-advice.tsx'
import { AnswerBodyView } from './answer-body-view.tsx'
import { AnswerHead } from './answer-head.tsx'
import { AnswerSecurity } from './answer-security.tsx'
import { CookiesSet } from './cookies-set.tsx'
import { WhatWasSent } from './what-was-sent.tsx'

type AnswerProps = {
  readonly exchange: Exchange | null
  /** A newer request is under way: this one fades, and keeps its place. */
  readonly isWaiting: boolean
  /** Does what is advised for an answer nobody hoped for. */
  readonly onStep: (step: AnswerStep) => void
}

/** What came back. */
export function Answer({ exchange, isWaiting, onStep }: AnswerProps) {
  if (!exchange) return isWaiting ? null : <p className={styles.empty}>The answer will stand here.</p>
  return (
    <section className={styles.answer} aria-label="Answer" aria-busy={isWaiting}>
      <AnswerHead exchange={exchange} />
      <AnswerAdvice exchange={exchange} onStep={onStep} />
      <AnswerBodyView key={exchange.id} exchange={exchange} />
      <AnswerActs key={`${exchange.id} acts`} exchange={exchange} />
      <Fold summary={`Headers of the answer (${exchange.headers.length.toLocaleString('en')})`}>
        <LongKeyValueRows
          key={exchange.id}
          rows={exchange.headers.map((header, index) => ({
            key: `${index} ${header.name}`,
            name: <code>{header.name}</code>,
            value: header.value,
            mono: true,
          }))}
        />
      </Fold>
      <AnswerSecurity key={`${exchange.id} security`} exchange={exchange} />
      <CookiesSet exchange={exchange} />
      <WhatWasSent key={`${exchange.id} sent`} exchange={exchange} />
    </section>
  )
}
