import { Ban, CircleCheck, CircleHelp, CircleSlash, CircleX, Clock, Hourglass } from 'lucide-react'
import { useState } from 'react'
import type { SignatureCheck } from '../../../../shared/jwt/signature-check.ts'
import type { TokenReading } from '../../../../shared/jwt/token-reading.ts'
import { checklist } from '../../../../shared/verdict/checklist.ts'
import { describeVerdict } from '../../../../shared/verdict/describe-verdict.ts'
import type { ChecklistItem, Expectations, Verdict } from '../../../../shared/verdict/verdict.ts'
import { useTimedView } from '../../../lib/use-now.ts'
import { Pass } from '../../../ui/pass.tsx'
import { Checklist } from './checklist.tsx'
import type { ReportFacts } from './report-facts.ts'
import styles from './verdict-card.module.css'

type VerdictCardProps = {
  readonly reading: TokenReading
  readonly facts: ReportFacts
  readonly check: SignatureCheck | null
  readonly whose: string
}

const marks = {
  good: CircleCheck,
  soon: Clock,
  over: CircleSlash,
  early: Hourglass,
  bad: Ban,
  unknown: CircleHelp,
  refused: CircleX,
} as const satisfies Record<Verdict['state'] | 'refused', typeof Clock>

const words = {
  good: 'Good now',
  soon: 'Ends soon',
  over: 'Ended',
  early: 'Not valid yet',
  bad: 'Do not trust it',
  unknown: 'Cannot be told',
  refused: 'Not for your server',
} as const satisfies Record<Verdict['state'] | 'refused', string>

const nothingExpected: Expectations = { audience: '', issuer: '', algorithm: '' }

/** The verdict first, in sentences; below the perforation what a server would take and what it would refuse. */
export function VerdictCard({ reading, facts, check, whose }: VerdictCardProps) {
  const [expected, setExpected] = useState(nothingExpected)
  const { items, ...verdict } = useTimedView((now) => ({
    ...describeVerdict(reading, { ...facts, now, check }),
    items: checklist(reading, { ...facts, now, check }, expected),
  }))
  const refused = refusalsIn(items, expected)
  const isGood = verdict.state === 'good' || verdict.state === 'soon'
  const state = isGood && refused.length > 0 ? 'refused' : verdict.state
  const Mark = marks[state]
  return (
    <Pass
      label={`Verdict${whose}`}
      below={reading.format === 'jwt' && <Checklist {...{ items, expected, whose }} onExpected={setExpected} />}
    >
      <div className={styles.verdict} data-state={state}>
        <p className={styles.state}>
          <Mark size={20} aria-hidden="true" /> {words[state]}
        </p>
        <h3 className={styles.headline}>{verdict.headline}</h3>
        {refused.length > 0 && <p>Your server would refuse it: {refused.join(', ')}.</p>}
        {signatureFirst(verdict).map(({ about, text }) => (
          <p key={`${about} ${text}`} data-about={about}>
            {text}
          </p>
        ))}
      </div>
    </Pass>
  )
}

/** Whether to believe it comes before what it says. */
function signatureFirst({ sentences }: Verdict): Verdict['sentences'] {
  const isSignature = ({ about }: Verdict['sentences'][number]) => about === 'signature'
  return [...sentences.filter(isSignature), ...sentences.filter((sentence) => !isSignature(sentence))]
}

/** Which of the person's own expectations are not met. */
function refusalsIn(items: readonly ChecklistItem[], expected: Expectations): readonly string[] {
  const asked = (['audience', 'issuer', 'algorithm'] as const).filter((name) => expected[name].trim() !== '')
  return asked.filter((name) => items.some(({ id, state }) => id === name && state === 'fails'))
}
