import { Lightbulb } from 'lucide-react'
import type { Exchange } from '../../../shared/domain/http-exchange.ts'
import type { AnswerStep } from '../../../shared/words/answer-advice.ts'
import { explainAnswer } from '../../../shared/words/explain-answer.ts'
import { formatElapsed } from '../../lib/format-clock.ts'
import { useTimedView } from '../../lib/use-now.ts'
import { useTokenState } from '../../stores/tokens.store.ts'
import { Button } from '../../ui/button.tsx'
import styles from './answer-advice.module.css'

type AnswerAdviceProps = { readonly exchange: Exchange; readonly onStep: (step: AnswerStep) => void }

/** What probably lies behind an answer nobody hoped for, and the one thing to do next. */
export function AnswerAdvice({ exchange, onStep }: AnswerAdviceProps) {
  const token = useTokenState(exchange.connectionId)?.token ?? null
  const advice = explainAnswer({ exchange, token })
  if (!advice) return null
  const { sentence, step, label } = advice
  return (
    <aside className={styles.advice} aria-labelledby={`advice-${exchange.id}`}>
      <Lightbulb className={styles.mark} size={20} aria-hidden />
      <div className={styles.words}>
        <h3 id={`advice-${exchange.id}`} className={styles.title}>
          Not what you expected?
        </h3>
        <p>{sentence}</p>
      </div>
      {step.kind !== 'none' && <StepButton step={step} label={label} onStep={onStep} />}
    </aside>
  )
}

type StepButtonProps = {
  readonly step: AnswerStep
  readonly label: string
  readonly onStep: (step: AnswerStep) => void
}

/** Does the step; one that has to wait counts down to it, and can be reached and read all the while. */
function StepButton({ step, label, onStep }: StepButtonProps) {
  const at = step.kind === 'send-again-at' ? step.at : null
  const { secondsLeft } = useTimedView((now) => viewWait(at, now))
  if (secondsLeft === 0) return <Button onClick={() => onStep(step)}>{label}</Button>
  return (
    <Button aria-disabled className={styles.waiting ?? ''}>
      {label} in {formatElapsed(secondsLeft * 1000)}
    </Button>
  )
}

function viewWait(at: number | null, now: number) {
  const secondsLeft = at === null ? 0 : Math.max(0, Math.ceil((at - now) / 1000))
  return { secondsLeft, nextChangeAt: at !== null && secondsLeft > 0 ? at - (secondsLeft - 1) * 1000 : null }
}
