import { Ban, CircleCheck, CircleHelp, CircleSlash, Clock, Hourglass } from 'lucide-react'
import type { SignatureCheck } from '../../../../shared/jwt/signature-check.ts'
import type { TokenReading } from '../../../../shared/jwt/token-reading.ts'
import { describeVerdict } from '../../../../shared/verdict/describe-verdict.ts'
import type { Verdict } from '../../../../shared/verdict/verdict.ts'
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
} as const satisfies Record<Verdict['state'], typeof Clock>

const words = {
  good: 'Good now',
  soon: 'Ends soon',
  over: 'Ended',
  early: 'Not valid yet',
  bad: 'Do not trust it',
  unknown: 'Cannot be told',
} as const satisfies Record<Verdict['state'], string>

/** The verdict first, in sentences; below the perforation what a server would take and what it would refuse. */
export function VerdictCard({ reading, facts, check, whose }: VerdictCardProps) {
  const verdict = useTimedView((now) => describeVerdict(reading, { ...facts, now, check }))
  const Mark = marks[verdict.state]
  return (
    <Pass
      label={`Verdict${whose}`}
      below={reading.format === 'jwt' && <Checklist {...{ reading, facts, check, whose }} />}
    >
      <div className={styles.verdict} data-state={verdict.state}>
        <p className={styles.state}>
          <Mark size={20} aria-hidden="true" /> {words[verdict.state]}
        </p>
        <p className={styles.headline}>{verdict.headline}</p>
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
