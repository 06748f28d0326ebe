import type { Exchange } from '../../../shared/domain/http-exchange.ts'
import type { AnswerStep } from '../../../shared/words/answer-advice.ts'
import { useArrivals } from '../../stores/arrivals.store.ts'
import { Fold } from '../../ui/fold.tsx'
import { LongKeyValueRows } from '../../ui/long-key-value-rows.tsx'
import styles from './answer.module.css'
import { AnswerActs } from './answer-acts.tsx'
import { AnswerAdvice } from './answer-advice.tsx'
import { AnswerBodyView } from './answer-body-view.tsx'
import { AnswerHead } from './answer-head.tsx'
import { AnswerSecurity } from './answer-security.tsx'
import { ArrivingView, isShown } from './arriving-view.tsx'
import { CookiesSet } from './cookies-set.tsx'
import { WhatWasSent } from './what-was-sent.tsx'

type AnswerProps = {
  readonly exchange: Exchange | null
  /** A newer request is under way: this one fades, and keeps its place until the new one shows. */
  readonly sendId: string | null
  /** Ends what is under way. */
  readonly onStop: () => void
  /** Does what is advised for an answer nobody hoped for. */
  readonly onStep: (step: AnswerStep) => void
}

/** What came back. */
export function Answer({ exchange, sendId, onStop, onStep }: AnswerProps) {
  const shows = useArrivals((state) => isShown(state.arrivals[sendId ?? '']))
  const isWaiting = sendId !== null
  if (!exchange && !isWaiting) return <p className={styles.empty}>The answer will stand here.</p>
  return (
    <>
      {isWaiting && <ArrivingView sendId={sendId} onStop={onStop} />}
      {exchange && !shows && <WholeAnswer {...{ exchange, isWaiting, onStep }} />}
    </>
  )
}

type WholeAnswerProps = Pick<AnswerProps, 'onStep'> & { readonly exchange: Exchange; readonly isWaiting: boolean }

function WholeAnswer({ exchange, isWaiting, onStep }: WholeAnswerProps) {
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
